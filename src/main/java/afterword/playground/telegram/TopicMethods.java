package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;

/** Topics of a forum: opened, renamed, closed, reopened, deleted. */
final class TopicMethods {
    private static final int DEFAULT_COLOR = 7322096;
    private static final Set<Integer> COLORS = Set.of(DEFAULT_COLOR, 16766590, 13338331, 9367192, 16749490, 16478047);

    private final World world;
    private final ChatAccess access;
    private final Posting posting;

    TopicMethods(Parts parts) {
        world = parts.world();
        access = parts.access();
        posting = parts.posting();
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "createForumTopic", this::create,
                "editForumTopic", this::rename,
                "closeForumTopic", call -> toggle(call, true),
                "reopenForumTopic", call -> toggle(call, false),
                "deleteForumTopic", this::delete);
    }

    private JsonNode create(ApiCall call) {
        var chat = forum(call);
        access.require(chat, Right.MANAGE_TOPICS, "not enough rights to create a topic");
        var name = call.arguments().text("name").strip();
        if (name.isEmpty() || name.length() > 128) {
            throw ApiException.badRequest("TOPIC_TITLE_EMPTY");
        }
        var color = (int) call.arguments().number("icon_color", DEFAULT_COLOR);
        var topic = posting.openTopic(chat, world.bot.id, name, COLORS.contains(color) ? color : DEFAULT_COLOR);
        return JsonNodeFactory.instance
                .objectNode()
                .put("message_thread_id", topic.id)
                .put("name", topic.name)
                .put("icon_color", topic.iconColor);
    }

    private JsonNode rename(ApiCall call) {
        var chat = forum(call);
        var topic = topic(chat, call);
        var name = call.arguments().text("name").strip();
        if (name.equals(topic.name)) {
            throw ApiException.badRequest("TOPIC_NOT_MODIFIED");
        }
        if (!name.isEmpty()) {
            topic.name = name;
            var fields = JsonNodeFactory.instance.objectNode();
            fields.putObject("forum_topic_edited").put("name", name);
            posting.announce(chat, world.bot.id, fields, topic.id);
        }
        return ApiMethod.TRUE;
    }

    private JsonNode toggle(ApiCall call, boolean close) {
        var chat = forum(call);
        var topic = topic(chat, call);
        if (topic.closed == close) {
            throw ApiException.badRequest("TOPIC_NOT_MODIFIED");
        }
        setClosed(chat, topic, close, world.bot.id);
        return ApiMethod.TRUE;
    }

    void setClosed(Chat chat, Topic topic, boolean close, long actor) {
        topic.closed = close;
        var fields = JsonNodeFactory.instance.objectNode();
        fields.putObject(close ? "forum_topic_closed" : "forum_topic_reopened");
        posting.announce(chat, actor, fields, topic.id);
    }

    private JsonNode delete(ApiCall call) {
        var chat = forum(call);
        remove(chat, topic(chat, call));
        return ApiMethod.TRUE;
    }

    void remove(Chat chat, Topic topic) {
        chat.topics.remove(topic.id);
        chat.messages.values().removeIf(it -> it.thread != null && it.thread == topic.id);
    }

    private Chat forum(ApiCall call) {
        var chat = access.chat(call.arguments(), ChatAccess.Wish.WRITE);
        if (!chat.forum) {
            throw ApiException.badRequest("the chat is not a forum");
        }
        return chat;
    }

    private Topic topic(Chat chat, ApiCall call) {
        access.require(chat, Right.MANAGE_TOPICS, "not enough rights to manage topics in the chat");
        var topic = chat.topics.get((int) call.arguments().number("message_thread_id", 0));
        if (topic == null) {
            throw ApiException.badRequest("message thread not found");
        }
        return topic;
    }
}
