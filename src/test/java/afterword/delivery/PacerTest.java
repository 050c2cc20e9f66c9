package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PacerTest {
    private static final Duration STEP = Duration.ofMillis(1);

    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final Pacer pacer = new Pacer(Pacer.Limits.TELEGRAM, () -> now);

    @Test
    void usesNearlyAllOfThePermittedRateWhenManyChatsWait() {
        var sent = new ArrayList<Instant>();
        for (var chat = 0; sent.size() < 300; now = now.plus(STEP)) {
            if (pacer.take(person(chat)) instanceof Turn.At(var moment)) {
                sent.add(moment);
                chat++;
            }
        }

        var rate = (sent.size() - 1)
                * 1000.0
                / Duration.between(sent.getFirst(), sent.getLast()).toMillis();

        assertThat(rate).isBetween(29.0, 30.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverExceedsAnyLimitInAnyWindow(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Instant>();
        Map<ChannelRef, List<Instant>> byChannel = new HashMap<>();
        for (var i = 0; i < 150_000; i++, now = now.plus(STEP)) {
            var channel = random.nextBoolean() ? group(random.nextInt(3)) : person(random.nextInt(100));
            if (pacer.take(channel) instanceof Turn.At(var moment)) {
                all.add(moment);
                byChannel.computeIfAbsent(channel, _ -> new ArrayList<>()).add(moment);
            }
        }

        assertThat(most(all, Duration.ofSeconds(1))).as("seed %d", seed).isLessThanOrEqualTo(30);
        byChannel.forEach((channel, times) -> {
            assertThat(most(times, Duration.ofSeconds(1)))
                    .as("seed %d, %s", seed, channel)
                    .isEqualTo(1);
            if (channel.person().isEmpty()) {
                assertThat(most(times, Duration.ofMinutes(1)))
                        .as("seed %d, %s", seed, channel)
                        .isEqualTo(20);
            }
        });
    }

    @Test
    void pausesOneChatForAsLongAsAskedAndNoOther() {
        pacer.pause(person(1), Duration.ofSeconds(30));

        assertThat(pacer.take(person(1))).isInstanceOf(Turn.NotYet.class);
        assertThat(pacer.take(person(2))).isEqualTo(new Turn.At(now));
        now = now.plusSeconds(30);
        assertThat(pacer.take(person(1))).isEqualTo(new Turn.At(now));
    }

    @Test
    void pausesEverythingWhenThePlatformMeansAllCalls() {
        pacer.pauseAll(Duration.ofSeconds(5));

        assertThat(pacer.take(person(1))).isInstanceOf(Turn.NotYet.class);
        assertThat(pacer.take(group(1))).isInstanceOf(Turn.NotYet.class);
        now = now.plusSeconds(5);
        assertThat(pacer.take(person(1))).isEqualTo(new Turn.At(now));
    }

    @Test
    void goesSlowerAfterARefusalOfEverythingAndSlowlyFasterAgain() {
        var usual = Pacer.Limits.TELEGRAM.overall();

        pacer.pauseAll(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        var refused = gap();
        now = now.plusSeconds(60);
        var later = gap();
        now = now.plusSeconds(600);

        assertThat(refused.toNanos() / (double) usual.toNanos()).isCloseTo(1 / 0.95, within(0.001));
        assertThat(later).isBetween(usual.plusNanos(1), refused.minusNanos(1));
        assertThat(gap()).isEqualTo(usual);
    }

    /** The time between two calls, whatever they are. */
    private Duration gap() {
        var first = (Turn.At) pacer.take(person(1));
        var second = (Turn.At) pacer.take(person(2));
        now = now.plusSeconds(2);
        return Duration.between(first.moment(), second.moment());
    }

    @Test
    void givesTurnsALittleAheadSoThatTheCallsAreEvenHoweverLongTheirPreparationTakes() {
        var first = (Turn.At) pacer.take(person(1));
        var second = (Turn.At) pacer.take(person(2));
        var third = pacer.take(person(3));

        assertThat(second.moment()).isEqualTo(first.moment().plus(Pacer.Limits.TELEGRAM.overall()));
        assertThat(third).isInstanceOf(Turn.NotYet.class);
        now = now.plusMillis(45);
        assertThat(pacer.take(person(3))).isEqualTo(new Turn.At(second.moment().plus(Pacer.Limits.TELEGRAM.overall())));
    }

    @Test
    void letsAnotherHaveATurnOfWhichNoCallWasMade() {
        var _ = pacer.take(group(1));
        var back = (Turn.At) pacer.take(group(2));
        assertThat(pacer.take(group(3))).isInstanceOf(Turn.NotYet.class);

        pacer.giveBack(group(2), back);

        assertThat(pacer.take(group(3))).isEqualTo(back);
        now = now.plusMillis(20);
        assertThat(pacer.closed()).contains(group(1).id(), group(3).id()).doesNotContain(group(2).id());
    }

    /** The most instants in any window of this length, its end excluded. */
    private static int most(List<Instant> times, Duration window) {
        var most = 0;
        var start = 0;
        for (var end = 0; end < times.size(); end++) {
            while (!times.get(start).plus(window).isAfter(times.get(end))) {
                start++;
            }
            most = Math.max(most, end - start + 1);
        }
        return most;
    }

    private static ChannelRef person(int id) {
        return ChannelRef.direct(new PersonRef(Platform.TELEGRAM, String.valueOf(id + 1)));
    }

    private static ChannelRef group(int id) {
        return new ChannelRef(Platform.TELEGRAM, "-" + (id + 1));
    }
}
