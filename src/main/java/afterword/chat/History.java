package afterword.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads back what happened while nobody listened. Discord has it; Telegram has not. */
public interface History {
    Platform platform();

    /**
     * Messages of a room after the given one (null: from its beginning), oldest first, our own left out. Words
     * that the bot may not read are empty.
     *
     * @return empty where the room is gone or closed to the bot, which says nothing about its messages
     */
    Optional<List<InboundEvent.MessageWritten>> messagesAfter(ChannelRef room, @Nullable String messageId);

    /** The last message of each thread that is open now, by its id: what the platform tells on its own, without a call. */
    Map<ChannelRef, String> newest();

    /**
     * People, not bots, whose reactions with these emoji stand on the message, by emoji; an emoji of nobody may be left out.
     *
     * @return empty where the message is gone or closed to the bot
     */
    Optional<Map<String, List<PersonRef>>> reactors(MessageRef message, List<String> emoji);
}
