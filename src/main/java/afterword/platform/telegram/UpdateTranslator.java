package afterword.platform.telegram;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.chat.UpdateInbox.StoredUpdate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an update, as the Bot API describes it, into what it means to us. Pure; unknown kinds mean nothing. */
final class UpdateTranslator {
    private static final Logger log = LoggerFactory.getLogger(UpdateTranslator.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ATTACHMENTS = Map.of(
            "photo", "📎 photo",
            "video", "📎 video",
            "animation", "📎 animation",
            "document", "📎 file",
            "audio", "📎 audio",
            "voice", "📎 voice message",
            "video_note", "📎 video message",
            "sticker", "📎 sticker");

    private final Supplier<String> botName;

    UpdateTranslator(Supplier<String> botName) {
        this.botName = botName;
    }

    List<Happening> translate(StoredUpdate stored) {
        JsonNode update;
        try {
            update = JSON.readTree(stored.json());
        } catch (JsonProcessingException e) {
            log.warn("Update {} is not readable and is left out", stored.updateId(), e);
            return List.of();
        }
        if (update.has("message")) {
            return message(update.get("message"));
        }
        if (update.has("edited_message")) {
            return edited(update.get("edited_message"));
        }
        if (update.has("callback_query")) {
            return pressed(update.get("callback_query"));
        }
        if (update.has("message_reaction")) {
            return reacted(stored.updateId(), update.get("message_reaction"));
        }
        if (update.has("message_reaction_count")) {
            return counted(stored.updateId(), update.get("message_reaction_count"));
        }
        if (update.has("my_chat_member")) {
            return membership(stored.updateId(), update.get("my_chat_member"));
        }
        if (update.has("chat_member")) {
            return List.of(new Happening.Outdated(
                    update.get("chat_member").path("chat").path("id").asLong()));
        }
        return List.of();
    }

    private List<Happening> message(JsonNode message) {
        var chat = message.path("chat").path("id").asLong();
        if (message.has("migrate_to_chat_id")) {
            var to = message.get("migrate_to_chat_id").asLong();
            return List.of(
                    new Happening.Event(new InboundEvent.ChannelMoved(
                            "t:moved:" + chat, TelegramCalls.chat(chat), TelegramCalls.chat(to))),
                    new Happening.Outdated(chat));
        }
        if (message.has("new_chat_title")) {
            return List.of(new Happening.Outdated(chat));
        }
        if (message.path("is_automatic_forward").asBoolean()) {
            return forwarded(message);
        }
        var text = text(message);
        if (text.isEmpty()) {
            return List.of();
        }
        var isPrivate = message.path("chat").path("type").asText().equals("private");
        var command = command(message);
        if (command != null) {
            return command.isEmpty()
                    ? List.of()
                    : List.of(new Happening.CommandLine(command, origin(message, isPrivate)));
        }
        if (isPrivate) {
            var shown = message.path("forward_origin").path("chat").path("id");
            return List.of(
                    shown.isMissingNode()
                            ? new Happening.Chatter(origin(message, true))
                            : new Happening.ChannelShown(shown.asText(), origin(message, true)));
        }
        return List.of(new Happening.Event(new InboundEvent.MessageWritten(
                id("m", message),
                reference(message),
                author(message),
                text,
                replied(message),
                threadRoot(message),
                Instant.ofEpochSecond(message.path("date").asLong()))));
    }

    private static List<Happening> forwarded(JsonNode copy) {
        var origin = copy.path("forward_origin");
        if (!origin.path("type").asText().equals("channel")) {
            return List.of();
        }
        var channel = TelegramCalls.chat(origin.path("chat").path("id").asLong());
        return List.of(new Happening.Event(new InboundEvent.ForwardedAutomatically(
                id("f", copy),
                reference(copy),
                TelegramCalls.message(channel, origin.path("message_id").asLong()))));
    }

    private static List<Happening> edited(JsonNode message) {
        var text = text(message);
        return text.isEmpty() || message.path("chat").path("type").asText().equals("private")
                ? List.of()
                : List.of(new Happening.Event(new InboundEvent.MessageEdited(
                        id("e", message) + ":" + message.path("edit_date").asLong() + ":" + text.hashCode(),
                        reference(message),
                        text)));
    }

    private static List<Happening> pressed(JsonNode query) {
        var message = query.path("message");
        if (message.isMissingNode() || !query.has("data")) {
            return List.of();
        }
        var isPrivate = message.path("chat").path("type").asText().equals("private");
        var origin = new Happening.Origin(
                "t:press:" + query.path("id").asText(),
                person(query.path("from")),
                where(message),
                isPrivate ? null : space(message),
                reference(message),
                null);
        return List.of(new Happening.Pressed(
                query.path("id").asText(), query.path("data").asText(), origin));
    }

    private static List<Happening> reacted(long updateId, JsonNode reaction) {
        if (!reaction.has("user") || reaction.path("user").path("is_bot").asBoolean()) {
            return List.of();
        }
        var before = emoji(reaction.path("old_reaction"));
        var after = emoji(reaction.path("new_reaction"));
        return List.of(new Happening.Event(new InboundEvent.Reacted(
                "t:r:" + updateId + ":" + reaction.path("date").asLong(),
                reference(reaction),
                person(reaction.path("user")).person(),
                after.stream().filter(it -> !before.contains(it)).toList(),
                before.stream().filter(it -> !after.contains(it)).toList())));
    }

    private static List<String> emoji(JsonNode reactions) {
        var emoji = new ArrayList<String>();
        for (var reaction : reactions) {
            if (reaction.path("type").asText().equals("emoji")) {
                emoji.add(bare(reaction.path("emoji").asText()));
            }
        }
        return emoji;
    }

    private static List<Happening> counted(long updateId, JsonNode count) {
        var counts = new HashMap<String, Integer>();
        for (var reaction : count.path("reactions")) {
            if (reaction.path("type").path("type").asText().equals("emoji")) {
                counts.merge(
                        bare(reaction.path("type").path("emoji").asText()),
                        reaction.path("total_count").asInt(),
                        Integer::sum);
            }
        }
        return List.of(new Happening.Event(new InboundEvent.ReactionsCounted(
                "t:c:" + updateId + ":" + count.path("date").asLong(), reference(count), counts)));
    }

    /** Without the variation selector, which some clients add to an emoji and others leave out. */
    private static String bare(String emoji) {
        return emoji.replace("\uFE0F", "");
    }

    private static List<Happening> membership(long updateId, JsonNode change) {
        var chat = change.path("chat").path("id").asLong();
        var id = "t:b:" + updateId + ":" + change.path("date").asLong();
        var before = member(change.path("old_chat_member"));
        var after = member(change.path("new_chat_member"));
        if (change.path("chat").path("type").asText().equals("private")) {
            var person = person(change.path("from")).person();
            return List.of(new Happening.Event(
                    after ? new InboundEvent.PersonReturned(id, person) : new InboundEvent.PersonLeft(id, person)));
        }
        var space = new SpaceRef(Platform.TELEGRAM, Long.toString(chat));
        var channel = TelegramCalls.chat(chat);
        var happenings = new ArrayList<Happening>();
        happenings.add(new Happening.Outdated(chat));
        if (after && !before) {
            happenings.add(new Happening.Event(new InboundEvent.SpaceJoined(
                    id,
                    space,
                    change.path("chat").path("title").asText(),
                    person(change.path("from")).person())));
        }
        if (!after) {
            happenings.add(new Happening.Event(new InboundEvent.ChannelLost(id, channel, "I was put out of the chat")));
            happenings.add(new Happening.Event(new InboundEvent.SpaceLeft(id + ":left", space)));
        } else {
            happenings.add(new Happening.Event(new InboundEvent.AccessChanged(id + ":access", channel)));
        }
        return happenings;
    }

    private static boolean member(JsonNode member) {
        return switch (member.path("status").asText()) {
            case "left", "kicked" -> false;
            case "restricted" -> member.path("is_member").asBoolean();
            default -> true;
        };
    }

    /** The line of a command to this bot; empty for a command to another one; null for what is no command. */
    private @Nullable String command(JsonNode message) {
        var text = message.path("text").asText();
        if (!text.startsWith("/") || text.length() < 2 || Character.isWhitespace(text.charAt(1))) {
            return null;
        }
        var end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        var word = text.substring(1, end);
        var at = word.indexOf('@');
        if (at >= 0 && !word.substring(at + 1).equalsIgnoreCase(botName.get())) {
            return "";
        }
        return (at < 0 ? word : word.substring(0, at)) + text.substring(end);
    }

    private static Happening.Origin origin(JsonNode message, boolean isPrivate) {
        return new Happening.Origin(
                id("q", message),
                author(message),
                where(message),
                isPrivate ? null : space(message),
                reference(message),
                replied(message));
    }

    private static SpaceRef space(JsonNode message) {
        return new SpaceRef(
                Platform.TELEGRAM, Long.toString(message.path("chat").path("id").asLong()));
    }

    private static ChannelRef where(JsonNode message) {
        var chat = Long.toString(message.path("chat").path("id").asLong());
        return new ChannelRef(
                Platform.TELEGRAM,
                chat,
                message.path("is_topic_message").asBoolean()
                        ? message.path("message_thread_id").asText()
                        : null);
    }

    private static MessageRef reference(JsonNode message) {
        return TelegramCalls.message(where(message), message.path("message_id").asLong());
    }

    /** In a topic every message that answers nothing names the topic's own opening message. */
    private static @Nullable MessageRef replied(JsonNode message) {
        var reply = message.path("reply_to_message");
        return reply.isMissingNode() || reply.has("forum_topic_created")
                ? null
                : TelegramCalls.message(where(message), reply.path("message_id").asLong());
    }

    private static @Nullable MessageRef threadRoot(JsonNode message) {
        return message.has("message_thread_id")
                        && !message.path("is_topic_message").asBoolean()
                ? TelegramCalls.message(
                        where(message), message.get("message_thread_id").asLong())
                : null;
    }

    /** Message ids are unique in a chat for good, unlike update ids. */
    private static String id(String kind, JsonNode message) {
        return "t:" + kind + ":" + message.path("chat").path("id").asLong() + ":"
                + message.path("message_id").asLong();
    }

    private static Author author(JsonNode message) {
        var sender = message.path("sender_chat");
        if (sender.isMissingNode()) {
            return person(message.path("from"));
        }
        return new Author(
                new PersonRef(Platform.TELEGRAM, Long.toString(sender.path("id").asLong())),
                sender.path("title").asText("a channel"),
                false);
    }

    private static Author person(JsonNode user) {
        var name =
                (user.path("first_name").asText() + " " + user.path("last_name").asText()).strip();
        return new Author(
                new PersonRef(Platform.TELEGRAM, Long.toString(user.path("id").asLong())),
                name.isEmpty() ? "somebody" : name,
                user.path("is_bot").asBoolean());
    }

    private static String text(JsonNode message) {
        var lines = new ArrayList<String>();
        var words = message.has("text")
                ? message.path("text").asText()
                : message.path("caption").asText();
        if (!words.isBlank()) {
            lines.add(words);
        }
        // An animation comes with a document of itself.
        ATTACHMENTS.forEach((field, line) -> {
            if (message.has(field) && !(field.equals("document") && message.has("animation"))) {
                lines.add(line);
            }
        });
        return String.join("\n", lines);
    }
}
