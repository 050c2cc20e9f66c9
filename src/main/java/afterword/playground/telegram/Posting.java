package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts messages into chats, changes and removes them, and tells the bot what it may hear of. */
final class Posting {
    private final World world;
    private final UpdateFeed feed;

    Posting(World world, UpdateFeed feed) {
        this.world = world;
        this.feed = feed;
    }

    Message post(Chat chat, Draft draft) {
        var message = new Message(chat, world.nextMessageId(chat), world.time.instant(), draft, thread(chat, draft));
        chat.messages.put(message.id, message);
        feed.posted(message);
        return message;
    }

    /** Tells an event in the chat, in the name of {@code actor}. */
    Message announce(Chat chat, long actor, ObjectNode fields, @Nullable Integer topic) {
        return post(
                chat,
                Draft.of(senderFor(chat, actor), new Content.Service(fields)).in(topic));
    }

    Topic openTopic(Chat chat, long actor, String name, int iconColor) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.putObject("forum_topic_created").put("name", name).put("icon_color", iconColor);
        // 1 is the General topic's, which every forum has.
        chat.lastMessageId = Math.max(chat.lastMessageId, 1);
        var topic = new Topic(chat.lastMessageId + 1, name, iconColor);
        chat.topics.put(topic.id, topic);
        announce(chat, actor, fields, topic.id);
        return topic;
    }

    /** How somebody appears there: in channels as the channel, as an anonymous administrator as the group. */
    Sender senderFor(Chat chat, long actor) {
        if (chat.isChannel()) {
            return new Sender(actor, null, chat.id, null);
        }
        if (chat.member(actor).anonymous()) {
            return new Sender(actor, World.ANONYMOUS_ADMINISTRATOR, chat.id, null);
        }
        return Sender.user(actor);
    }

    void change(Message message, Content content, @Nullable ObjectNode markup) {
        message.content = content;
        message.markup = markup;
        message.edited = world.time.instant();
        feed.edited(message);
        copyOf(message).ifPresent(copy -> {
            copy.content = content;
            copy.edited = world.time.instant();
            feed.edited(copy);
        });
    }

    /** Nobody is told. A channel post takes its copy in the discussion group along. */
    void remove(Message message) {
        message.chat.messages.remove(message.id);
        message.chat.pinned.remove(Integer.valueOf(message.id));
        copyOf(message).ifPresent(copy -> copy.chat.messages.remove(copy.id));
    }

    Optional<Message> copyOf(Message post) {
        var linked = post.chat.linked;
        if (!post.chat.isChannel() || linked == null) {
            return Optional.empty();
        }
        return world.chat(linked).messages.values().stream()
                .filter(it -> it.forward != null && post.address().equals(it.forward.automaticFrom()))
                .findFirst();
    }

    private static @Nullable Integer thread(Chat chat, Draft draft) {
        if (chat.kind != ChatKind.SUPERGROUP) {
            return null;
        }
        var reply = draft.reply();
        var answered = reply == null || reply.message() == null ? null : chat.messages.get(reply.message());
        if (chat.forum) {
            return draft.topic() != null ? draft.topic() : answered == null ? null : answered.thread;
        }
        if (answered == null) {
            return null;
        }
        return answered.thread == null ? Integer.valueOf(answered.id) : answered.thread;
    }
}
