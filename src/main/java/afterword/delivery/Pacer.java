package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

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
    private int answersWaiting;

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
        if (answersWaiting > 0) {
            return limits.overall().plusMillis(1);
        }
        return tryTake(channel);
    }

    @Override
    public void awaitTurn(ChannelRef channel) throws InterruptedException {
        synchronized (this) {
            answersWaiting++;
        }
        try {
            var wait = locked(channel);
            while (wait.isPositive()) {
                Thread.sleep(wait);
                wait = locked(channel);
            }
        } finally {
            synchronized (this) {
                answersWaiting--;
            }
        }
    }

    private synchronized Duration locked(ChannelRef channel) {
        return tryTake(channel);
    }

    /** The platform asked for a pause of one channel. */
    public synchronized void pause(ChannelRef channel, Duration delay) {
        var until = time.instant().plus(delay);
        var state = channels.computeIfAbsent(channel.id(), _ -> new Channel());
        state.next = until.isAfter(state.next) ? until : state.next;
    }

    /** The platform asked for a pause of everything. */
    public synchronized void pauseAll(Duration delay) {
        var until = time.instant().plus(delay);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    private Duration tryTake(ChannelRef channel) {
        var now = time.instant();
        var state = channels.computeIfAbsent(channel.id(), _ -> new Channel());
        var free = latest(latest(nextOverall, pausedUntil), state.free(now, limited(channel)));
        if (free.isAfter(now)) {
            return Duration.between(now, free);
        }
        nextOverall = now.plus(limits.overall());
        state.next = now.plus(limits.channel());
        if (limited(channel)) {
            state.minute.addLast(now);
        }
        forgetIdle(now);
        return Duration.ZERO;
    }

    private boolean limited(ChannelRef channel) {
        return limits.groupPerMinute() > 0 && channel.person().isEmpty();
    }

    private void forgetIdle(Instant now) {
        if (channels.size() > 10_000) {
            channels.values().removeIf(it -> it.minute.isEmpty() && it.next.isBefore(now));
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private final class Channel {
        private final ArrayDeque<Instant> minute = new ArrayDeque<>();
        private Instant next = Instant.EPOCH;

        Instant free(Instant now, boolean perMinute) {
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
