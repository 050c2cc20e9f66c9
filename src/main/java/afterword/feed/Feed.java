package afterword.feed;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A feed that is followed. {@code every} is the interval an admin chose, null to let the feed's own rhythm decide; {@code title} may be empty. */
public record Feed(
        FeedId id,
        URI url,
        String title,
        @Nullable URI site,
        @Nullable Duration every,
        FeedStatus status,
        PollState poll) {
    /** Whether it was ever read: what the first reading finds is old. */
    public boolean isSeeded() {
        return poll.health().lastSuccessAt() != null;
    }
}
