package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message. Guarded by the {@link World}'s lock. */
final class Message {
    final Chat chat;
    final int id;
    final Instant date;
    final Sender sender;
    final @Nullable Reply reply;
    final @Nullable Forward forward;

    /** The topic, or the root of the comment thread or chain of replies. */
    final @Nullable Integer thread;

    /** Who reacted with what, in the order they came. An anonymous administrator counts as the chat. */
    final Map<Long, List<String>> reactions = new LinkedHashMap<>();

    Content content;

    @Nullable
    ObjectNode markup;

    @Nullable
    Instant edited;

    Message(Chat chat, int id, Instant date, Draft draft, @Nullable Integer thread) {
        this.chat = chat;
        this.id = id;
        this.date = date;
        this.sender = draft.sender();
        this.reply = draft.reply();
        this.forward = draft.forward();
        this.thread = thread;
        this.content = draft.content();
        this.markup = draft.markup();
    }

    MessageAddress address() {
        return new MessageAddress(chat.id, id);
    }

    boolean isService() {
        return content instanceof Content.Service;
    }

    boolean isAutomaticForward() {
        return forward != null && forward.automaticFrom() != null;
    }

    /** Channel posts and their copies in the discussion group are reacted to anonymously. */
    boolean hasAnonymousReactions() {
        return chat.isChannel() || isAutomaticForward();
    }

    /** Text or caption; empty for a service message. */
    FormattedText words() {
        return switch (content) {
            case Content.Text(var text, var _) -> text;
            case Content.Media(var _, var _, var caption, var _) -> caption;
            case Content.Service _ -> new FormattedText("", List.of());
        };
    }
}
