package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that must outlive a restart so that a feed is polled as if there had been none. {@code rhythm} is the interval that its own posting suggests. */
public record PollState(
        Instant dueAt,
        Conditional conditional,
        Health health,
        PollHints hints,
        Duration rhythm,
        @Nullable Move move) {
    /** A feed that has never been polled. */
    public static PollState fresh(Instant dueAt) {
        return new PollState(dueAt, Conditional.NONE, Health.NEW, PollHints.NONE, Rhythm.FIRST, null);
    }

    public PollState dueAt(Instant due) {
        return new PollState(due, conditional, health, hints, rhythm, move);
    }
}
