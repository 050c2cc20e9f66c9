package afterword.platform.discord;

import afterword.chat.Inbound;
import afterword.chat.InboundEvent;
import afterword.chat.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events on from virtual threads, since handling one waits for the disk. Events of one channel keep their order;
 * when too many wait, the caller does too.
 */
final class InboundLanes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InboundLanes.class);
    private static final int LANES = 8;
    private static final int CAPACITY = 2_000;
    private static final Duration LAST_EVENTS = Duration.ofSeconds(5);

    private final Inbound inbound;
    private final List<BlockingQueue<Work>> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean missed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong reconciliations = new AtomicLong();
    private final String run;

    /** What waits in a lane. */
    private sealed interface Work {
        record Event(InboundEvent event) implements Work {}

        /** Nothing comes after it. */
        record End() implements Work {}
    }

    /** @param run a word that no other run of the process has, for the ids of events that have none of their own */
    InboundLanes(Inbound inbound, String run) {
        this.inbound = inbound;
        this.run = run;
        // The last lane is for what takes long: reading back after a reconnection.
        for (var i = 0; i <= LANES; i++) {
            var lane = new ArrayBlockingQueue<Work>(CAPACITY);
            lanes.add(lane);
            threads.add(Thread.ofVirtual().name("discord-inbound-" + i).start(() -> drain(lane)));
        }
    }

    /** Queues what happened in the channel. */
    void put(long channel, InboundEvent event) {
        put(lanes.get(Math.floorMod(Long.hashCode(channel), LANES)), event);
    }

    /** Tells that events may have been missed; whoever hears it reads back, beside everything else. */
    void reconnected() {
        put(
                lanes.getLast(),
                new InboundEvent.Reconnected(
                        "d:ready:" + run + ":" + reconciliations.incrementAndGet(), Platform.DISCORD));
    }

    private void put(BlockingQueue<Work> lane, InboundEvent event) {
        if (closed.get()) {
            return;
        }
        try {
            lane.put(new Work.Event(event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(InboundEvent event) {
        try {
            inbound.accept(event);
        } catch (RuntimeException e) {
            log.error("The event {} was lost and will be looked for", event.id(), e);
            missed.set(true);
            return;
        }
        // The store takes events again: what was lost meanwhile can be read back.
        if (!(event instanceof InboundEvent.Reconnected) && missed.compareAndSet(true, false)) {
            reconnected();
        }
    }

    private void drain(BlockingQueue<Work> lane) {
        try {
            while (lane.take() instanceof Work.Event(var event)) {
                handle(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more events and lets those that wait be handled, for a few seconds. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            for (var lane : lanes) {
                var _ = lane.offer(new Work.End(), 1, TimeUnit.SECONDS);
            }
            for (var thread : threads) {
                if (!thread.join(LAST_EVENTS)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
