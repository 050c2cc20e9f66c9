package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to ask again. */
final class NextPoll {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final double JITTER = 0.1;
    private static final int HOURS_AHEAD = 24 * 7;

    private NextPoll() {}

    /**
     * After an answer: the longest of what the feed's rhythm, its own wishes and its caching ask for, at most a day, give or take a tenth, outside the
     * hours and days that it excludes. An admin's own {@code every} comes before all that.
     */
    static Instant afterAnswer(
            @Nullable Duration every,
            Duration rhythm,
            PollHints hints,
            @Nullable Duration freshFor,
            Instant now,
            RandomGenerator random) {
        if (every != null) {
            return now.plus(every);
        }
        var interval = longest(rhythm, hints.ttl(), hints.updatePeriod(), freshFor);
        return outsideSkipped(now.plus(jittered(interval, random)), hints);
    }

    /** After the {@code failures}th failure in a row: twice as long each time, at most a day or what an admin chose, never given up. */
    static Instant afterFailure(@Nullable Duration every, int failures, Instant now, RandomGenerator random) {
        var first = every == null ? FIRST_RETRY : every;
        var delay = first;
        for (int i = 1; i < failures && delay.compareTo(LONGEST) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return now.plus(jittered(shorter(delay, first.compareTo(LONGEST) > 0 ? first : LONGEST), random));
    }

    /** What Retry-After comes to: not before then, whatever else is wanted; nobody makes us wait longer than a day. */
    static Instant notBefore(Duration retryAfter, Instant now) {
        return now.plus(shorter(retryAfter, LONGEST));
    }

    private static Duration longest(@Nullable Duration... durations) {
        var longest = Arrays.stream(durations)
                .filter(it -> it != null)
                .max(Duration::compareTo)
                .orElse(LONGEST);
        return shorter(longest, LONGEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Duration jittered(Duration duration, RandomGenerator random) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }

    private static Instant outsideSkipped(Instant due, PollHints hints) {
        var at = due.atZone(ZoneOffset.UTC);
        for (int i = 0; i < HOURS_AHEAD && isSkipped(at, hints); i++) {
            at = at.plusHours(1).truncatedTo(ChronoUnit.HOURS);
        }
        // A feed that excludes every hour excludes none.
        return isSkipped(at, hints) ? due : at.toInstant();
    }

    private static boolean isSkipped(ZonedDateTime at, PollHints hints) {
        return hints.skipHours().contains(at.getHour()) || hints.skipDays().contains(at.getDayOfWeek());
    }
}
