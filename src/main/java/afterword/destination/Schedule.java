package afterword.destination;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When articles are posted: at once, or all that came by then at certain times of the destination's clock. */
public sealed interface Schedule {
    record AtOnce() implements Schedule {}

    /** At each full hour. */
    record Hourly() implements Schedule {}

    record Daily(LocalTime at) implements Schedule {}

    record Weekly(DayOfWeek day, LocalTime at) implements Schedule {}

    /** {@code at once}, {@code hourly}, {@code daily 09:00} or {@code weekly mon 09:00}; empty for anything else. */
    static Optional<Schedule> read(String words) {
        var parts = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return switch (parts.getFirst()) {
            case "at" -> parts.equals(List.of("at", "once")) ? Optional.of(new AtOnce()) : Optional.empty();
            case "now", "at-once" -> parts.size() == 1 ? Optional.of(new AtOnce()) : Optional.empty();
            case "hourly" -> parts.size() == 1 ? Optional.of(new Hourly()) : Optional.empty();
            case "daily" -> parts.size() == 2 ? ClockTime.read(parts.get(1)).map(Daily::new) : Optional.empty();
            case "weekly" ->
                parts.size() == 3
                        ? day(parts.get(1))
                                .flatMap(day -> ClockTime.read(parts.get(2)).map(at -> new Weekly(day, at)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** As {@link #read} takes it. */
    default String words() {
        return switch (this) {
            case AtOnce() -> "at once";
            case Hourly() -> "hourly";
            case Daily(var at) -> "daily " + at;
            case Weekly(var day, var at) -> "weekly " + shortName(day) + " " + at;
        };
    }

    private static Optional<DayOfWeek> day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day ->
                        word.equals(shortName(day)) || word.equals(day.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }
}
