package afterword;

import afterword.chat.ChannelRef;
import afterword.chat.Inbound;
import afterword.chat.InboundEvent;
import afterword.comment.CommentIntake;
import afterword.delivery.DeliveryStore;
import afterword.destination.DestinationStore;
import afterword.destination.SuspendedDestinations;
import afterword.poll.VoteIntake;
import afterword.subscription.SubscriptionStore;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what happened to the feature that it concerns. */
final class Events implements Inbound {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private final Features features;
    private final CatchUp catchUp;
    private final Runnable owed;
    private final InstantSource time;

    /** Those that take events. */
    record Features(
            CommentIntake comments,
            VoteIntake votes,
            DestinationStore destinations,
            SuspendedDestinations suspended,
            DeliveryStore deliveries,
            SubscriptionStore subscriptions) {}

    /** @param owed told when something may be owed to chat */
    Events(Features features, CatchUp catchUp, Runnable owed, InstantSource time) {
        this.features = features;
        this.catchUp = catchUp;
        this.owed = owed;
        this.time = time;
    }

    @Override
    public void accept(InboundEvent event) {
        switch (event) {
            case InboundEvent.MessageWritten written -> features.comments().written(written);
            case InboundEvent.MessageEdited edited -> features.comments().edited(edited);
            case InboundEvent.MessageDeleted deleted -> features.comments().deleted(deleted);
            case InboundEvent.ForwardedAutomatically forwarded ->
                features.comments().forwarded(forwarded);
            case InboundEvent.PostShown shown -> features.comments().shown(shown);
            case InboundEvent.Reacted reacted -> features.votes().reacted(reacted);
            case InboundEvent.ReactionsCounted counted -> features.votes().counted(counted);
            case InboundEvent.ReactionsCleared cleared -> {
                catchUp.history(cleared.message().channel().platform())
                        .ifPresent(history -> features.votes().cleared(cleared, history));
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
            case InboundEvent.SpaceJoined(var _, var space, var name, var _) -> {
                log.info(
                        "Brought into {} on {}; an owner says /admit there to let me speak",
                        name,
                        space.platform().label());
                features.suspended().tryAgain(space);
            }
            case InboundEvent.SpaceLeft(var _, var space) -> log.info("Put out of {}", space);
            case InboundEvent.Reconnected(var _, var platform) -> catchUp.reconnected(platform);
        }
        owed.run();
    }

    private void resume(ChannelRef channel) {
        features.suspended().tryAgain(channel);
        features.deliveries().wake(channel, time.instant());
    }
}
