package afterword.playground.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until it is moved. */
final class MovableTime implements InstantSource {
    private volatile Instant now = Instant.parse("2026-05-04T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
