package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides what the bot hears of: its own messages never, others' by membership and privacy mode, deletions never. */
final class UpdateFeed {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Service messages that a bot is told of even when it caused them. */
    private static final Set<String> TOLD_OF_OWN = Set.of(
            "pinned_message",
            "left_chat_member",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened");

    private final World world;
    private final UpdateQueue queue;
    private final ChatJson chats;
    private final MessageJson messages;
    private final Set<MessageAddress> heldCounts = new LinkedHashSet<>();
    private boolean holdCounts;

    UpdateFeed(World world, UpdateQueue queue, ChatJson chats, MessageJson messages) {
        this.world = world;
        this.queue = queue;
        this.chats = chats;
        this.messages = messages;
    }

    void posted(Message message) {
        if (hears(message)) {
            queue.add(
                    message.chat.isChannel() ? "channel_post" : "message",
                    messages.message(message),
                    UpdateQueue.UPDATE_LIFE);
        }
    }

    void edited(Message message) {
        if (hears(message)) {
            queue.add(
                    message.chat.isChannel() ? "edited_channel_post" : "edited_message",
                    messages.message(message),
                    UpdateQueue.UPDATE_LIFE);
        }
    }

    private boolean hears(Message message) {
        var chat = message.chat;
        if (message.sender.actor() == world.bot.id && !message.isAutomaticForward() && !toldOfOwn(message)) {
            return false;
        }
        if (chat.isPrivate()) {
            return true;
        }
        var bot = world.botIn(chat);
        if (!bot.status().inChat()) {
            return message.content instanceof Content.Service(var fields)
                    && fields.path("left_chat_member").path("id").asLong() == world.bot.id;
        }
        return bot.status().leads() || !world.privacyMode || message.isService() || isForBot(message);
    }

    private static boolean toldOfOwn(Message message) {
        return message.content instanceof Content.Service(var fields)
                && TOLD_OF_OWN.stream().anyMatch(fields::has);
    }

    /** What privacy mode lets through: commands that name no other bot, and answers to the bot. */
    private boolean isForBot(Message message) {
        var words = message.words();
        for (var entity : words.entities()) {
            if (entity.path("type").asText().equals("bot_command")
                    && entity.path("offset").asInt() == 0
                    && namesNoOther(
                            words.text().substring(0, entity.path("length").asInt()))) {
                return true;
            }
        }
        if (message.reply == null || message.reply.message() == null) {
            return false;
        }
        var answered = message.chat.messages.get(message.reply.message());
        return answered != null && answered.sender.actor() == world.bot.id && !answered.isAutomaticForward();
    }

    private boolean namesNoOther(String command) {
        var at = command.indexOf('@');
        var name = String.valueOf(world.bot.username);
        return at < 0 || command.substring(at + 1).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    void memberChanged(Chat chat, long actor, Member before, Member after) {
        var own = after.user() == world.bot.id;
        if (!own && !world.botIn(chat).status().leads()) {
            return;
        }
        var json = JSON.objectNode().put("date", world.now());
        json.set("chat", chats.chat(chat));
        json.set("from", chats.user(actor));
        json.set("old_chat_member", chats.member(chat, before));
        json.set("new_chat_member", chats.member(chat, after));
        queue.add(own ? "my_chat_member" : "chat_member", json, UpdateQueue.UPDATE_LIFE);
    }

    /** {@code actor} is a user's id, or the chat's own for an anonymous administrator. */
    void reacted(Message message, long actor, List<String> before, List<String> after) {
        if (message.chat.isPrivate() || !world.botIn(message.chat).status().leads()) {
            return;
        }
        if (message.hasAnonymousReactions()) {
            heldCounts.add(message.address());
            if (!holdCounts) {
                sendCounts();
            }
        } else if (actor != world.bot.id) {
            var json = reactionHead(message);
            if (actor == message.chat.id) {
                json.set("actor_chat", chats.chat(message.chat));
            } else {
                json.set("user", chats.user(actor));
            }
            json.set("old_reaction", list(before));
            json.set("new_reaction", list(after));
            queue.add("message_reaction", json, UpdateQueue.UPDATE_LIFE);
        }
    }

    /** Counts come grouped and late; held they come when told. */
    void holdCounts(boolean hold) {
        holdCounts = hold;
        if (!hold) {
            sendCounts();
        }
    }

    private void sendCounts() {
        heldCounts.forEach(address -> {
            var message = world.chat(address.chat()).messages.get(address.message());
            if (message != null) {
                var json = reactionHead(message);
                var counts = json.putArray("reactions");
                counts(message).forEach((emoji, count) -> {
                    var entry = counts.addObject().put("total_count", count);
                    entry.set("type", ReactionEmoji.json(emoji));
                });
                queue.add("message_reaction_count", json, UpdateQueue.UPDATE_LIFE);
            }
        });
        heldCounts.clear();
    }

    static Map<String, Integer> counts(Message message) {
        var counts = new LinkedHashMap<String, Integer>();
        message.reactions.values().forEach(list -> list.forEach(it -> counts.merge(it, 1, Integer::sum)));
        return counts;
    }

    private ObjectNode reactionHead(Message message) {
        var json = JSON.objectNode().put("message_id", message.id).put("date", world.now());
        json.set("chat", chats.chat(message.chat));
        return json;
    }

    private static ArrayNode list(List<String> emoji) {
        var array = JSON.arrayNode();
        emoji.forEach(it -> array.add(ReactionEmoji.json(it)));
        return array;
    }
}
