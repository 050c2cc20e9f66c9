package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writing, editing, deleting, pinning and publishing messages, with their events. Callers have checked the rights. */
final class Messages {
    /** How long Discord remembers a nonce: "the past few minutes". */
    private static final Duration NONCE_WINDOW = Duration.ofMinutes(3);

    private static final int MAX_PINS = 250;

    private final World world;
    private final Threads threads;
    private final Mentions mentions;
    private final Map<Nonce, Message> nonces = new HashMap<>();

    private record Nonce(long author, long channel, String value) {}

    Messages(World world, Threads threads) {
        this.world = world;
        this.threads = threads;
        this.mentions = new Mentions(world);
    }

    /** The message with this nonce, if its writer sent one here a short while ago. */
    @Nullable
    Message sentBefore(long author, Channel channel, Draft draft) {
        Instant oldest = world.now().minus(NONCE_WINDOW);
        nonces.values().removeIf(it -> it.createdAt.isBefore(oldest));
        return draft.enforceNonce() && draft.nonce() != null
                ? nonces.get(new Nonce(author, channel.id, draft.nonce()))
                : null;
    }

    Message post(Channel channel, Message.Author author, Draft draft) {
        var kind = draft.reference() == null ? Message.Kind.DEFAULT : Message.Kind.REPLY;
        return post(channel, newMessage(channel, author, kind), draft);
    }

    Message newMessage(Channel channel, Message.Author author, Message.Kind kind) {
        return new Message(world.ids.next(), channel.id, author, kind, world.now());
    }

    /** Fills a prepared message from the draft, adds it to its channel and tells the gateway. */
    Message post(Channel channel, Message message, Draft draft) {
        if (!channel.type.takesMessages()) {
            throw DiscordError.of(400, 50008, "Cannot send messages in a non-text channel");
        }
        var replied = replied(channel, draft);
        threads.beforeMessage(channel, message.author);
        message.reference = replied == null ? draft.reference() : new Message.Reference(channel.id, replied.id);
        return complete(channel, message, draft, replied);
    }

    /** The same for an answer to an interaction, which needs no right to write. */
    Message complete(Channel channel, Message message, Draft draft, @Nullable Message replied) {
        fill(message, draft);
        message.nonce = draft.nonce();
        mentions.apply(channel, message, draft.allowedMentions(), replied);
        if (draft.nonce() != null && message.author.webhookId() == 0) {
            nonces.put(new Nonce(message.author.userId(), channel.id, draft.nonce()), message);
        }
        add(channel, message);
        return message;
    }

    /** Adds a finished message and tells the gateway. */
    void add(Channel channel, Message message) {
        channel.messages.put(message.id, message);
        if (message.isEphemeral()) {
            world.touch();
            return;
        }
        channel.lastMessageId = message.id;
        threads.afterMessage(channel, message);
        var event = MessageJson.dispatch(world, "MESSAGE_CREATE", channel, message);
        addNonce(event.full(), message);
        addNonce(event.plain(), message);
        world.publishIn(channel, event);
    }

    static ObjectNode addNonce(ObjectNode json, Message message) {
        return message.nonce == null ? json : json.put("nonce", message.nonce);
    }

