package afterword.feed;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a fetch was sent, and how much of the way was said to be for good. */
final class RedirectTrail {
    private final Instant deadline;
    private int length;
    private boolean permanentSoFar = true;
    private @Nullable URI movedTo;

    RedirectTrail(Instant deadline) {
        this.deadline = deadline;
    }

    void follow(URI to, boolean permanent) {
        length++;
        permanentSoFar &= permanent;
        movedTo = permanentSoFar ? to : movedTo;
    }

    int length() {
        return length;
    }

    Instant deadline() {
        return deadline;
    }

    /** The end of the permanent redirects that the way began with; null without any. */
    @Nullable
    URI movedTo() {
        return movedTo;
    }
}
