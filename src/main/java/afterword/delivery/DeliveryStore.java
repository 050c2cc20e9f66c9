package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is owed, and what became of it. Each method is one durable transaction. */
public interface DeliveryStore {
    /**
     * Owed and due, the most urgent first and in order within a channel: nothing whose elder in the same lane is
     * unfinished, nothing of a suspended destination, nothing of a platform that is not among those given.
     */
    List<Delivery> due(Instant now, Collection<Platform> platforms, int limit);

    /** When the next owed delivery becomes due; empty when nothing is owed. */
    Optional<Instant> nextDue();

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

    /** It will never be done; the reason is for the admin. */
    void recordDead(Delivery delivery, String reason, Instant now);

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

    /** Tries what a channel still owes at once again. */
    void wake(ChannelRef channel, Instant now);
}
