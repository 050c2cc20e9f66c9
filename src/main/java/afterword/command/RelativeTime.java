package afterword.command;

import java.time.Duration;
import java.time.Instant;

/** Times as people say them, in their largest unit. */
public final class RelativeTime {
    private static final long FEW = 2;
    private static final Duration NOW = Duration.ofSeconds(2);

    private RelativeTime() {}

    /** "just now", "5 minutes ago", "in 2 hours". */
    public static String of(Instant then, Instant now) {
        var past = !then.isAfter(now);
        var distance = Duration.between(then, now).abs();
        if (distance.compareTo(NOW) < 0) {
            return past ? "just now" : "at once";
        }
        return past ? of(distance) + " ago" : "in " + of(distance);
    }

    /** "90 seconds", "5 minutes", "1 day": under two of a unit the next smaller one is used, where there is a rest. */
    public static String of(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        var minute = Duration.ofMinutes(1).toSeconds();
        var hour = Duration.ofHours(1).toSeconds();
        var day = Duration.ofDays(1).toSeconds();
        if (fits(seconds, day)) {
            return count(seconds / day, "day");
        }
        if (fits(seconds, hour)) {
            return count(seconds / hour, "hour");
        }
        return fits(seconds, minute) ? count(seconds / minute, "minute") : count(seconds, "second");
    }

    private static boolean fits(long seconds, long unit) {
        return seconds >= FEW * unit || seconds == unit;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
