package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that must outlive a restart so that a feed is polled as if there had been none. {@code rhythm} is the interval that its own posting suggests;
 * {@code notBefore} is until when its server has last asked to be left alone, null where it has not.
 */
public record PollState(
        Instant dueAt,
        Conditional conditional,
        Health health,
        PollHints hints,
        Duration rhythm,
        @Nullable Move move,
        @Nullable Instant notBefore) {
    /** A feed that has never been polled. */
    public static PollState fresh(Instant dueAt) {
        return new PollState(dueAt, Conditional.NONE, Health.NEW, PollHints.NONE, Rhythm.FIRST, null, null);
    }

    public PollState dueAt(Instant due) {
        return new PollState(due, conditional, health, hints, rhythm, move, notBefore);
    }

    /** The same feed, whose server has asked to be left alone until {@code until}. */
    PollState waitingUntil(Instant until) {
        var allowed = allowed(until);
        return new PollState(
                dueAt.isAfter(allowed) ? dueAt : allowed, conditional, health, hints, rhythm, move, allowed);
    }

    /** When a poll that is wanted at {@code wanted} may be: whoever wants it, the server is not asked before it allows that. */
    Instant allowed(Instant wanted) {
        return notBefore != null && notBefore.isAfter(wanted) ? notBefore : wanted;
    }

    /** Whether the server has asked to be left alone and that time is not over. */
    boolean isWaiting(Instant now) {
        return notBefore != null && notBefore.isAfter(now);
    }
}
