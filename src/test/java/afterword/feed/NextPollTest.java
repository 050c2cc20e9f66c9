package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextPollTest {
    /** A Tuesday. */
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private static Duration delay(
            @Nullable Duration every, Duration rhythm, PollHints hints, @Nullable Duration freshFor) {
        return Duration.between(NOW, NextPoll.afterAnswer(every, rhythm, hints, freshFor, NOW, new Random(7)));
    }

    private static PollHints hints(int ttlMinutes, int periodMinutes) {
        return new PollHints(Duration.ofMinutes(ttlMinutes), Duration.ofMinutes(periodMinutes), Set.of(), Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, 30, 40, 40",
        "50, 20, 30, 40, 50",
        "10, 60, 30, 40, 60",
        "10, 20, 70, 40, 70",
        "10, 20, 30, 525600, 1440",
        "2000, 1, 1, 1, 1440"
    })
    void waitsForTheLongestOfAllWishes(int rhythm, int ttl, int period, int fresh, int expected) {
        var delay = delay(null, Duration.ofMinutes(rhythm), hints(ttl, period), Duration.ofMinutes(fresh));

        assertThat(delay.toSeconds()).isBetween(expected * 54L, expected * 66L);
    }

    @Test
    void putsAnAdminsWishFirst() {
        var delay = delay(Duration.ofSeconds(1), Duration.ofHours(5), hints(600, 600), Duration.ofDays(1));

        assertThat(delay).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void putsAnAdminsWishBeforeTheHoursThatAFeedExcludes() {
        var noon = new PollHints(null, null, Set.of(10, 11, 12), Set.of(DayOfWeek.TUESDAY));

        assertThat(delay(Duration.ofHours(1), Duration.ofHours(5), noon, null)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void asksAFailingFeedNotOftenerThanAnAdminWants() {
        var week = Duration.ofDays(7);

        var due = NextPoll.afterFailure(week, 3, NOW, new Random(7));

        assertThat(Duration.between(NOW, due)).isGreaterThan(Duration.ofDays(6));
    }

    @Test
    void spreadsPollsByATenth() {
        var random = new Random(1);
        var delays = IntStream.range(0, 1000)
                .mapToLong(_ -> Duration.between(
                                NOW, NextPoll.afterAnswer(null, Duration.ofHours(1), PollHints.NONE, null, NOW, random))
                        .toMinutes())
                .boxed()
                .collect(Collectors.toSet());

        assertThat(delays).allMatch(it -> it >= 54 && it <= 66).hasSizeGreaterThan(10);
    }

    @Test
    void leavesOutHoursAndDays() {
        var hours = new PollHints(null, null, Set.of(10, 11, 12), Set.of());
        var days = new PollHints(null, null, Set.of(), Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY));

        var afterHours =
                NOW.plus(delay(null, Duration.ofMinutes(30), hours, null)).atOffset(ZoneOffset.UTC);
        var afterDays =
                NOW.plus(delay(null, Duration.ofMinutes(30), days, null)).atOffset(ZoneOffset.UTC);

        assertThat(afterHours.getHour()).isEqualTo(13);
        assertThat(afterDays.getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
        assertThat(afterDays.getHour()).isZero();
    }

    @Test
    void pollsAFeedThatExcludesAllHours() {
        var all = new PollHints(
                null, null, IntStream.range(0, 24).boxed().collect(Collectors.toSet()), EnumSet.allOf(DayOfWeek.class));

        assertThat(delay(null, Duration.ofMinutes(30), all, null)).isLessThan(Duration.ofHours(1));
    }

    @Test
    void backsOffToADayAndNeverGivesUp() {
        var delays = IntStream.of(1, 2, 3, 4, 9, 10, 1000)
                .mapToObj(it -> Duration.between(NOW, NextPoll.afterFailure(null, it, NOW, new Random(3) {
                            @Override
                            public double nextDouble() {
                                return 0.5;
                            }
                        }))
                        .toMinutes())
                .toList();

        assertThat(delays).containsExactly(5L, 10L, 20L, 40L, 1280L, 1440L, 1440L);
    }

    @Test
    void neverComesBeforeRetryAfterNorWaitsMoreThanADayForIt() {
        var soon = PollState.fresh(NOW.plusSeconds(1));
        var later = PollState.fresh(NOW.plusSeconds(900));

        assertThat(soon.waitingUntil(NextPoll.notBefore(Duration.ofMinutes(10), NOW))
                        .dueAt())
                .isEqualTo(NOW.plusSeconds(600));
        assertThat(later.waitingUntil(NextPoll.notBefore(Duration.ofMinutes(10), NOW))
                        .dueAt())
                .isEqualTo(NOW.plusSeconds(900));
        assertThat(NextPoll.notBefore(Duration.ofDays(3000), NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }
}
