package afterword.platform.telegram;

import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;

/** What a message in a group or channel tells. */
final class MessageTranslator {
    private static final String SUPERGROUP = "supergroup";

    private final PersonRef self;

    MessageTranslator(Bot bot) {
        self = Refs.person(bot.id());
    }

    List<InboundEvent> written(Message message, EventId id) {
        var moved = moved(message);
        if (moved.isPresent()) {
            return List.of(moved.get());
        }
        if (message.getForumTopicReopened() != null) {
            return List.of(new InboundEvent.AccessChanged(id.words(), Refs.place(message)));
        }
        if (Boolean.TRUE.equals(message.getIsAutomaticForward())) {
            return forwarded(message, id);
        }
        var words = MessageWords.of(message);
        var author = Refs.author(message);
        if (ignored(message) || words.isEmpty() || author.isEmpty()) {
            return List.of();
        }
        var at = Instant.ofEpochSecond(message.getDate());
        var written = new InboundEvent.MessageWritten(
                id.words(),
                Refs.message(message),
                author.get(),
                words,
                replyTo(message),
                threadRoot(message),
                at,
                false);
        return Stream.concat(answeredPost(message, id).stream(), Stream.of(written))
                .toList();
    }

    /** What is answered, if it may be one of our posts or mirrors; it must be known before the answer. */
    private Optional<InboundEvent> answeredPost(Message message, EventId id) {
        var answered = message.getReplyToMessage();
        var ref = replyTo(message);
        if (answered == null || ref == null) {
            return Optional.empty();
        }
        var own = isOurs(answered);
        return own || Boolean.TRUE.equals(answered.getIsAutomaticForward())
                ? Optional.of(shown(answered, ref, own, id))
                : Optional.empty();
    }

    private static InboundEvent shown(Message message, MessageRef ref, boolean own, EventId id) {
        var at = Instant.ofEpochSecond(message.getDate());
        return new InboundEvent.PostShown(
                id.words(), ref, own, MessageWords.of(message), MessageWords.links(message), at);
    }

    List<InboundEvent> edited(Message message, EventId id) {
        var words = MessageWords.of(message);
        if (ignored(message) || Boolean.TRUE.equals(message.getIsAutomaticForward()) || words.isEmpty()) {
            return List.of();
        }
        return List.of(new InboundEvent.MessageEdited(id.words(), Refs.message(message), words));
    }

    /** Our own words, and those that somebody had another bot write. */
    private boolean ignored(Message message) {
        return isOurs(message) || message.getViaBot() != null;
    }

    private boolean isOurs(Message message) {
        var sender = message.getFrom();
        return sender != null && Refs.person(sender.getId()).equals(self);
    }

    /** Both chats tell of the move; the id is the same, since it is one happening. */
    private static Optional<InboundEvent> moved(Message message) {
        var chat = message.getChatId();
        var from = Objects.requireNonNullElse(message.getMigrateFromChatId(), chat);
        var to = Objects.requireNonNullElse(message.getMigrateToChatId(), chat);
        return from.equals(to)
                ? Optional.empty()
                : Optional.of(
                        new InboundEvent.ChannelMoved("t:moved:" + from + ":" + to, Refs.chat(from), Refs.chat(to)));
    }

    private static List<InboundEvent> forwarded(Message message, EventId id) {
        var original = message.getForwardOrigin() instanceof MessageOriginChannel origin
                ? new MessageRef(
                        Refs.chat(origin.getChat().getId()),
                        origin.getMessageId().toString())
                : legacyOrigin(message);
        return original == null
                ? List.of()
                : List.of(
                        new InboundEvent.ForwardedAutomatically(id.words(), Refs.message(message), original),
                        shown(message, original, false, id));
    }

    /** Bot API servers older than version 7.0 say it in these fields. */
    private static @Nullable MessageRef legacyOrigin(Message message) {
        var chat = message.getForwardFromChat();
        var original = message.getForwardFromMessageId();
        return chat == null || original == null ? null : new MessageRef(Refs.chat(chat.getId()), original.toString());
    }

    /** In a forum every message answers the service message that opened its topic, unless it answers another. */
    static @Nullable MessageRef replyTo(Message message) {
        var answered = message.getReplyToMessage();
        if (answered == null || answered.getForumTopicCreated() != null) {
            return null;
        }
        return new MessageRef(Refs.place(message), answered.getMessageId().toString());
    }

    private static @Nullable MessageRef threadRoot(Message message) {
        var place = Refs.place(message);
        var thread = message.getMessageThreadId();
        var inThread = thread != null
                && place.topic() == null
                && SUPERGROUP.equals(message.getChat().getType())
                && !Boolean.TRUE.equals(message.getChat().getIsForum());
        return inThread ? new MessageRef(place, thread.toString()) : null;
    }
}
