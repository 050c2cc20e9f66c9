package afterword.playground.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything there is to see, at one moment. Times are seconds since 1970. */
public record View(
        BotView bot, List<UserView> users, List<ChatView> chats, List<PressView> presses, int pendingUpdates) {

    public record BotView(long id, String name, String username) {}

    /** {@code blocked} and {@code started} tell of the person's chat with the bot. */
    public record UserView(long id, String name, @Nullable String username, boolean started, boolean blocked) {}

    /**
     * A chat with all its messages, oldest first.
     *
     * @param type private, group, supergroup or channel
     * @param commands what a client offers an ordinary member here
     */
    public record ChatView(
            long id,
            String type,
            String title,
            @Nullable String username,
            boolean forum,
            @Nullable Long linkedChat,
            @Nullable Long migratedTo,
            List<MemberView> members,
            List<TopicView> topics,
            List<Integer> pinned,
            List<String> availableReactions,
            List<CommandView> commands,
            List<MessageView> messages) {}

    public record MemberView(long user, String status, boolean anonymous) {}

    public record TopicView(int id, String name, boolean closed) {}

    public record CommandView(String command, String description) {}

    /**
     * One message.
     *
     * @param sender the name shown above it
     * @param senderId the user or chat shown as its sender
     * @param fromBot whether our bot wrote it
     * @param text text or caption
     * @param preview the address of the link preview, null when there is none
     * @param markup the kind of reply markup that is no inline keyboard: force_reply, keyboard or remove_keyboard
     * @param service what happened, for a service message
     */
    public record MessageView(
            int id,
            long date,
            @Nullable Long edited,
            String sender,
            long senderId,
            boolean fromBot,
            @Nullable Integer thread,
            @Nullable Integer replyTo,
            @Nullable String quote,
            @Nullable String forwardedFrom,
            @Nullable MessageAddress copyOf,
            String text,
            List<EntityView> entities,
            @Nullable String photo,
            @Nullable String preview,
            List<List<ButtonView>> keyboard,
            @Nullable String markup,
            List<ReactionView> reactions,
            @Nullable String service) {}

    public record EntityView(
            String type, int offset, int length, @Nullable String url) {}

    /** A button with its callback data or address, or the request_id of a request for a chat. */
    public record ButtonView(
            String text,
            @Nullable String callbackData,
            @Nullable String url,
            @Nullable Integer requestId) {}

    /** {@code by} is empty where reactions are anonymous. */
    public record ReactionView(String emoji, int count, List<Long> by) {}

    /** A pressed button; {@code text}, {@code url} and {@code alert} are the bot's answer. */
    public record PressView(
            long id,
            long user,
            MessageAddress message,
            String data,
            boolean answered,
            @Nullable String text,
            @Nullable String url,
            boolean alert) {}

    public ChatView chat(long id) {
        return chats.stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No chat " + id));
    }

    public MessageView message(MessageAddress address) {
        return chat(address.chat()).messages().stream()
                .filter(it -> it.id() == address.message())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No message " + address));
    }
}
