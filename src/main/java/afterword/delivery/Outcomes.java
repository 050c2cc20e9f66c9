package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.SendResult;
import afterword.destination.DestinationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what follows from a call that did not succeed: for its delivery, its channel and its destination. */
final class Outcomes {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
    /** Attempts after which a delivery that always fails is given up. */
    private static final int MAX_FAILURES = 20;

    private static final Duration LOOK_AFTER = Duration.ofSeconds(2);
    /** What comes after the doubtful call in its channel waits for this look. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private static final Duration CLOSED = Duration.ofHours(6);
    private static final Duration RIGHTS_BACK_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_RIGHTS_BACK_AFTER = Duration.ofMinutes(75);
    private static final Duration SETTLE_LATER = Duration.ofSeconds(30);

    private final DeliveryStore deliveries;
    private final DestinationStore destinations;
    private final InstantSource time;

    Outcomes(DeliveryStore deliveries, DestinationStore destinations, InstantSource time) {
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.time = time;
    }

    /** The platform did not do what was asked, or did not say. */
    void record(Delivery delivery, Action action, SendResult.Failed result, Content content, Pacer pacer) {
        var now = time.instant();
        switch (result) {
            case SendResult.RetryAfter(var delay, var everywhere, var reason) -> {
                if (everywhere) {
                    pacer.pauseAll(delay);
                } else {
                    pacer.pause(delivery.channel(), delay);
                }
                later(delivery, action, now.plus(delay), reason);
            }
            case SendResult.Moved(var to) -> {
                destinations.move(delivery.channel(), to);
                later(delivery, action, now, "the chat moved");
            }
            case SendResult.Gone(var reason) -> gone(delivery, action, reason, content, now);
            case SendResult.Closed(var reason) -> closed(delivery, action, reason, content, now);
            case SendResult.Rejected(var reason) -> {
                log.warn("{} to {} was refused: {}", delivery.kind(), delivery.channel(), reason);
                deliveries.recordRefused(delivery, reason, content.instead(delivery, action), now);
            }
            case SendResult.Unknown(var cause) ->
                deliveries.recordInDoubt(delivery, now.plus(after(delivery, LOOK_AFTER, LONGEST_LOOK)), cause);
        }
    }

    /** We failed ourselves, before the call or after it. */
    void record(Delivery delivery, RuntimeException cause) {
        log.error(
                "Delivery {} ({}) failed and will be looked at again",
                delivery.id().value(),
                delivery.kind(),
                cause);
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

    private void gone(Delivery delivery, Action action, String reason, Content content, Instant now) {
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
                    deliveries.recordRefused(delivery, reason, content.instead(delivery, action), now);
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
    private void closed(Delivery delivery, Action action, String reason, Content content, Instant now) {
        switch (delivery.kind()) {
            case POST, TEST, NOTICE, FEED_NOTICE, ALERT -> gone(delivery, action, reason, content, now);
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE, POST_EDIT, THREAD, SEED, CROSSPOST, PIN ->
                later(delivery, action, now.plus(CLOSED), reason);
        }
    }
}
