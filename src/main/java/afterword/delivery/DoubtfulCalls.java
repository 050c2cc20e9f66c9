package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.LookBack;
import afterword.chat.MessageRef;
import afterword.chat.Messenger;
import afterword.delivery.DeliveryDispatcher.UncertainTelegram;
import afterword.destination.DestinationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of calls without an answer: made again where a second time shows nothing, looked for where the
 * platform can be read back, and where neither can be, repeated or left as the setting says.
 */
final class DoubtfulCalls {
    private static final Logger log = LoggerFactory.getLogger(DoubtfulCalls.class);
    /** Discord keeps a nonce for some minutes; well within them a repeated send is one message. */
    private static final Duration NONCE_KEPT = Duration.ofMinutes(2);

    private static final Duration FORBIDDEN = Duration.ofMinutes(5);

    private final DeliveryStore deliveries;
    private final DestinationStore destinations;
    private final UncertainTelegram uncertainTelegram;
    private final InstantSource time;

    /** What is left to do. */
    enum Answer {
        RECORDED,
        /** It had its effect, and is recorded now. */
        FOUND,
        /** The same call again, at once: the platform takes the two for one. */
        SAY_AGAIN
    }

    DoubtfulCalls(
            DeliveryStore deliveries,
            DestinationStore destinations,
            UncertainTelegram uncertainTelegram,
            InstantSource time) {
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.uncertainTelegram = uncertainTelegram;
        this.time = time;
    }

    /** Records what became of the delivery's last call, which would have done this. */
    Answer settle(Delivery delivery, Action action, Messenger messenger, Content content) {
        var now = time.instant();
        var since = delivery.sendingSince() == null ? now : delivery.sendingSince();
        if (action.repeatable()) {
            // Again, but in its turn and at the platform's pace.
            deliveries.recordRetry(delivery, now, "repeated, since the call before had no answer");
            return Answer.RECORDED;
        }
        if (messenger.deduplicates(action) && since.plus(NONCE_KEPT).isAfter(now)) {
            return Answer.SAY_AGAIN;
        }
        switch (messenger.lookBack(action, since)) {
            case LookBack.Seen(var candidates) -> {
                return found(delivery, action, candidates, content, now);
            }
            case LookBack.Impossible() -> blindly(delivery, now);
            case LookBack.Later(var delay, var reason) -> deliveries.recordInDoubt(delivery, now.plus(delay), reason);
            case LookBack.Forbidden(var reason) -> {
                if (delivery.kind() == Kind.POST) {
                    destinations.suspend(delivery.channel(), reason, now);
                }
                deliveries.recordInDoubt(delivery, now.plus(FORBIDDEN), reason);
            }
        }
        return Answer.RECORDED;
    }

    private Answer found(Delivery delivery, Action action, List<MessageRef> candidates, Content content, Instant now) {
        var ours = candidates.stream()
                .filter(message -> !deliveries.known(message))
                .findFirst();
        if (ours.isPresent()) {
            deliveries.recordSent(delivery, ours.get(), content.after(delivery, action, ours.get()), now);
            return Answer.FOUND;
        }
        deliveries.recordRetry(delivery, now, "the call before had no effect");
        return Answer.RECORDED;
    }

    private void blindly(Delivery delivery, Instant now) {
        switch (uncertainTelegram) {
            case REPEAT -> {
                log.warn(
                        "{} to {} had no answer: it is sent again and may show twice",
                        delivery.kind(),
                        delivery.channel());
                deliveries.recordRepeated(delivery, now);
            }
            case SKIP ->
                deliveries.recordSkipped(
                        delivery, "the call had no answer, and uncertain-telegram says skip: it may be missing", now);
        }
    }
}
