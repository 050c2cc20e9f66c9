package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is owed, and what became of it. Each method is one durable transaction. */
public interface DeliveryStore {
    /**
     * Owed and due on a platform, of each priority the oldest: nothing whose elder in the same lane is unfinished,
     * nothing of a suspended destination, nothing for the channels whose ids are given.
     *
     * @param limit how many of each priority at most
     */
    List<Delivery> due(Instant now, Platform platform, Collection<String> closed, int limit);

    /** While fewer than {@code few} alerts are owed: owes the next {@code most} subscribers theirs, of the oldest broadcast under way. */
    void fanOut(int few, int most, Instant now);

    /** Deliveries whose call was begun and never answered, due for a look; those of a crashed process are due at once. */
    List<Delivery> inDoubt(Instant now);

    /**
     * The call begins, or what is in doubt is looked into.
     *
     * @return false, changing nothing, when the delivery is no longer as it was read: somebody else ended it meanwhile
     */
    boolean recordSending(Delivery delivery, Instant now);

    /** The call succeeded, and this follows. */
    void recordSent(Delivery delivery, MessageRef message, Content.After after, Instant now);

    /** Not done; due again later. */
    void recordRetry(Delivery delivery, Instant due, String reason);

    /** The call ended without an answer; looked after from {@code look} on. */
    void recordInDoubt(Delivery delivery, Instant look, String cause);

    void recordSkipped(Delivery delivery, String reason, Instant now);

    /** The person does not take messages: it is given up, and no more alerts are made until they subscribe or return. */
    void recordUnreachable(Delivery delivery, String reason, Instant now);

    /** It will never be done; the reason is for the admin. */
    void recordDead(Delivery delivery, String reason, Instant now);

    /** The edit that begins removes its post, and may be all that ever knows of that. */
    void recordRemoving(Delivery delivery);

    /** The platform refuses the call for good: what is owed instead, if anything, is written down with that. */
    void recordRefused(Delivery delivery, String reason, List<Owed> instead, Instant now);

    /** The repetition may show twice on a platform that cannot be read back; counted. */
    void recordRepeated(Delivery delivery, Instant now);

    /** Whether the message is one that we know already. */
    boolean known(MessageRef message);

    /** Repetitions that may show twice, ever. */
    long repeated();

    /** How many deliveries are owed or in doubt. */
    long outstanding();

    /** What has become of an article at every destination, and wherever else it was owed, in the order of the destinations. */
    Fate.Everywhere fates(long article);

    /** Brings every post of an article up to date, each at most once per interval. */
    void oweEdits(long article, Duration interval, Instant now);

    /**
     * What a destination is owed, in its channel and in the rooms of its posts, and what was given up there in the last
     * week, or sent again after a call without an answer; grouped by what it is and how far it came.
     */
    List<Heap> standing(ChannelRef destination, Instant now);

    /** Tries everything again that waits there or was given up in the last week; gives how much that is. */
    int retry(ChannelRef destination, Instant now);

    /** Gives up what waits there, but for calls under way; gives how much that was. */
    int drop(ChannelRef destination, Instant now);

    /**
     * Deliveries of one kind that have come equally far.
     *
     * @param since when the oldest of them was owed; of those given up or sent, when the last one was
     * @param reason why the oldest did not go yet, or the last was given up; null when nothing went wrong
     */
    record Heap(
            Kind kind,
            Fate.State state,
            int size,
            Instant since,
            @Nullable String reason) {}

    /** Tries what a channel still owes at once again. */
    void wake(ChannelRef channel, Instant now);
}
