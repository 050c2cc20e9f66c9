package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was posted to a destination and what waits there, as far as the turn of a post depends on it. */
public interface PostHistory {
    /** When the delivery was written down. */
    Instant owedAt(DeliveryId delivery);

    /** When calls of a kind (posts or crossposts) to the channel succeeded since then, the oldest first. */
    List<Instant> sentSince(Kind kind, ChannelRef channel, Instant since);

    /** Posts that are owed to the destination after this one, in order. */
    List<Waiting> waitingAfter(DeliveryId head, ChannelRef channel, int limit);

    /** What the delivery's message tells of beside its own article, as {@link #fixDigest} left it; what ended meanwhile is left out. */
    List<Waiting> digest(DeliveryId head);

    /** Fixes what the delivery's message tells of; when it is sent, these end with it. */
    void fixDigest(DeliveryId head, List<Waiting> members);

    /** The destination that an article's post was made for: a forum's post lies in a channel of its own. */
    Optional<ChannelRef> placeOf(long article, MessageRef post);

    /** Whether the platform has refused for good to remove the article's post. */
    boolean removalRefused(long article, MessageRef post);

    /** A post that is owed. */
    record Waiting(DeliveryId id, long article, Instant owedAt) {}
}
