package afterword.chat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Formatted text, as a tree. Every string in it is plain: whatever markup or mention it seems to hold is shown as
 * written, and each platform's renderer sees to that.
 */
public sealed interface RichText {
    /** Text shown exactly as it stands, line breaks included. */
    record Plain(String text) implements RichText {}

    record Bold(RichText content) implements RichText {}

    record Italic(RichText content) implements RichText {}

    /** Monospaced text, for commands and ids. */
    record Code(String text) implements RichText {}

    record Quote(RichText content) implements RichText {}

    record Link(RichText content, URI target) implements RichText {}

    /** A link to a message, turned into an address by its platform; shown as its content alone where there is no address. */
    record MessageLink(RichText content, MessageRef target) implements RichText {}

    record Sequence(List<RichText> parts) implements RichText {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    static RichText plain(String text) {
        return new Plain(text);
    }

    static RichText bold(String text) {
        return new Bold(new Plain(text));
    }

    static RichText code(String text) {
        return new Code(text);
    }

    static RichText link(String text, URI target) {
        return new Link(new Plain(text), target);
    }

    static RichText of(RichText... parts) {
        return new Sequence(List.of(parts));
    }

    /** The parts, each on a line of its own. */
    static RichText lines(List<? extends RichText> lines) {
        var parts = new ArrayList<RichText>();
        for (var line : lines) {
            if (!parts.isEmpty()) {
                parts.add(new Plain("\n"));
            }
            parts.add(line);
        }
        return new Sequence(parts);
    }

    /** The words alone, without formatting or link targets. */
    default String text() {
        return switch (this) {
            case Plain(var text) -> text;
            case Bold(var content) -> content.text();
            case Italic(var content) -> content.text();
            case Code(var text) -> text;
            case Quote(var content) -> content.text();
            case Link(var content, var _) -> content.text();
            case MessageLink(var content, var _) -> content.text();
            case Sequence(var parts) -> {
                var all = new StringBuilder();
                parts.forEach(part -> all.append(part.text()));
                yield all.toString();
            }
        };
    }
}
