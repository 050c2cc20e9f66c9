package afterword.platform.telegram;

import afterword.chat.Card;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.RichText;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns our words into Telegram's text and entities; entities need no escaping, so nothing in a text can break one. */
final class TelegramRenderer {
    private static final int MAX_NAME = 128;

    private TelegramRenderer() {}

    static Rendered text(RichText text) {
        var out = new EntityText();
        write(text, out);
        return out.rendered();
    }

    /** @param mention whom the digest calls; only a public name can be called here */
    static Rendered digest(RichText text, @Nullable Mention mention) {
        var out = new EntityText();
        write(text, out);
        if (mention instanceof Mention.Name(var name)) {
            out.paragraph().mention(name);
        }
        return out.rendered();
    }

    /** An article's post, its excerpt cut so that everything else fits. */
    static Rendered post(Card card, @Nullable Mention mention) {
        return new PostLayout(card, mention).rendered();
    }

    static Rendered post(Card card) {
        return post(card, null);
    }

    /** Somebody's comment: the name on a line of its own, then the words. */
    static Rendered mirror(OutgoingMessage.Mirror mirror) {
        var name = mirror.author().strip().replaceAll("\\s+", " ");
        var out = new EntityText();
        var shown = name.isEmpty() ? "Somebody" : name.substring(0, Rendered.border(name, 0, MAX_NAME));
        out.bold(() -> out.plain(shown)).newLine().plain(mirror.text());
        return out.rendered().cut(Rendered.MAX_LENGTH);
    }

    /** The address of a message, which only supergroups and channels have. */
    static Optional<URI> address(MessageRef message) {
        var channel = message.channel();
        if (channel.platform() != Platform.TELEGRAM || !channel.id().startsWith("-100")) {
            return Optional.empty();
        }
        var topic = channel.topic() == null ? "" : channel.topic() + "/";
        return Optional.of(
                URI.create("https://t.me/c/" + channel.id().substring("-100".length()) + "/" + topic + message.id()));
    }

    private static void write(RichText text, EntityText out) {
        switch (text) {
            case RichText.Plain(var words) -> out.plain(words);
            case RichText.Bold(var content) -> out.bold(() -> write(content, out));
            case RichText.Italic(var content) -> out.italic(() -> write(content, out));
            case RichText.Code(var words) -> out.code(words);
            case RichText.Quote(var content) -> out.quote(() -> write(content, out));
            case RichText.Link(var content, var target) -> out.link(target, () -> write(content, out));
            case RichText.MessageLink(var content, var target) -> {
                var address = address(target);
                if (address.isPresent()) {
                    out.link(address.get(), () -> write(content, out));
                } else {
                    write(content, out);
                }
            }
            case RichText.Sequence(var parts) -> parts.forEach(part -> write(part, out));
        }
    }
}
