package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes one call, recorded before and after, or finds out what became of the one before. */
final class Sender {
    private static final Duration NOT_YET = Duration.ofSeconds(2);
    private static final Duration SETTLE_LATER = Duration.ofSeconds(30);

    private final DeliveryStore deliveries;
    private final Map<Kind, Content> contents;
    private final DoubtfulCalls doubtful;
    private final Outcomes outcomes;
    private final InstantSource time;
    private final Consumer<Platform> foundLate;
    /** What a message says, as far as it is remembered: an edit to the same is no call's worth. */
    private final Cache<MessageRef, OutgoingMessage> shown =
            Caffeine.newBuilder().maximumSize(2_000).build();

    /** @param foundLate told when a post stands since a call that had no answer */
    Sender(
            DeliveryStore deliveries,
            Map<Kind, Content> contents,
            DoubtfulCalls doubtful,
            Outcomes outcomes,
            InstantSource time,
            Consumer<Platform> foundLate) {
        this.deliveries = deliveries;
        this.contents = new EnumMap<>(contents);
        this.doubtful = doubtful;
        this.outcomes = outcomes;
        this.time = time;
        this.foundLate = foundLate;
    }

    /** Makes the call at its turn, or gives the turn back where there is nothing to do. */
    void send(Delivery delivery, DeliveryDispatcher.Line line, Turn.At turn) {
        var action = prepare(delivery);
        if (action.isEmpty()) {
            line.pacer().giveBack(delivery.channel(), turn);
            return;
        }
        try {
            line.pacer().await(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the call", e);
        }
        attempt(delivery, action.get(), line);
    }

    /** What is to be done; empty where nothing is, now, which is recorded. */
    private Optional<Action> prepare(Delivery delivery) {
        // Begun before it is rendered: what changes from here on is owed anew, not merged into this call.
        if (!deliveries.recordSending(delivery, time.instant())) {
            return Optional.empty();
        }
        switch (content(delivery).render(delivery)) {
            case Content.Rendered.Do(var action) -> {
                if (delivery.kind() == Kind.POST_EDIT && action instanceof Action.Delete) {
                    deliveries.recordRemoving(delivery);
                }
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

    /** Finds out what became of a call without an answer, and goes on from there. */
    void settle(Delivery delivery, DeliveryDispatcher.Line line) {
        // The list of doubtful deliveries may be older than the end of a call that was then under way.
        if (!deliveries.recordSending(delivery, time.instant())) {
            return;
        }
        switch (content(delivery).render(delivery)) {
            case Content.Rendered.Do(var action) -> settle(delivery, action, line);
            case Content.Rendered.Skip(var reason) -> deliveries.recordSkipped(delivery, reason, time.instant());
            case Content.Rendered.NotYet(var reason) ->
                deliveries.recordInDoubt(delivery, time.instant().plus(SETTLE_LATER), reason);
            case Content.Rendered.Later(var due, var reason) -> deliveries.recordInDoubt(delivery, due, reason);
        }
    }

    private void settle(Delivery delivery, Action action, DeliveryDispatcher.Line line) {
        switch (doubtful.settle(delivery, action, line.messenger(), content(delivery))) {
            case RECORDED -> {}
            case FOUND -> foundLate(delivery);
            case SAY_AGAIN -> attempt(delivery, action, line);
        }
    }

    private void attempt(Delivery delivery, Action action, DeliveryDispatcher.Line line) {
        if (action instanceof Action.Edit edit) {
            // Until it has succeeded nobody knows what the message says.
            shown.invalidate(edit.message());
        }
        switch (line.messenger().perform(action, delivery.key())) {
            case SendResult.Sent(var message) -> sent(delivery, action, message);
            case SendResult.Failed failed -> outcomes.record(delivery, action, failed, content(delivery), line.pacer());
        }
    }

    private void sent(Delivery delivery, Action action, MessageRef message) {
        // A second call may have been answered with the first one's message, and the words of that time.
        var late = delivery.sendingSince() != null;
        if (!late) {
            remember(action, message);
        }
        deliveries.recordSent(delivery, message, content(delivery).after(delivery, action, message), time.instant());
        if (late) {
            foundLate(delivery);
        }
    }

    private void remember(Action action, MessageRef message) {
        switch (action) {
            case Action.Send send -> shown.put(message, send.message());
            case Action.SendToForum send -> shown.put(message, send.message());
            case Action.Edit edit -> shown.put(edit.message(), edit.updated());
            case Action.Delete _, Action.OpenThread _, Action.React _, Action.Crosspost _, Action.Pin _ -> {}
        }
    }

    private void foundLate(Delivery delivery) {
        if (delivery.kind() == Kind.POST) {
            foundLate.accept(delivery.channel().platform());
        }
    }

    private Content content(Delivery delivery) {
        var content = contents.get(delivery.kind());
        if (content == null) {
            throw new IllegalStateException("Nobody says what a " + delivery.kind() + " is");
        }
        return content;
    }
}
