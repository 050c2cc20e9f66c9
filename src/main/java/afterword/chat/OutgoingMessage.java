package afterword.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says. Nothing in it ever pings anybody but a post's or digest's {@link Mention}. */
public sealed interface OutgoingMessage {
    /** An article's post. On Telegram the link's preview is large and stands below the text. */
    record Post(Card card, Look look) implements OutgoingMessage {
        public Post(Card card) {
            this(card, Look.PLAIN);
        }
    }

    /** Several articles in one message, which calls somebody where {@code mention} is there. */
    record Digest(RichText text, @Nullable Mention mention) implements OutgoingMessage {}

    /** Words of the bot itself, as an answer to a message where {@code replyTo} is there. */
    record Text(RichText text, @Nullable MessageRef replyTo, List<Button> buttons) implements OutgoingMessage {
        public Text {
            buttons = List.copyOf(buttons);
        }

        public Text(RichText text) {
            this(text, null, List.of());
        }
    }

    /**
     * Somebody's comment shown in another room, under its author's name. Telegram answers the parent's message;
     * Discord's webhook, which cannot, begins with a line that names, quotes and links it. Without a parent the comment
     * answers the article itself: {@code post} is the article's message in that room where a reply to it is needed.
     */
    record Mirror(
            String author,
            String text,
            @Nullable Parent parent,
            @Nullable MessageRef post) implements OutgoingMessage {}

    /** The comment that a mirror answers: its message in the same room, its author's name, its words. */
    record Parent(MessageRef message, String author, String text) {}
}
