package afterword.delivery;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what deliveries of some kinds say, and what follows when they are sent. Asked at send time. */
public interface Content {
    Rendered render(Delivery delivery);

    /** What a call that succeeded brings about; written in the same transaction as its success. */
    After after(Delivery delivery, Action action, MessageRef sent);

    /** What is owed instead when the platform refuses the call for good. */
    default List<Owed> instead(Delivery delivery, Action refused) {
        return List.of();
    }

    /** What to do for a delivery now. */
    sealed interface Rendered {
        record Do(Action action) implements Rendered {}

        /** There is nothing (left) to say; the reason is kept. */
        record Skip(String reason) implements Rendered {}

        /** Not yet: something that it builds on is still under way. */
        record NotYet(String reason) implements Rendered {}

        /** Not before its time: quiet hours, a schedule, a quota. */
        record Later(Instant due, String reason) implements Rendered {}
    }

    /** Further steps, and what the message is. */
    record After(@Nullable Meaning meaning, @Nullable RoomOpened room, List<Owed> owed) {
        public static final After NOTHING = new After(null, null, List.of());
    }

    /** What a message of ours stands for, so that answers to it find their place. */
    sealed interface Meaning {
        /** A post of the article. */
        record Post(long article) implements Meaning {}

        /** A comment or a mirror of it. */
        record Comment(long comment) implements Meaning {}

        /** The target, a post, was deleted, since its article left the site: nothing any more. */
        record Removed() implements Meaning {}
    }

    /** A place where the article is discussed from now on. {@code root} is the message that top-level comments answer; null in a Discord thread. */
    record RoomOpened(
            long article, ChannelRef channel, @Nullable MessageRef root) {}
}
