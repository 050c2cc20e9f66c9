package afterword.feed;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** How often an admin wants a feed to be polled, as it is written in the configuration too: {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d}. */
sealed interface Interval {
    Pattern WRITTEN = Pattern.compile("(\\d{1,5}) ?([smhd])[a-z]*");
    Duration LONGEST = Duration.ofDays(30);
    Duration IMPOLITE = Duration.ofMinutes(1);

    record Every(Duration duration) implements Interval {
        /** Whether it is more often than servers usually like. */
        boolean isImpolite() {
            return duration.compareTo(IMPOLITE) < 0;
        }
    }

    /** Nothing was said: the feed's own rhythm decides. */
    record Own() implements Interval {}

    record Wrong(String sentence) implements Interval {}

    static Interval of(String written) {
        if (written.isBlank()) {
            return new Own();
        }
        var read = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        var duration = read.matches() ? duration(Long.parseLong(read.group(1)), read.group(2)) : Duration.ZERO;
        return duration.isZero() || duration.compareTo(LONGEST) > 0
                ? new Wrong("“" + written.strip() + "” is no interval: every takes 1s to 30d, such as 10m, 2h or 1d.")
                : new Every(duration);
    }

    /** The shortest way to write it. */
    static String written(Duration every) {
        long seconds = every.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
