package afterword.platform.discord;

import afterword.chat.Author;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;
import org.jspecify.annotations.Nullable;

/** People's messages in our words. */
final class Incoming {
    private Incoming() {}

    /** What a person wrote; empty for bots, webhooks, Discord's own messages and those whose words are not shown to us. */
    static Optional<InboundEvent.MessageWritten> written(Message message) {
        return written(message, message.getMember());
    }

    private static Optional<InboundEvent.MessageWritten> written(Message message, @Nullable Member member) {
        return Optional.of(message)
                .filter(Incoming::isByPerson)
                .map(it -> event(it, member))
                .filter(it -> !it.text().isBlank());
    }

    /** A person's message; the member is known from elsewhere, since messages that are read back come without. */
    static InboundEvent.MessageWritten event(Message message, @Nullable Member member) {
        var ref = DiscordIds.message(message.getChannelId(), message.getId());
        return new InboundEvent.MessageWritten(
                "d:m:" + message.getId(),
                ref,
                author(message, member),
                text(message),
                answered(message),
                null,
                message.getTimeCreated().toInstant(),
                message.isEdited());
    }

    /** Whether a person wrote it with words of their own. */
    static boolean isByPerson(Message message) {
        return (message.getType() == MessageType.DEFAULT || message.getType() == MessageType.INLINE_REPLY)
                && !message.isWebhookMessage()
                && !message.getAuthor().isBot()
                && !message.getAuthor().isSystem();
    }

    /** The words with names in place of mentions, and a line for each attachment and sticker. */
    static String text(Message message) {
        var lines = new ArrayList<String>();
        lines.add(Names.inPlaceOfMentions(message));
        message.getMessageSnapshots().stream().map(Incoming::forwarded).forEach(lines::add);
        message.getAttachments().forEach(it -> lines.add("📎 " + it.getFileName() + " " + it.getUrl()));
        message.getStickers().forEach(it -> lines.add("📎 " + it.getName() + " " + it.getIconUrl()));
        return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String forwarded(MessageSnapshot snapshot) {
        return snapshot.getContentRaw();
    }

    private static Author author(Message message, @Nullable Member member) {
        var name = member == null ? message.getAuthor().getEffectiveName() : member.getEffectiveName();
        return new Author(DiscordIds.person(message.getAuthor()), name, false);
    }

    /** The message answered; forwards and crossposts refer to messages too, and answer nothing. */
    private static @Nullable MessageRef answered(Message message) {
        var reference = message.getMessageReference();
        return message.getType() != MessageType.INLINE_REPLY
                        || reference == null
                        || reference.getType() != MessageReference.MessageReferenceType.DEFAULT
                ? null
                : DiscordIds.message(reference.getChannelId(), reference.getMessageId());
    }
}
