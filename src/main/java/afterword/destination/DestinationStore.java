package afterword.destination;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelRef;
import afterword.chat.SpaceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The destinations. */
public interface DestinationStore {
    /**
     * Adds a destination and owes it the newest {@code newest} articles, in one transaction.
     *
     * @return what became of it; the newest are owed also to a destination that was there already, those it never got
     */
    Added add(ChannelInfo channel, int newest, Instant now);

    /** Takes a destination away; what it was still owed is skipped with that reason. False when there was none. */
    boolean remove(ChannelRef channel, Instant now);

    List<Destination> all();

    List<Destination> in(SpaceRef space);

    Optional<Destination> find(DestinationId id);

    Optional<Destination> at(ChannelRef channel);

    /** Posts nothing there until {@link #resume}; the owners are told, once until something got there again. */
    void suspend(ChannelRef channel, String reason, Instant now);

    /** What waited is tried again, by chance; where it fails once more the pause goes on, and nobody is told anew. */
    void tryAgain(ChannelRef channel);

    /** What waited goes out again, in order; without topic all of a chat's destinations. */
    void resume(ChannelRef channel, Instant now);

    /** The chat has a new id: destinations, rooms, messages and what is owed follow it. */
    void move(ChannelRef from, ChannelRef to);

    /** Whether the destination is new, and how many articles there were to owe it. */
    record Added(boolean isNew, int articles) {}
}
