package afterword.platform.telegram;

import java.time.Duration;

/**
 * How long the adapter waits for what.
 *
 * @param longPoll how long Telegram may keep a question for updates open
 * @param firstPause the pause after a first failure; it doubles with each further one
 * @param longestPause where doubling ends
 * @param watch how often the polling is looked after
 * @param farewell how long answers under way may take when closing
 */
record Timing(Duration longPoll, Duration firstPause, Duration longestPause, Duration watch, Duration farewell) {
    static final Timing USUAL = new Timing(
            Duration.ofSeconds(50),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    /** The pause after so many failures in a row, the first being 1. */
    Duration pauseAfter(int failures) {
        var doublings = Math.clamp(failures - 1, 0, 20);
        var pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
