package afterword.destination;

import java.time.LocalTime;
import java.util.Optional;

/** The time of every day in which nothing is posted, from the first moment to before the last, over midnight where that is earlier. */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet all day long: " + from);
        }
    }

    /** {@code 22:00-07:00}; empty for anything else. */
    static Optional<QuietHours> read(String words) {
        var parts = words.strip().split("\\s*(?:-|–|to)\\s*", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return ClockTime.read(parts[0])
                .flatMap(from ->
                        ClockTime.read(parts[1]).filter(to -> !to.equals(from)).map(to -> new QuietHours(from, to)));
    }

    /** As {@link #read} takes it. */
    String words() {
        return from + "-" + to;
    }
}
