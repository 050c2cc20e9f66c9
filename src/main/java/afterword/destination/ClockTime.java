package afterword.destination;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times of day as people write them. */
final class ClockTime {
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");

    private ClockTime() {}

    /** {@code 9:00} or {@code 09:00}, to {@code 23:59}; empty for anything else. */
    static Optional<LocalTime> read(String words) {
        var time = TIME.matcher(words);
        return time.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
                : Optional.empty();
    }
}
