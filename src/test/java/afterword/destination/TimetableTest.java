package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When articles have their turn. Berlin's clock skips 02:00-03:00 on 29 March 2026 and repeats it on 25 October 2026. */
final class TimetableTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Pacific/Apia"));
    private static final int ROUNDS = 300;

    @ParameterizedTest(name = "{0}, quiet {1}: owed {3}, now {4}, goes {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            at once          | -           | UTC           | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z
            at once          | -           | UTC           | 2026-03-03T12:00:00Z | 2026-03-03T12:05:00Z | 2026-03-03T12:05:00Z
            hourly           | -           | UTC           | 2026-03-03T12:00:01Z | 2026-03-03T12:00:01Z | 2026-03-03T13:00:00Z
            hourly           | -           | UTC           | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z
            hourly           | -           | UTC           | 2026-03-03T11:30:00Z | 2026-03-03T12:00:04Z | 2026-03-03T12:00:04Z
            hourly           | -           | Asia/Kolkata  | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z | 2026-03-03T12:30:00Z
            daily 09:00      | -           | UTC           | 2026-03-03T08:59:59Z | 2026-03-03T08:59:59Z | 2026-03-03T09:00:00Z
            daily 09:00      | -           | UTC           | 2026-03-03T09:00:01Z | 2026-03-03T09:00:01Z | 2026-03-04T09:00:00Z
            daily 09:00      | -           | UTC           | 2026-03-03T08:00:00Z | 2026-03-03T09:00:07Z | 2026-03-03T09:00:07Z
            daily 09:00      | -           | Europe/Berlin | 2026-03-28T12:00:00Z | 2026-03-28T12:00:00Z | 2026-03-29T07:00:00Z
            daily 02:30      | -           | Europe/Berlin | 2026-03-28T12:00:00Z | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z
            daily 02:30      | -           | Europe/Berlin | 2026-10-24T12:00:00Z | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
            daily 02:30      | -           | Europe/Berlin | 2026-10-25T00:45:00Z | 2026-10-25T00:45:00Z | 2026-10-26T01:30:00Z
            hourly           | -           | Europe/Berlin | 2026-10-25T00:30:00Z | 2026-10-25T00:30:00Z | 2026-10-25T01:00:00Z
            weekly mon 09:00 | -           | UTC           | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z | 2026-03-09T09:00:00Z
            weekly mon 09:00 | -           | UTC           | 2026-03-09T08:00:00Z | 2026-03-09T08:00:00Z | 2026-03-09T09:00:00Z
            weekly mon 09:00 | -           | UTC           | 2026-03-09T09:00:01Z | 2026-03-09T09:00:01Z | 2026-03-16T09:00:00Z
            at once          | 22:00-07:00 | UTC           | 2026-03-03T21:59:59Z | 2026-03-03T21:59:59Z | 2026-03-03T21:59:59Z
            at once          | 22:00-07:00 | UTC           | 2026-03-03T22:00:00Z | 2026-03-03T22:00:00Z | 2026-03-04T07:00:00Z
            at once          | 22:00-07:00 | UTC           | 2026-03-04T06:59:59Z | 2026-03-04T06:59:59Z | 2026-03-04T07:00:00Z
            at once          | 12:00-13:30 | UTC           | 2026-03-04T12:30:00Z | 2026-03-04T12:30:00Z | 2026-03-04T13:30:00Z
            daily 23:00      | 22:00-07:00 | UTC           | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z | 2026-03-04T07:00:00Z
            at once          | 22:00-07:00 | Europe/Berlin | 2026-03-28T22:00:00Z | 2026-03-28T22:00:00Z | 2026-03-29T05:00:00Z
            at once          | 22:00-02:30 | Europe/Berlin | 2026-03-28T22:00:00Z | 2026-03-28T22:00:00Z | 2026-03-29T01:00:00Z
            at once          | 22:00-02:30 | Europe/Berlin | 2026-10-25T00:10:00Z | 2026-10-25T00:10:00Z | 2026-10-25T01:30:00Z
            at once          | 02:30-06:00 | Europe/Berlin | 2026-10-25T01:10:00Z | 2026-10-25T01:10:00Z | 2026-10-25T05:00:00Z
            """)
    void givesEachArticleItsTurn(
            String schedule, @Nullable String quiet, String zone, Instant owedAt, Instant now, Instant turn) {
        var timetable = new Timetable(
                Schedule.read(schedule).orElseThrow(),
                quiet == null ? null : QuietHours.read(quiet).orElseThrow(),
                ZoneId.of(zone));

        var given = timetable.turn(owedAt, now);

        assertThat(given).isEqualTo(turn);
    }

    @Test
    void isQuietForExactlyTheTimesBetweenAwayFromClockChanges() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var quiet = quiet(random);
            var timetable = new Timetable(new Schedule.AtOnce(), quiet, zone);
            var moment = moment(random);
            if (changesNear(zone, moment)) {
                continue;
            }

            var free = timetable.afterQuiet(moment);

            var local = moment.atZone(zone).toLocalTime();
            assertThat(free.isAfter(moment))
                    .as("seed %s: %s in %s, quiet %s", seed, moment, zone, quiet)
                    .isEqualTo(isWithin(local, quiet));
        }
    }

    @Test
    void endsQuietWithTheFirstFreeMinuteAlsoWhenTheClockChanges() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var quiet = quiet(random);
            var timetable = new Timetable(new Schedule.AtOnce(), quiet, zone);
            var moment = nearChange(random, zone);

            var free = timetable.afterQuiet(moment);

            var said = "seed %s: %s in %s, quiet %s, free %s".formatted(seed, moment, zone, quiet, free);
            assertThat(free).as(said).isAfterOrEqualTo(moment);
            assertThat(timetable.afterQuiet(free)).as(said).isEqualTo(free);
            for (var minute = moment; minute.isBefore(free); minute = minute.plusSeconds(60)) {
                assertThat(timetable.afterQuiet(minute)).as(said).isEqualTo(free);
            }
            assertThat(Duration.between(moment, free)).as(said).isLessThan(Duration.ofHours(51));
        }
    }

    @Test
    void hasOneDailyTimeForEachDayOfTheYear() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var zone : ZONES) {
            var at = LocalTime.of(random.nextInt(24), random.nextInt(60));
            var timetable = new Timetable(new Schedule.Daily(at), null, zone);
            var from = Instant.parse("2026-01-01T00:00:00Z")
                    .atZone(zone)
                    .toLocalDate()
                    .atStartOfDay(zone);

            var slots = 0;
            for (var slot = timetable.slot(from.toInstant());
                    slot.isBefore(from.plusYears(1).toInstant());
                    slot = timetable.slot(slot.plusSeconds(1))) {
                slots++;
                var shown = slot.atZone(zone);
                assertThat(shown.toLocalTime().equals(at) || skips(zone, shown, at))
                        .as("seed %s: %s at %s in %s", seed, shown, at, zone)
                        .isTrue();
            }

            assertThat(slots).as("seed %s: %s in %s", seed, at, zone).isEqualTo(365);
        }
    }

    @Test
    void hasAnHourlyTimeAtEachFullHourOfTheClock() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var timetable = new Timetable(new Schedule.Hourly(), null, zone);
            var moment = nearChange(random, zone);

            var slot = timetable.slot(moment);

            var reference = moment;
            while (reference.atZone(zone).getMinute() != 0 || reference.getEpochSecond() % 60 != 0) {
                reference = reference.plusSeconds(60 - reference.getEpochSecond() % 60);
                var change = zone.getRules().previousTransition(reference.plusSeconds(1));
                if (change != null && change.isGap() && change.getInstant().equals(reference)) {
                    break;
                }
            }
            assertThat(slot).as("seed %s: %s in %s", seed, moment, zone).isEqualTo(reference);
        }
    }

    private static QuietHours quiet(Random random) {
        var from = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return new QuietHours(from, from.plusMinutes(1 + random.nextInt(24 * 60 - 2)));
    }

    private static Instant moment(Random random) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 24 * 60) * 60L);
    }

    private static Instant nearChange(Random random, ZoneId zone) {
        var change = zone.getRules().nextTransition(moment(random));
        return change == null
                ? moment(random)
                : change.getInstant().plusSeconds((random.nextInt(2 * 24 * 60) - 24 * 60) * 60L);
    }

    private static boolean changesNear(ZoneId zone, Instant moment) {
        var change = zone.getRules().nextTransition(moment.minus(Duration.ofDays(2)));
        return change != null && change.getInstant().isBefore(moment.plus(Duration.ofDays(2)));
    }

    private static boolean isWithin(LocalTime time, QuietHours quiet) {
        var after = !time.isBefore(quiet.from());
        var before = time.isBefore(quiet.to());
        return quiet.from().isBefore(quiet.to()) ? after && before : after || before;
    }

    private static boolean skips(ZoneId zone, ZonedDateTime shown, LocalTime at) {
        var change = zone.getRules().getTransition(LocalDateTime.of(shown.toLocalDate(), at));
        return change != null && change.isGap() && change.getInstant().equals(shown.toInstant());
    }
}
