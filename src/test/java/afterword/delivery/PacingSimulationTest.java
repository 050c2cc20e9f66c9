package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One article to 1,000 groups and 100,000 subscribers while 50 people converse with the bot, an hour of simulated time:
 * the platform allows 30 calls in any window of a second, one a second in a chat and 20 a minute in a group, and each
 * call arrives up to 20 ms after it was made.
 */
@Tag("long")
final class PacingSimulationTest {
    private static final int GROUPS = 1_000;
    private static final int SUBSCRIBERS = 100_000;
    private static final int TALKERS = 50;
    private static final int JITTER_MS = 20;
    /** Nobody answers sooner than this; a chat's own limit of one a second is not what is measured. */
    private static final int READING_MS = 1_500;

    private static final double SECONDS_BETWEEN_WORDS = 20;

    private final Instant start = Instant.parse("2026-03-03T12:00:00Z");
    private Instant now = start;
    private final Pacer pacer = new Pacer(Pacer.Limits.TELEGRAM, () -> now);
    private final Turns turns = new Turns();
    private final ArrayDeque<Delivery> posts = new ArrayDeque<>();
    private final ArrayDeque<Delivery> alerts = new ArrayDeque<>();
    private final PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparing(Answer::next));
    private final List<Call> calls = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();

    /** Something that a person said, when it was said, and when it is tried again to answer. */
    private record Answer(Object token, ChannelRef chat, Instant said, Instant next) {}

    private record Call(Instant arrived, String chat, boolean group) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void usesThePermittedRateExceedsNoLimitAndAnswersAtOnce(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < GROUPS; i++) {
            posts.add(delivery(i, Kind.POST, new ChannelRef(Platform.TELEGRAM, "-" + (i + 1))));
        }
        for (var i = 0; i < SUBSCRIBERS; i++) {
            alerts.add(delivery(GROUPS + i, Kind.ALERT, person(1_000 + i)));
        }
        for (var i = 0; i < TALKERS; i++) {
            said(i, random);
        }

        while (!posts.isEmpty() || !alerts.isEmpty()) {
            var delivery = dispatch(random);
            while (!answers.isEmpty() && answers.peek().next().isBefore(delivery)) {
                answer(answers.poll(), random);
            }
            now = now.isBefore(delivery) ? delivery : now;
        }

        var lasted = Duration.between(start, now).toMillis() / 1000.0;
        calls.sort(Comparator.comparing(Call::arrived));
        assertThat(refused()).as("seed %d: calls beyond a limit", seed).isZero();
        assertThat(calls.size() / lasted).as("seed %d: calls a second", seed).isGreaterThanOrEqualTo(0.98 * 30);
        waits.sort(Comparator.naturalOrder());
        assertThat(waits.get(waits.size() * 99 / 100))
                .as("seed %d: p99 of %d answers", seed, waits.size())
                .isLessThan(Duration.ofMillis(200));
    }

    /** Starts one delivery if one may start now; gives when to look again. */
    private Instant dispatch(Random random) {
        var wait = pacer.untilAny();
        if (wait.isPositive()) {
            return now.plus(wait);
        }
        var closed = pacer.closed();
        var ready = new ArrayList<Delivery>();
        for (var queue : List.of(posts, alerts)) {
            queue.stream()
                    .filter(it -> !closed.contains(it.channel().id()))
                    .limit(20)
                    .forEach(ready::add);
        }
        var next = turns.next(ready);
        return switch (pacer.take(next.channel())) {
            case Turn.NotYet(var later) -> now.plus(later);
            case Turn.At(var moment) -> {
                turns.taken(next, ready);
                (next.kind() == Kind.POST ? posts : alerts).removeFirstOccurrence(next);
                arrives(next.channel(), moment, random);
                yield now;
            }
        };
    }

    private void said(int talker, Random random) {
        var pause = READING_MS + (long) (-Math.log(1 - random.nextDouble()) * SECONDS_BETWEEN_WORDS * 1000);
        var when = now.plusMillis(pause);
        answers.add(new Answer(new Object(), person(talker), when, when));
    }

    private void answer(Answer answer, Random random) {
        now = now.isBefore(answer.next()) ? answer.next() : now;
        var wait = pacer.tryAnswer(answer.token(), answer.chat());
        if (wait.isPositive()) {
            answers.add(new Answer(answer.token(), answer.chat(), answer.said(), now.plus(wait)));
            return;
        }
        waits.add(Duration.between(answer.said(), now));
        arrives(answer.chat(), now, random);
        said(Integer.parseInt(answer.chat().id()) - 1, random);
    }

    private void arrives(ChannelRef chat, Instant made, Random random) {
        calls.add(new Call(
                made.plusMillis(random.nextInt(JITTER_MS + 1)),
                chat.id(),
                chat.person().isEmpty()));
    }

    /** What a strict platform would answer with 429. */
    private int refused() {
        var refused = 0;
        var second = new ArrayDeque<Instant>();
        Map<String, ArrayDeque<Instant>> chats = new HashMap<>();
        for (var call : calls) {
            refused += beyond(second, call.arrived(), Duration.ofSeconds(1), 30) ? 1 : 0;
            var chat = chats.computeIfAbsent(call.chat(), _ -> new ArrayDeque<>());
            refused += beyond(chat, call.arrived(), Duration.ofSeconds(1), 1) ? 1 : 0;
        }
        return refused;
    }

    private static boolean beyond(ArrayDeque<Instant> window, Instant arrived, Duration length, int most) {
        while (!window.isEmpty() && !window.getFirst().plus(length).isAfter(arrived)) {
            window.removeFirst();
        }
        if (window.size() >= most) {
            return true;
        }
        window.addLast(arrived);
        return false;
    }

    private static ChannelRef person(int number) {
        return ChannelRef.direct(new PersonRef(Platform.TELEGRAM, String.valueOf(number + 1)));
    }

    private static Delivery delivery(long id, Kind kind, ChannelRef channel) {
        return new Delivery(new DeliveryId(id), kind, 1, channel, null, "", 0, null);
    }
}
