package afterword;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be seen somewhere, looked at anew only after something changed: one look copies everything. */
final class Snapshot<T> {
    private final Supplier<T> look;
    private final AtomicLong changes = new AtomicLong();
    private @Nullable Seen<T> seen;

    Snapshot(Supplier<T> look) {
        this.look = look;
    }

    private record Seen<T>(T what, long changes) {}

    /** Something changed. */
    void changed() {
        changes.incrementAndGet();
    }

    synchronized T get() {
        var now = changes.get();
        var last = seen;
        if (last == null || last.changes() != now) {
            last = new Seen<>(look.get(), now);
            seen = last;
        }
        return last.what();
    }
}
