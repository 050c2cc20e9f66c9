package afterword.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a platform, other than a command. A platform may tell it twice; {@link #id()} is then the
 * same both times. The bot's own messages, webhooks' and reactions are never told.
 */
public sealed interface InboundEvent {
    /** The happening's identity: equal ids are one happening. */
    String id();

    /**
     * Somebody wrote. {@code replyTo} is the message answered, {@code threadRoot} Telegram's first message of the comment
     * thread (outside forums), both null where there is none. Attachments stand in the text, one line each. {@code edited}
     * says whether the words were changed before they were told.
     */
    record MessageWritten(
            String id,
            MessageRef message,
            Author author,
            String text,
            @Nullable MessageRef replyTo,
            @Nullable MessageRef threadRoot,
            Instant at,
            boolean edited)
            implements InboundEvent {}

    record MessageEdited(String id, MessageRef message, String text) implements InboundEvent {}

    record MessageDeleted(String id, MessageRef message) implements InboundEvent {}

    /** One person's reactions changed. */
    record Reacted(String id, MessageRef message, PersonRef person, List<String> added, List<String> removed)
            implements InboundEvent {
        public Reacted {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /** All reactions, or all with one emoji, were removed by a moderator. */
    record ReactionsCleared(
            String id, MessageRef message, @Nullable String emoji) implements InboundEvent {}

    /** Telegram counts the reactions of a channel post's readers, without saying who. */
    record ReactionsCounted(String id, MessageRef message, Map<String, Integer> counts) implements InboundEvent {
        public ReactionsCounted {
            counts = Map.copyOf(counts);
        }
    }

    /** A Telegram channel's post arrived in its linked group: the root of its comments. */
    record ForwardedAutomatically(String id, MessageRef copy, MessageRef original) implements InboundEvent {}

    /**
     * Telegram shows a message whole where it is answered or forwarded by itself, and this may be one of ours whose sending
     * had no answer. {@code own} says that we surely wrote it; {@code links} are the addresses in its text, in order;
     * {@code at} is when it was sent.
     */
    record PostShown(String id, MessageRef message, boolean own, String text, List<String> links, Instant at)
            implements InboundEvent {
        public PostShown {
            links = List.copyOf(links);
        }
    }

    /** A Telegram group became a supergroup. */
    record ChannelMoved(String id, ChannelRef from, ChannelRef to) implements InboundEvent {}

    /** A channel, thread or chat is gone, or the bot was put out of it. */
    record ChannelLost(String id, ChannelRef channel, String reason) implements InboundEvent {}

    /** The bot's rights in a channel changed or came back: what was suspended there may be tried again. */
    record AccessChanged(String id, ChannelRef channel) implements InboundEvent {}

    /** The bot was brought into a guild or chat; {@code by} may be unknown. */
    record SpaceJoined(
            String id,
            SpaceRef space,
            String name,
            @Nullable PersonRef by) implements InboundEvent {}

    /** The bot left or was put out of a guild or chat. */
    record SpaceLeft(String id, SpaceRef space) implements InboundEvent {}

    /** The person does not want the bot's private messages any more. */
    record PersonLeft(String id, PersonRef person) implements InboundEvent {}

    /** The person opened the private chat again. */
    record PersonReturned(String id, PersonRef person) implements InboundEvent {}

    /** Events may have been missed (a new session, a start): what can be read back should be. */
    record Reconnected(String id, Platform platform) implements InboundEvent {}
}
