package afterword.article;

import java.time.Duration;
import java.time.Instant;

/** Spreads what one poll found: a place gets so many posts at once, the rest in order, none is dropped. */
public final class BurstPace {
    /** As often as a feed is polled at most. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static final int AT_ONCE = 20;

    private BurstPace() {}

    /** When the post of the {@code index}th new article of a poll, counted from 0, is due. */
    public static Instant dueAt(int index, Instant now) {
        return now.plus(PAUSE.multipliedBy(index / AT_ONCE));
    }
}
