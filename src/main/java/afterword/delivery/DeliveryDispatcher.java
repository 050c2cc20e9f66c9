package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.Messenger;
import afterword.chat.Platform;
import afterword.destination.DestinationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Decides which of the calls that are due goes next, several channels at a time and one call per channel at once.
 * {@link #dispatchDue} starts what may start now and returns.
 */
public final class DeliveryDispatcher implements AutoCloseable {
    /** Of each priority; more are asked for when these are gone. */
    private static final int BATCH = 20;
    /** A broadcast becomes deliveries in steps, so that neither intake nor memory grows with the number of subscribers. */
    private static final int FAN_OUT = 500;

    private static final int FEW_ALERTS = 500;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int SENDERS = 32;
    private static final Duration LAST_CALLS = Duration.ofSeconds(3);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final DeliveryStore deliveries;
    private final Map<Platform, Line> lines;
    private final Sender sender;
    private final Outcomes outcomes;
    private final InstantSource time;
    private final Listener listener;
    private final Set<ChannelRef> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What speaks to a platform, and at which pace. */
    public static final class Line {
        private final Messenger messenger;
        private final Pacer pacer;
        private final Turns turns = new Turns();
        /** Each platform has its own, so that one which does not answer takes none from the other. */
        private final Semaphore senders = new Semaphore(SENDERS);

        public Line(Messenger messenger, Pacer pacer) {
            this.messenger = messenger;
            this.pacer = pacer;
        }

        Messenger messenger() {
            return messenger;
        }

        Pacer pacer() {
            return pacer;
        }
    }

    /** Learns what becomes of calls. */
    public interface Listener {
        /** A call has ended: the next one to the same channel may go. */
        void ended();

        /** A post stands since a call that had no answer: what people did with it until now was about a message not known. */
        default void foundLate(Platform platform) {}
    }

    /** What to do with a Telegram message that may or may not have been sent: Telegram can neither tell nor de-duplicate. */
    public enum UncertainTelegram {
        REPEAT,
        SKIP
    }

    public DeliveryDispatcher(
            DeliveryStore deliveries,
            DestinationStore destinations,
            Map<Kind, Content> contents,
            List<Line> lines,
            UncertainTelegram uncertainTelegram,
            InstantSource time,
            Listener listener) {
        this.deliveries = deliveries;
        this.lines = new EnumMap<>(Platform.class);
        lines.forEach(line -> this.lines.put(line.messenger.platform(), line));
        this.time = time;
        outcomes = new Outcomes(deliveries, destinations, time);
        sender = new Sender(
                deliveries,
                contents,
                new DoubtfulCalls(deliveries, destinations, uncertainTelegram, time),
                outcomes,
                time,
                listener::foundLate);
        this.listener = listener;
    }

    /** Settles what is in doubt and starts what is due; returns how long nothing new can start, unless woken earlier. */
    public Duration dispatchDue() {
        var now = time.instant();
        for (var doubtful : deliveries.inDoubt(now)) {
            var line = lines.get(doubtful.channel().platform());
            if (line != null) {
                start(doubtful, line, () -> sender.settle(doubtful, line));
            }
        }
        deliveries.fanOut(FEW_ALERTS, FAN_OUT, now);
        var wait = LONGEST_WAIT;
        for (var line : lines.values()) {
            var free = dispatchDue(line, now);
            wait = free.compareTo(wait) < 0 ? free : wait;
        }
        return wait;
    }

    private Duration dispatchDue(Line line, Instant now) {
        var ready = new ArrayList<Delivery>();
        while (line.senders.availablePermits() > 0) {
            var wait = line.pacer.untilAny();
            if (wait.isPositive()) {
                return wait;
            }
            if (ready.isEmpty()) {
                ready.addAll(ready(line, now));
            }
            if (ready.isEmpty()) {
                return LONGEST_WAIT;
            }
            var next = line.turns.next(ready);
            switch (line.pacer.take(next.channel())) {
                case Turn.NotYet(var later) -> {
                    return later;
                }
                case Turn.At turn -> begin(line, next, ready, turn);
            }
        }
        return LONGEST_WAIT;
    }

    private void begin(Line line, Delivery next, List<Delivery> ready, Turn.At turn) {
        line.turns.taken(next, ready);
        start(next, line, () -> sender.send(next, line, turn));
        ready.removeIf(it -> it.channel().equals(next.channel()));
    }

    /** What may go at once, of each urgency some: nothing for a channel that has a call under way or must wait. */
    private List<Delivery> ready(Line line, Instant now) {
        var platform = line.messenger.platform();
        var closed = line.pacer.closed();
        busy.stream().filter(it -> it.platform() == platform).forEach(it -> closed.add(it.id()));
        return deliveries.due(now, platform, closed, BATCH).stream()
                .filter(it -> !busy.contains(it.channel()))
                .toList();
    }

    private void start(Delivery delivery, Line line, Runnable work) {
        if (!busy.add(delivery.channel())) {
            return;
        }
        if (!line.senders.tryAcquire()) {
            // The loop must not wait for one platform; the end of a call wakes it.
            busy.remove(delivery.channel());
            return;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                outcomes.record(delivery, e);
            } finally {
                line.senders.release();
                busy.remove(delivery.channel());
                listener.ended();
            }
        });
    }

    /** Lets calls under way end, for some seconds: what became of the others is looked into at the next start. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                var _ = threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
