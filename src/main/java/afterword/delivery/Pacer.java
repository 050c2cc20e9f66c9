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
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds one platform's calls to its limits: evenly spaced over all (GCRA with burst 1, a little under the limit to allow
 * for jitter), at most one a second in one chat, and so many a minute in a group. Answers pass before everything else.
 */
public final class Pacer implements Pace {
    /**
     * How early a turn is given, so that what comes before the call (a commit, the rendering) neither costs its place nor
     * makes the calls uneven. An answer may have to wait that much longer.
     */
    private static final Duration LEAD = Duration.ofMillis(60);

    /** After each refusal of everything the pace is so much slower, and each minute without one takes so much back. */
    private static final double SLOWER = 1 / 0.95;

    private static final double EASIER = 0.99;
    private static final double SLOWEST = 4;
    private static final Duration EASED_EVERY = Duration.ofMinutes(1);

    private final Limits limits;
    private final InstantSource time;
    private final Map<String, Channel> channels = new HashMap<>();
    private Instant nextOverall = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    /** How many times the limits' time lies between two calls: the limits are not promised, a refusal tells the real ones. */
    private double slowness = 1;

    private Instant easesAt = Instant.EPOCH;
    /** Turns that were given back. */
    private final TreeSet<Instant> spare = new TreeSet<>();
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

    /** Takes a turn for a call to the channel if one comes soon. */
    synchronized Turn take(ChannelRef channel) {
        var now = time.instant();
        if (!answers.isEmpty() && !now.isBefore(keptForDelivery)) {
            deliveryWaits = true;
            // The answer takes the next turn, which comes at the same moment.
            return new Turn.NotYet(
                    Duration.between(now, latest(nextOverall, now)).plusMillis(1));
        }
        var moment = nextTurn(now);
        var wait =
                Duration.between(now.plus(LEAD), latest(moment, state(channel).free(now)));
        // A channel that is free later must not keep the turn from others until then.
        if (wait.isPositive() || state(channel).free(now).isAfter(moment)) {
            return new Turn.NotYet(wait.isPositive() ? wait : Duration.ofMillis(1));
        }
        if (!spare.remove(moment)) {
            nextOverall = moment.plus(spacing(now));
        }
        state(channel).takes(moment);
        deliveryWaits = false;
        answersBefore = 0;
        keptForDelivery = Instant.EPOCH;
        return new Turn.At(moment);
    }

    /** No call was made of that turn: somebody else may have it. */
    synchronized void giveBack(ChannelRef channel, Turn.At turn) {
        if (limits.overall().isPositive()) {
            spare.add(turn.moment());
        }
        state(channel).gaveBack(turn.moment());
    }

    /** Returns when the turn has come. */
    void await(Turn.At turn) throws InterruptedException {
        var wait = Duration.between(time.instant(), turn.moment());
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }

    /** Zero when a turn for some channel may be taken now, otherwise how long to wait. */
    synchronized Duration untilAny() {
        var now = time.instant();
        var wait = Duration.between(now.plus(LEAD), nextTurn(now));
        return wait.isPositive() ? wait : Duration.ZERO;
    }

    /** The ids of channels to which the next call may not be made. */
    synchronized Set<String> closed() {
        var now = time.instant();
        var moment = nextTurn(now);
        channels.values().removeIf(it -> it.isIdle(now));
        return channels.entrySet().stream()
                .filter(it -> it.getValue().free(now).isAfter(moment))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Instant nextTurn(Instant now) {
        spare.headSet(now).clear();
        return spare.isEmpty() || pausedUntil.isAfter(now)
                ? latest(latest(nextOverall, pausedUntil), now)
                : spare.first();
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
            keptForDelivery = now.plus(spacing(now).multipliedBy(2));
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
        slowness = Math.min(SLOWEST, slowness * SLOWER);
        easesAt = until.plus(EASED_EVERY);
    }

    private Duration spacing(Instant now) {
        while (slowness > 1 && !now.isBefore(easesAt)) {
            slowness = Math.max(1, slowness * EASIER);
            easesAt = easesAt.plus(EASED_EVERY);
        }
        return Duration.ofNanos(Math.round(limits.overall().toNanos() * slowness));
    }

    private Duration tryTake(ChannelRef channel, Instant now) {
        var state = state(channel);
        var free = latest(latest(nextOverall, pausedUntil), state.free(now));
        if (free.isAfter(now)) {
            return Duration.between(now, free);
        }
        nextOverall = now.plus(spacing(now));
        state.takes(now);
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

        void takes(Instant moment) {
            next = moment.plus(limits.channel());
            if (perMinute) {
                minute.addLast(moment);
            }
        }

        void gaveBack(Instant moment) {
            if (next.equals(moment.plus(limits.channel()))) {
                next = moment;
            }
            minute.remove(moment);
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
