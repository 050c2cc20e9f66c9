package afterword.platform.telegram;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * Text with entities, the form in which nothing needs escaping. Offsets count UTF-16 units, as Java's do and Telegram
 * asks (Bot API, MessageEntity). At most 4096 units and 100 entities (Bot API, sendMessage).
 */
final class FormattedText {
    static final int MAX_LENGTH = 4096;
    private static final int MAX_ENTITIES = 100;
    private static final String SUPERGROUP = "-100";

    private final StringBuilder text = new StringBuilder();
    private final List<MessageEntity> entities = new ArrayList<>();

    static FormattedText of(RichText content) {
        return new FormattedText().append(content);
    }

    FormattedText append(String plain) {
        text.append(plain);
        return this;
    }

    FormattedText append(RichText content) {
        switch (content) {
            case RichText.Plain(var plain) -> text.append(plain);
            case RichText.Bold(var inner) -> spanning("bold", inner);
            case RichText.Italic(var inner) -> spanning("italic", inner);
            case RichText.Code(var code) -> spanning("code", RichText.plain(code));
            case RichText.Quote(var inner) -> spanning("blockquote", inner);
            case RichText.Link(var inner, var target) -> linking(inner, target);
            case RichText.MessageLink(var inner, var target) ->
                address(target).ifPresentOrElse(url -> linking(inner, url), () -> append(inner));
            case RichText.Sequence(var parts) -> parts.forEach(this::append);
        }
        return this;
    }

    private void spanning(String type, RichText inner) {
        var start = text.length();
        append(inner);
        add(new MessageEntity(type, start, text.length() - start));
    }

    private void linking(RichText inner, URI target) {
        var start = text.length();
        append(inner);
        var entity = new MessageEntity("text_link", start, text.length() - start);
        entity.setUrl(target.toString());
        add(entity);
    }

    private void add(MessageEntity entity) {
        if (entity.getLength() > 0 && entities.size() < MAX_ENTITIES) {
            entities.add(entity);
        }
    }

    /** Only messages of supergroups and channels have an address. */
    static Optional<URI> address(MessageRef message) {
        ChannelRef channel = message.channel();
        return channel.id().startsWith(SUPERGROUP)
                ? Optional.of(URI.create(
                        "https://t.me/c/" + channel.id().substring(SUPERGROUP.length()) + "/" + message.id()))
                : Optional.empty();
    }

    int length() {
        return text.length();
    }

    /** The text, cut at a word and marked if it is too long. */
    String text() {
        return Cut.at(text.toString(), MAX_LENGTH);
    }

    /** The entities within {@link #text()}. */
    List<MessageEntity> entities() {
        var length = text().length();
        var kept = new ArrayList<MessageEntity>();
        for (var entity : entities) {
            if (entity.getOffset() < length) {
                entity.setLength(Math.min(entity.getLength(), length - entity.getOffset()));
                kept.add(entity);
            }
        }
        return kept;
    }
}
