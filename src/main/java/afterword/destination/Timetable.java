package afterword.destination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an article may be posted, by the clock of one zone. A time that the clock skips counts as the moment of the skip.
 * Of a time that it shows twice, a daily or weekly time means the first and an hourly one both; quiet hours begin with the
 * first and end with the second.
 */
public record Timetable(Schedule schedule, @Nullable QuietHours quiet, ZoneId zone) {
    /**
     * The first moment, not before {@code now}, at which an article may be posted that came at {@code owedAt}: its time of
     * the schedule has come, and it is not quiet.
     */
    public Instant turn(Instant owedAt, Instant now) {
        var slot = slot(owedAt);
        return afterQuiet(slot.isAfter(now) ? slot : now);
    }

    /** Whether an article that came then has to wait, even if all goes well. */
    public boolean holdsBack(Instant owedAt) {
        return turn(owedAt, owedAt).isAfter(owedAt);
    }

    /** The first moment of the day after the one that holds this moment. */
    public Instant nextDay(Instant moment) {
        return moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The first moment of the day that holds this moment. */
    public Instant startOfDay(Instant moment) {
        return moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** The first time of the schedule that is not before the moment. */
    Instant slot(Instant from) {
        return switch (schedule) {
            case Schedule.AtOnce() -> from;
            case Schedule.Hourly() -> nextHour(from);
            case Schedule.Daily(var at) -> {
                var date = from.atZone(zone).toLocalDate();
                yield firstNotBefore(from, List.of(date.minusDays(1), date, date.plusDays(1), date.plusDays(2)), at);
            }
            case Schedule.Weekly(var day, var at) -> {
                var date = from.atZone(zone).toLocalDate().minusDays(1).with(TemporalAdjusters.nextOrSame(day));
                yield firstNotBefore(from, List.of(date, date.plusWeeks(1)), at);
            }
        };
    }

    /** The moment itself, or the end of the quiet hours that it lies in. */
    Instant afterQuiet(Instant moment) {
        if (quiet == null) {
            return moment;
        }
        var date = moment.atZone(zone).toLocalDate();
        var free = moment;
        for (var begins : List.of(date.minusDays(1), date, date.plusDays(1))) {
            var over = quiet.to().isBefore(quiet.from()) ? begins.plusDays(1) : begins;
            var from = first(begins.atTime(quiet.from()));
            var to = last(over.atTime(quiet.to()));
            if (!free.isBefore(from) && free.isBefore(to)) {
                free = to;
            }
        }
        return free;
    }

    private Instant firstNotBefore(Instant from, List<LocalDate> dates, LocalTime at) {
        return dates.stream()
                .map(date -> first(date.atTime(at)))
                .filter(slot -> !slot.isBefore(from))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such day after " + from));
    }

    private Instant nextHour(Instant from) {
        var hour = from.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.HOURS);
        var marks = new ArrayList<Instant>();
        // The clock may go back by more than an hour, and forward over marks.
        for (var step = -2L; step <= 4; step++) {
            marks.add(first(hour.plusHours(step)));
            marks.add(last(hour.plusHours(step)));
        }
        return marks.stream()
                .filter(mark -> !mark.isBefore(from))
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("No full hour after " + from));
    }

    private Instant first(LocalDateTime time) {
        return at(time, true);
    }

    private Instant last(LocalDateTime time) {
        return at(time, false);
    }

    private Instant at(LocalDateTime time, boolean earlier) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            return rules.getTransition(time).getInstant();
        }
        ZoneOffset offset = earlier ? offsets.getFirst() : offsets.getLast();
        return time.toInstant(offset);
    }
}
