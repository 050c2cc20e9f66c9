package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Messenger;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.destination.DestinationStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that are due, each recorded before and after, several channels at a time and one call per channel at
 * once. {@link #dispatchDue} starts what may start now and returns.
 */
public final class DeliveryDispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeliveryDispatcher.class);
    /** Of each priority; more are asked for when these are gone. */
    private static final int BATCH = 20;
    /** A broadcast becomes deliveries in steps, so that neither intake nor memory grows with the number of subscribers. */
    private static final int FAN_OUT = 500;

    private static final int FEW_ALERTS = 500;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int SENDERS = 32;
    private static final Duration LOOK_AFTER = Duration.ofSeconds(2);
    /** What comes after the doubtful call in its channel waits for this look. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private static final Duration CLOSED = Duration.ofHours(6);
    private static final Duration RIGHTS_BACK_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_RIGHTS_BACK_AFTER = Duration.ofMinutes(75);
    private static final Duration LAST_CALLS = Duration.ofSeconds(3);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    /** Attempts after which a delivery that always fails is given up. */
    private static final int MAX_FAILURES = 20;

    private static final Duration SETTLE_LATER = Duration.ofSeconds(30);
    private static final Duration NOT_YET = Duration.ofSeconds(2);

    private final DeliveryStore deliveries;
    private final DestinationStore destinations;
    private final Map<Kind, Content> contents;
    private final Map<Platform, Line> lines;
    private final DoubtfulCalls doubtful;
    private final InstantSource time;
    private final Listener listener;
    private final Set<ChannelRef> busy = ConcurrentHashMap.newKeySet();
    /** What a message says, as far as it is remembered: an edit to the same is no call's worth. */
    private final Cache<MessageRef, OutgoingMessage> shown =
            Caffeine.newBuilder().maximumSize(2_000).build();

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
        this.destinations = destinations;
        this.contents = new EnumMap<>(contents);
        this.lines = new EnumMap<>(Platform.class);
        lines.forEach(line -> this.lines.put(line.messenger.platform(), line));
        this.time = time;
        doubtful = new DoubtfulCalls(deliveries, destinations, uncertainTelegram, time);
        this.listener = listener;
    }

    /** Settles what is in doubt and starts what is due; returns how long nothing new can start, unless woken earlier. */
    public Duration dispatchDue() {
        var now = time.instant();
        for (var doubtful : deliveries.inDoubt(now)) {
            start(doubtful, () -> settle(doubtful));
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
        start(next, () -> dispatch(next, line.pacer, turn));
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

    private void start(Delivery delivery, Runnable work) {
        var line = lines.get(delivery.channel().platform());
        if (line == null || !busy.add(delivery.channel())) {
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
                log.error(
                        "Delivery {} ({}) failed and will be looked at again",
                        delivery.id().value(),
                        delivery.kind(),
                        e);
                recover(delivery, e);
            } finally {
                line.senders.release();
                busy.remove(delivery.channel());
                listener.ended();
            }
        });
    }

    private void recover(Delivery delivery, RuntimeException cause) {
        try {
            if (delivery.attempts() >= MAX_FAILURES) {
                deliveries.recordDead(delivery, "it failed again and again: " + cause, time.instant());
                return;
            }
            // The call may have been made before the failure: it counts as one without an answer.
            deliveries.recordInDoubt(delivery, time.instant().plus(SETTLE_LATER), String.valueOf(cause));
        } catch (RuntimeException e) {
            log.error("Delivery {} could not be recorded", delivery.id().value(), e);
        }
    }

    private void dispatch(Delivery delivery, Pacer pacer, Turn.At turn) {
        var action = prepare(delivery);
        if (action.isEmpty()) {
            pacer.giveBack(delivery.channel(), turn);
            return;
        }
        try {
            pacer.await(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the call", e);
        }
        attempt(delivery, action.get());
    }

    /** What is to be done; empty where nothing is, now, which is recorded. */
    private Optional<Action> prepare(Delivery delivery) {
        // Begun before it is rendered: what changes from here on is owed anew, not merged into this call.
        if (!deliveries.recordSending(delivery, time.instant())) {
            return Optional.empty();
        }
        switch (content(delivery).render(delivery)) {
            case Content.Rendered.Do(var action) -> {
                if (!changesNothing(action)) {
                    return Optional.of(action);
                }
                deliveries.recordSkipped(delivery, "nothing to change", time.instant());
            }
            case Content.Rendered.Skip(var reason) -> deliveries.recordSkipped(delivery, reason, time.instant());
            case Content.Rendered.NotYet(var reason) ->
                deliveries.recordRetry(delivery, time.instant().plus(NOT_YET), reason);
            case Content.Rendered.Later(var due, var reason) -> deliveries.recordRetry(delivery, due, reason);
        }
        return Optional.empty();
    }

    private boolean changesNothing(Action action) {
        return action instanceof Action.Edit(var target, var message) && message.equals(shown.getIfPresent(target));
    }

    private void attempt(Delivery delivery, Action action) {
        if (action instanceof Action.Edit edit) {
            // Until it has succeeded nobody knows what the message says.
            shown.invalidate(edit.message());
        }
        var result = line(delivery).messenger.perform(action, delivery.key());
        var now = time.instant();
        switch (result) {
            case SendResult.Sent(var message) -> {
                var late = delivery.sendingSince() != null;
                if (!late) {
                    remember(action, message);
                }
                deliveries.recordSent(delivery, message, content(delivery).after(delivery, message), now);
                if (late) {
                    // It may be the first call's message, with the words of that time.
                    foundLate(delivery);
                }
            }
            case SendResult.RetryAfter(var delay, var everywhere, var reason) -> {
                pause(delivery.channel(), delay, everywhere);
                later(delivery, action, now.plus(delay), reason);
            }
            case SendResult.Moved(var to) -> {
                destinations.move(delivery.channel(), to);
                later(delivery, action, now, "the chat moved");
            }
            case SendResult.Gone(var reason) -> gone(delivery, action, reason, now);
            case SendResult.Closed(var reason) -> closed(delivery, action, reason, now);
            case SendResult.Rejected(var reason) -> {
                log.warn("{} to {} was refused: {}", delivery.kind(), delivery.channel(), reason);
                deliveries.recordDead(delivery, reason, now);
            }
            case SendResult.Unknown(var cause) ->
                deliveries.recordInDoubt(delivery, now.plus(after(delivery, LOOK_AFTER, LONGEST_LOOK)), cause);
        }
    }

    /** Not done now. What was in doubt before stays so: the call before may have had its effect. */
    private void later(Delivery delivery, Action action, Instant when, String reason) {
        if (delivery.sendingSince() != null && !action.repeatable()) {
            deliveries.recordInDoubt(delivery, when, reason);
        } else {
            deliveries.recordRetry(delivery, when, reason);
        }
    }

    /** Twice as long after each attempt, so that a platform in trouble is not asked for ever at the same pace. */
    private static Duration after(Delivery delivery, Duration first, Duration longest) {
        var wait = first.multipliedBy(1L << Math.min(delivery.attempts(), 10));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private void remember(Action action, MessageRef message) {
        switch (action) {
            case Action.Send send -> shown.put(message, send.message());
            case Action.SendToForum send -> shown.put(message, send.message());
            case Action.Edit edit -> shown.put(edit.message(), edit.updated());
            case Action.Delete _, Action.OpenThread _, Action.React _, Action.Crosspost _, Action.Pin _ -> {}
        }
    }

    private void gone(Delivery delivery, Action action, String reason, Instant now) {
        switch (delivery.kind()) {
            case ALERT -> deliveries.recordUnreachable(delivery, reason, now);
            case NOTICE, FEED_NOTICE, TEST -> deliveries.recordDead(delivery, reason, now);
            case POST -> {
                if (destinations.at(delivery.channel()).isEmpty()) {
                    deliveries.recordDead(delivery, reason, now);
                    return;
                }
                destinations.suspend(delivery.channel(), reason, now);
                later(delivery, action, now, reason);
            }
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE, POST_EDIT, THREAD, SEED, CROSSPOST, PIN -> {
                // Rights often come back within the day; a room that is gone for good costs some calls until then.
                if (delivery.attempts() >= MAX_FAILURES) {
                    deliveries.recordDead(delivery, reason, now);
                } else {
                    later(
                            delivery,
                            action,
                            now.plus(after(delivery, RIGHTS_BACK_AFTER, LONGEST_RIGHTS_BACK_AFTER)),
                            reason);
                }
            }
        }
    }

    /** What belongs to a discussion waits for the event that tells of its opening; the look is for one that nobody told. */
    private void closed(Delivery delivery, Action action, String reason, Instant now) {
        switch (delivery.kind()) {
            case POST, TEST, NOTICE, FEED_NOTICE, ALERT -> gone(delivery, action, reason, now);
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE, POST_EDIT, THREAD, SEED, CROSSPOST, PIN ->
                later(delivery, action, now.plus(CLOSED), reason);
        }
    }

    private void pause(ChannelRef channel, Duration delay, boolean everywhere) {
        var line = lines.get(channel.platform());
        if (line != null && everywhere) {
            line.pacer.pauseAll(delay);
        } else if (line != null) {
            line.pacer.pause(channel, delay);
        }
    }

    /** Finds out what became of a call without an answer, and goes on from there. */
    private void settle(Delivery delivery) {
        // The list of doubtful deliveries may be older than the end of a call that was then under way.
        if (!deliveries.recordSending(delivery, time.instant())) {
            return;
        }
        switch (content(delivery).render(delivery)) {
            case Content.Rendered.Do(var action) -> settle(delivery, action);
            case Content.Rendered.Skip(var reason) -> deliveries.recordSkipped(delivery, reason, time.instant());
            case Content.Rendered.NotYet(var reason) ->
                deliveries.recordInDoubt(delivery, time.instant().plus(SETTLE_LATER), reason);
            case Content.Rendered.Later(var due, var reason) -> deliveries.recordInDoubt(delivery, due, reason);
        }
    }

    private void settle(Delivery delivery, Action action) {
        var answer = doubtful.settle(delivery, action, line(delivery).messenger, content(delivery));
        switch (answer) {
            case DoubtfulCalls.Answer.RECORDED -> {}
            case DoubtfulCalls.Answer.FOUND -> foundLate(delivery);
            case DoubtfulCalls.Answer.SAY_AGAIN -> attempt(delivery, action);
        }
    }

    private void foundLate(Delivery delivery) {
        if (delivery.kind() == Kind.POST) {
            listener.foundLate(delivery.channel().platform());
        }
    }

    private Content content(Delivery delivery) {
        var content = contents.get(delivery.kind());
        if (content == null) {
            throw new IllegalStateException("Nobody says what a " + delivery.kind() + " is");
        }
        return content;
    }

    private Line line(Delivery delivery) {
        var line = lines.get(delivery.channel().platform());
        if (line == null) {
            throw new IllegalStateException("No line to " + delivery.channel().platform());
        }
        return line;
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
