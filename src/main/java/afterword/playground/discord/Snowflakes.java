package afterword.playground.discord;

import java.time.InstantSource;

/** Discord's ids: milliseconds since 2015 in the upper bits, always growing. */
final class Snowflakes {
    private static final long EPOCH = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;

    private final InstantSource time;
    private long last;

    Snowflakes(InstantSource time) {
        this.time = time;
    }

    long next() {
        last = Math.max(last + 1, Math.max(0, time.millis() - EPOCH) << TIME_SHIFT);
        return last;
    }
}
