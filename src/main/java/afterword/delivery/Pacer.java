package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds one platform's calls to its limits: evenly spaced over all (GCRA with burst 1, a little under the limit to allow
 * for jitter), at most one a second in one chat, and so many a minute in a group. Answers pass before everything else.
 */
public final class Pacer implements Pace {
    private final Limits limits;
    private final InstantSource time;
    private final Map<String, Channel> channels = new HashMap<>();
    private Instant nextOverall = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    /** Answers that wait for nothing but the platform's overall pace. */
    private final Set<Object> answers = new HashSet<>();
    /** Answers that went while a delivery waited; after so many one delivery goes first. */
    private int answersBefore;

    private boolean deliveryWaits;

    private Instant keptForDelivery = Instant.EPOCH;

    public Pacer(Limits limits, InstantSource time) {
        this.limits = limits;
        this.time = time;
    }

    /**
     * A platform's limits. Zero durations and counts mean none.
     *
     * @param overall time between any two calls
     * @param channel time between two calls to one channel
     * @param groupPerMinute calls to one group or channel in any minute; private chats are exempt
     */
    public record Limits(Duration overall, Duration channel, int groupPerMinute) {
        /** Telegram: about 30 a second, one a second in a chat, 20 a minute in a group; 20 ms of jitter allowed for. */
        public static final Limits TELEGRAM = new Limits(Duration.ofMillis(34), Duration.ofMillis(1_020), 20);
        /** Discord: 50 a second over all; JDA keeps to the buckets of each route. */
        public static final Limits DISCORD = new Limits(Duration.ofMillis(21), Duration.ZERO, 0);

        public static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, 0);
    }

    /** Takes a turn for a call to the channel if one is free now; zero then, otherwise how long to wait before asking again. */
    public synchronized Duration take(ChannelRef channel) {
        var now = time.instant();
        if (!answers.isEmpty() && !now.isBefore(keptForDelivery)) {
            deliveryWaits = true;
            // The answer takes the next turn, which comes at the same moment.
            return Duration.between(now, latest(nextOverall, now)).plusMillis(1);
        }
        var wait = tryTake(channel, now);
        if (wait.isZero()) {
            deliveryWaits = false;
            answersBefore = 0;
            keptForDelivery = Instant.EPOCH;
        }
        return wait;
    }

    /** Zero when a call to some channel may be made now, otherwise how long to wait. */
    public synchronized Duration untilAny() {
        var now = time.instant();
        var free = latest(nextOverall, pausedUntil);
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    /** The ids of channels to which no call may be made now. */
    public synchronized Set<String> closed() {
        var now = time.instant();
        channels.values().removeIf(it -> it.isIdle(now));
        return channels.entrySet().stream()
                .filter(it -> it.getValue().free(now).isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void awaitTurn(ChannelRef channel) throws InterruptedException {
        var answer = new Object();
        try {
            var wait = tryAnswer(answer, channel);
            while (wait.isPositive()) {
                Thread.sleep(wait);
                wait = tryAnswer(answer, channel);
            }
        } finally {
            withdraw(answer);
        }
    }

    /** Takes a turn for an answer; zero then, otherwise how long to wait before asking again for the same one. */
    synchronized Duration tryAnswer(Object answer, ChannelRef channel) {
        var now = time.instant();
        if (now.isBefore(keptForDelivery)) {
            return Duration.between(now, keptForDelivery);
        }
        var wait = tryTake(channel, now);
        if (wait.isPositive()) {
            // One that waits for its own chat holds nobody up.
            if (state(channel).free(now).isAfter(latest(nextOverall, pausedUntil))) {
                answers.remove(answer);
            } else {
                answers.add(answer);
            }
            return wait;
        }
        answers.remove(answer);
        if (deliveryWaits && ++answersBefore >= Turns.SHARE - 1) {
            // The next turn is a delivery's, if one comes for it in time.
            keptForDelivery = now.plus(limits.overall().multipliedBy(2));
            answersBefore = 0;
        }
        return wait;
    }

    private synchronized void withdraw(Object answer) {
        answers.remove(answer);
    }

    /** The platform asked for a pause of one channel. */
    public synchronized void pause(ChannelRef channel, Duration delay) {
        var until = time.instant().plus(delay);
        var state = state(channel);
        state.next = until.isAfter(state.next) ? until : state.next;
    }

    /** The platform asked for a pause of everything. */
    public synchronized void pauseAll(Duration delay) {
        var until = time.instant().plus(delay);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    private Duration tryTake(ChannelRef channel, Instant now) {
        var state = state(channel);
        var free = latest(latest(nextOverall, pausedUntil), state.free(now));
        if (free.isAfter(now)) {
            return Duration.between(now, free);
        }
        nextOverall = now.plus(limits.overall());
        state.next = now.plus(limits.channel());
        if (state.perMinute) {
            state.minute.addLast(now);
        }
        return Duration.ZERO;
    }

    private Channel state(ChannelRef channel) {
        return channels.computeIfAbsent(
                channel.id(),
                _ -> new Channel(limits.groupPerMinute() > 0 && channel.person().isEmpty()));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private final class Channel {
        private final ArrayDeque<Instant> minute = new ArrayDeque<>();
        private Instant next = Instant.EPOCH;
        private final boolean perMinute;

        Channel(boolean perMinute) {
            this.perMinute = perMinute;
        }

        boolean isIdle(Instant now) {
            return !free(now).isAfter(now) && minute.isEmpty();
        }

        Instant free(Instant now) {
            while (!minute.isEmpty() && minute.getFirst().plusSeconds(60).isBefore(now)) {
                minute.removeFirst();
            }
            if (perMinute && minute.size() >= limits.groupPerMinute()) {
                // A little over the minute, so that the platform's clock may differ.
                return latest(next, minute.getFirst().plusMillis(60_050));
            }
            return next;
        }
    }
}
