package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resolves reply_parameters: in the same chat and topic a plain reply, elsewhere an external one. */
final class ReplyTargets {
    private final ChatAccess access;
    private final ChatJson chats;
    private final MessageJson messages;

    ReplyTargets(ChatAccess access, ChatJson chats, MessageJson messages) {
        this.access = access;
        this.chats = chats;
        this.messages = messages;
    }

    @Nullable
    Reply resolve(Chat chat, @Nullable Integer topic, Arguments arguments) {
        var asked = arguments.object("reply_parameters", "reply parameters");
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        if (!asked.path("message_id").canConvertToInt()
                && !asked.path("message_id").isTextual()) {
            throw ApiException.badRequest("can't find field \"message_id\"");
        }
        var named = asked.path("chat_id").asText("");
        var home = named.isEmpty() || asked.path("chat_id").isNull() ? chat : access.chat(named, ChatAccess.Wish.READ);
        var target = home.messages.get(asked.path("message_id").asInt());
        if (target == null) {
            if (asked.path("allow_sending_without_reply").asBoolean(false) && home == chat) {
                return null;
            }
            throw ApiException.badRequest("message to be replied not found");
        }
        var quote = quote(asked, target);
        var sameTopic = topic == null || Objects.equals(topic, target.thread);
        return home == chat && sameTopic ? new Reply(target.id, null, quote) : new Reply(null, external(target), quote);
    }

    private ObjectNode external(Message target) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("origin", messages.origin(target));
        if (target.chat.numbersItself()) {
            json.put("message_id", target.id).set("chat", chats.chat(target.chat));
        }
        return json;
    }

    private static @Nullable ObjectNode quote(ObjectNode asked, Message target) {
        var quoted = asked.path("quote").asText("");
        if (quoted.isEmpty() || asked.path("quote").isNull()) {
            return null;
        }
        var at = target.words().text().indexOf(quoted);
        if (at < 0) {
            throw ApiException.badRequest("QUOTE_TEXT_INVALID");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", quoted)
                .put("position", at)
                .put("is_manual", true);
    }
}
