package afterword;

import afterword.chat.ChannelRef;
import afterword.chat.History;
import afterword.chat.Inbound;
import afterword.chat.InboundEvent;
import afterword.chat.Platform;
import afterword.comment.CommentIntake;
import afterword.delivery.DeliveryStore;
import afterword.destination.DestinationStore;
import afterword.poll.VoteIntake;
import afterword.subscription.SubscriptionStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what happened to the feature that it concerns. */
final class Events implements Inbound {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private final Features features;
    private final ExecutorService threads;
    private final Runnable owed;
    private final InstantSource time;
    private final Map<Platform, History> histories = new ConcurrentHashMap<>();

    /** Those that take events. */
    record Features(
            CommentIntake comments,
            VoteIntake votes,
            DestinationStore destinations,
            DeliveryStore deliveries,
            SubscriptionStore subscriptions) {}

    /** @param owed told when something may be owed to chat */
    Events(Features features, ExecutorService threads, Runnable owed, InstantSource time) {
        this.features = features;
        this.threads = threads;
        this.owed = owed;
        this.time = time;
    }

    /** What happened on a platform while nobody listened can be read back there. */
    void readBackBy(History history) {
        histories.put(history.platform(), history);
    }

    @Override
    public void accept(InboundEvent event) {
        switch (event) {
            case InboundEvent.MessageWritten written -> features.comments().written(written);
            case InboundEvent.MessageEdited edited -> features.comments().edited(edited);
            case InboundEvent.MessageDeleted deleted -> features.comments().deleted(deleted);
            case InboundEvent.ForwardedAutomatically forwarded ->
                features.comments().forwarded(forwarded);
            case InboundEvent.Reacted reacted -> features.votes().reacted(reacted);
            case InboundEvent.ReactionsCounted counted -> features.votes().counted(counted);
            case InboundEvent.ReactionsCleared cleared -> {
                var history = histories.get(cleared.message().channel().platform());
                if (history != null) {
                    features.votes().cleared(cleared, history);
                }
            }
            case InboundEvent.ChannelMoved(var _, var from, var to) ->
                features.destinations().move(from, to);
            case InboundEvent.ChannelLost(var _, var channel, var reason) ->
                features.destinations().suspend(channel, reason, time.instant());
            case InboundEvent.AccessChanged(var _, var channel) -> resume(channel);
            case InboundEvent.PersonLeft(var _, var person) ->
                features.subscriptions().reachable(person, false, time.instant());
            case InboundEvent.PersonReturned(var _, var person) ->
                features.subscriptions().reachable(person, true, time.instant());
            case InboundEvent.SpaceJoined(var _, var space, var name, var _) ->
                log.info(
                        "Brought into {} on {}; an owner says /admit there to let me speak",
                        name,
                        space.platform().label());
            case InboundEvent.SpaceLeft(var _, var space) -> log.info("Put out of {}", space);
            case InboundEvent.Reconnected(var _, var platform) -> threads.execute(() -> catchUp(platform));
        }
        owed.run();
    }

    private void resume(ChannelRef channel) {
        features.destinations().resume(channel, time.instant());
        features.deliveries().wake(channel, time.instant());
    }

    private void catchUp(Platform platform) {
        var history = histories.get(platform);
        if (history == null) {
            return;
        }
        try {
            features.comments().catchUp(history);
            features.votes().catchUp(history);
        } catch (RuntimeException e) {
            log.error("What was missed on {} could not all be read back", platform.label(), e);
        }
        owed.run();
    }
}
