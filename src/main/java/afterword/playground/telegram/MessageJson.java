package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages as the Bot API's Message, with one level of reply. */
final class MessageJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final World world;
    private final ChatJson chats;

    MessageJson(World world, ChatJson chats) {
        this.world = world;
        this.chats = chats;
    }

    ObjectNode message(Message message) {
        return message(message, true);
    }

    /** For places where Telegram does not repeat what is answered. */
    ObjectNode withoutReply(Message message) {
        return message(message, false);
    }

    private ObjectNode message(Message message, boolean withReply) {
        var json = JSON.objectNode().put("message_id", message.id);
        sender(message.sender, json);
        json.set("chat", chats.chat(message.chat));
        json.put("date", message.date.getEpochSecond());
        if (message.edited != null) {
            json.put("edit_date", message.edited.getEpochSecond());
        }
        if (message.thread != null) {
            json.put("message_thread_id", message.thread.intValue());
            if (message.chat.forum) {
                json.put("is_topic_message", true);
            }
        }
        if (message.forward != null) {
            json.set("forward_origin", message.forward.origin().deepCopy());
            if (message.isAutomaticForward()) {
                json.put("is_automatic_forward", true);
            }
        }
        if (withReply) {
            reply(message, json);
        }
        content(message.content, json);
        if (message.markup != null && message.markup.has("inline_keyboard")) {
            json.set("reply_markup", message.markup.deepCopy());
        }
        return json;
    }

    private void sender(Sender sender, ObjectNode json) {
        if (sender.user() != null) {
            json.set("from", chats.user(sender.user()));
        }
        if (sender.chat() != null) {
            json.set("sender_chat", chats.chat(world.chat(sender.chat())));
        }
        if (sender.signature() != null) {
            json.put("author_signature", sender.signature());
        }
    }

    private void reply(Message message, ObjectNode json) {
        var answered = answered(message);
        if (answered != null) {
            json.set("reply_to_message", message(answered, false));
        }
        var reply = message.reply;
        if (reply != null && reply.external() != null) {
            json.set("external_reply", reply.external().deepCopy());
        }
        if (reply != null && reply.quote() != null) {
            json.set("quote", reply.quote().deepCopy());
        }
    }

    /** In a forum what answers nothing answers the message that opened the topic. A deleted message is left out. */
    private static @Nullable Message answered(Message message) {
        var reply = message.reply;
        if (reply != null && reply.message() != null) {
            return message.chat.messages.get(reply.message());
        }
        if (reply == null && message.chat.forum && message.thread != null && message.thread < message.id) {
            return message.chat.messages.get(message.thread);
        }
        return null;
    }

    private static void content(Content content, ObjectNode json) {
        switch (content) {
            case Content.Text(var words, var preview) -> {
                words("text", "entities", words, json);
                if (preview != null) {
                    json.set("link_preview_options", preview.deepCopy());
                }
            }
            case Content.Media(var kind, var source, var caption, var above) -> {
                media(kind, source, json);
                if (!caption.text().isEmpty()) {
                    words("caption", "caption_entities", caption, json);
                    if (above) {
                        json.put("show_caption_above_media", true);
                    }
                }
            }
            case Content.Service(var fields) -> json.setAll(fields.deepCopy());
        }
    }

    private static void words(String textField, String entitiesField, FormattedText words, ObjectNode json) {
        json.put(textField, words.text());
        if (!words.entities().isEmpty()) {
            json.set(entitiesField, entities(words.entities()));
        }
    }

    static ArrayNode entities(List<ObjectNode> entities) {
        var array = JSON.arrayNode();
        entities.forEach(it -> array.add(it.deepCopy()));
        return array;
    }

    private static void media(Content.MediaKind kind, String source, ObjectNode json) {
        var unique = Integer.toHexString(source.hashCode());
        var file = JSON.objectNode().put("file_id", "local-" + unique).put("file_unique_id", unique);
        switch (kind) {
            case PHOTO -> json.putArray("photo").add(file.put("width", 1280).put("height", 720));
            case DOCUMENT -> json.set("document", file.put("file_name", source));
        }
    }

    /** Enough of a message to press a button on it once it is gone. */
    ObjectNode inaccessible(Chat chat, int message) {
        var json = JSON.objectNode().put("message_id", message).put("date", 0);
        json.set("chat", chats.chat(chat));
        return json;
    }

    /** MessageOrigin of a message that somebody forwards or answers from elsewhere. */
    ObjectNode origin(Message message) {
        if (message.forward != null) {
            return message.forward.origin().deepCopy();
        }
        var sender = message.sender;
        var json = JSON.objectNode().put("date", message.date.getEpochSecond());
        if (message.chat.isChannel()) {
            json.put("type", "channel").put("message_id", message.id).set("chat", chats.chat(message.chat));
        } else if (sender.chat() != null) {
            json.put("type", "chat").set("sender_chat", chats.chat(world.chat(sender.chat())));
        } else {
            json.put("type", "user").set("sender_user", chats.user(sender.actor()));
        }
        if (sender.signature() != null) {
            json.put("author_signature", sender.signature());
        }
        return json;
    }
}
