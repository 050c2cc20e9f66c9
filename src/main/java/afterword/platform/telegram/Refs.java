package afterword.platform.telegram;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Telegram's chats, messages and people in our words. */
final class Refs {
    private Refs() {}

    static ChannelRef chat(long id) {
        return new ChannelRef(Platform.TELEGRAM, Long.toString(id));
    }

    /** Where a message stands: its chat, and its topic where the chat is a forum. */
    static ChannelRef place(Message message) {
        var thread = message.getMessageThreadId();
        var inTopic = thread != null && Boolean.TRUE.equals(message.getIsTopicMessage());
        return new ChannelRef(Platform.TELEGRAM, message.getChatId().toString(), inTopic ? thread.toString() : null);
    }

    static MessageRef message(Message message) {
        return new MessageRef(place(message), message.getMessageId().toString());
    }

    static PersonRef person(long id) {
        return new PersonRef(Platform.TELEGRAM, Long.toString(id));
    }

    static Author author(User user) {
        return new Author(person(user.getId()), name(user), Boolean.TRUE.equals(user.getIsBot()));
    }

    /** Who wrote it: a chat where one speaks for itself (a channel, an anonymous administrator), otherwise the sender. */
    static Optional<Author> author(Message message) {
        var speaker = message.getSenderChat();
        if (speaker != null) {
            return Optional.of(new Author(person(speaker.getId()), name(speaker), false));
        }
        return Optional.ofNullable(message.getFrom()).map(Refs::author);
    }

    static String name(User user) {
        return joined(user.getFirstName(), user.getLastName(), user.getUserName(), user.getId());
    }

    static String name(Chat chat) {
        return chat.getTitle() == null
                ? joined(chat.getFirstName(), chat.getLastName(), chat.getUserName(), chat.getId())
                : chat.getTitle();
    }

    private static String joined(@Nullable String first, @Nullable String last, @Nullable String username, long id) {
        var name = Stream.of(first == null ? "" : first, last == null ? "" : last)
                .filter(it -> !it.isBlank())
                .collect(Collectors.joining(" "));
        return !name.isEmpty() ? name : username == null ? Long.toString(id) : username;
    }
}