    private @Nullable Message replied(Channel channel, Draft draft) {
        var reference = draft.reference();
        if (reference == null) {
            return null;
        }
        var original = channel.messages.get(reference.messageId());
        boolean elsewhere = reference.channelId() != 0 && reference.channelId() != channel.id;
        if (original == null || elsewhere) {
            if (draft.failIfReferenceMissing()) {
                throw DiscordError.form("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            }
            return null;
        }
        if (original.kind.isSystem()) {
            throw DiscordError.form(
                    "message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", "Cannot reply to a system message");
        }
        return original;
    }

    private static void fill(Message message, Draft draft) {
        message.content = draft.content();
        message.embeds = draft.embeds();
        message.components = draft.components();
        message.attachments = draft.attachments();
        message.tts = draft.tts();
        message.flags |=
                draft.flags() & (Message.SUPPRESS_EMBEDS | Message.SUPPRESS_NOTIFICATIONS | Message.COMPONENTS_V2);
    }

    /** Changes what the body names and leaves the rest. */
    void edit(Channel channel, Message message, JsonNode body, List<Upload> files) {
        if (channel.isArchived()) {
            throw DiscordError.archived();
        }
        var draft = Draft.partial(world, withFlags(message, body), files, message.attachments);
        var content = body.has("content") ? draft.content() : message.content;
        var embeds = body.has("embeds") ? draft.embeds() : message.embeds;
        var components = body.has("components") ? draft.components() : message.components;
        if (content.isBlank()
                && embeds.isEmpty()
                && components.isEmpty()
                && draft.attachments().isEmpty()) {
            throw DiscordError.of(400, 50006, "Cannot send an empty message");
        }
        message.content = content;
        message.embeds = embeds;
        message.components = components;
        message.attachments = draft.attachments();
        if (body.hasNonNull("flags")) {
            message.flags = (message.flags & ~Message.SUPPRESS_EMBEDS)
                    | (draft.flags() & (Message.SUPPRESS_EMBEDS | Message.COMPONENTS_V2));
        }
        if ((message.flags & Message.LOADING) != 0) {
            message.flags &= ~Message.LOADING;
        } else {
            message.editedAt = world.now();
        }
        if (body.has("content") || body.has("allowed_mentions")) {
            var reference = message.reference;
            var replied = reference == null ? null : channel.messages.get(reference.messageId());
            mentions.apply(channel, message, draft.allowedMentions(), replied);
        }
        updated(channel, message);
    }

    /** An edit of a message made of components need not repeat that it is one. */
    private static JsonNode withFlags(Message message, JsonNode body) {
        if ((message.flags & Message.COMPONENTS_V2) == 0 || !(body instanceof ObjectNode object)) {
            return body;
        }
        return object.deepCopy().put("flags", body.path("flags").asInt(0) | Message.COMPONENTS_V2);
    }

    void updated(Channel channel, Message message) {
        if (message.isEphemeral()) {
            world.touch();
        } else {
            world.publishIn(channel, MessageJson.dispatch(world, "MESSAGE_UPDATE", channel, message));
        }
    }

    void delete(Channel channel, Message message) {
        channel.messages.remove(message.id);
        if (message.isEphemeral()) {
            world.touch();
            return;
        }
        threads.afterDeletion(channel, message);
        var data = Json.object().put("id", Json.id(message.id)).put("channel_id", Json.id(channel.id));
        if (!channel.isDirect()) {
            data.put("guild_id", Json.id(channel.guildId));
        }
        world.publishIn(channel, Dispatch.of("MESSAGE_DELETE", Dispatch.messages(channel), data));
    }

    void pin(Channel channel, Message message, User by) {
        if (message.pinnedAt != null) {
            return;
        }
        if (channel.messages.values().stream().filter(it -> it.pinnedAt != null).count() >= MAX_PINS) {
            throw DiscordError.of(400, 30003, "Maximum number of pins reached (" + MAX_PINS + ")");
        }
        message.pinnedAt = world.now();
        channel.lastPin = message.pinnedAt;
        updated(channel, message);
        pinsUpdated(channel);
        var notice = newMessage(channel, Message.Author.person(by), Message.Kind.PIN_ADDED);
        notice.reference = new Message.Reference(channel.id, message.id);
        add(channel, notice);
    }

    void unpin(Channel channel, Message message) {
        if (message.pinnedAt != null) {
            message.pinnedAt = null;
            updated(channel, message);
            pinsUpdated(channel);
        }
    }

    private void pinsUpdated(Channel channel) {
        var data = Json.object().put("channel_id", Json.id(channel.id));
        data.put("last_pin_timestamp", Json.timestampOrNull(channel.lastPin));
        if (!channel.isDirect()) {
            data.put("guild_id", Json.id(channel.guildId));
        }
        long intents = channel.isDirect() ? Dispatch.DIRECT_MESSAGES : Dispatch.GUILDS;
        world.publishIn(channel, Dispatch.of("CHANNEL_PINS_UPDATE", intents, data));
    }

    void crosspost(Channel channel, Message message) {
        if (channel.type != ChannelType.ANNOUNCEMENT) {
            throw DiscordError.wrongChannelType();
        }
        if ((message.flags & Message.CROSSPOSTED) != 0) {
            throw DiscordError.of(400, 40033, "This message has already been crossposted");
        }
        message.flags |= Message.CROSSPOSTED;
        updated(channel, message);
    }
}
