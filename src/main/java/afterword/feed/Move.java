package afterword.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An address that permanent redirects have led to on so many polls in a row. */
public record Move(URI to, int polls) {
    private static final int STABLE = 3;

    static @Nullable Move after(@Nullable Move before, @Nullable URI to) {
        if (to == null) {
            return null;
        }
        return new Move(to, before != null && before.to.equals(to) ? before.polls + 1 : 1);
    }

    /** Whether it has lasted long enough to be believed. */
    public boolean isStable() {
        return polls >= STABLE;
    }
}
