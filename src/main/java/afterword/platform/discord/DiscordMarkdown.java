package afterword.platform.discord;

import afterword.chat.MessageRef;
import afterword.chat.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes formatted text as Discord's markdown, so that every plain string in it is shown as it stands. */
final class DiscordMarkdown {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>|`\"]+");
    private static final String SPECIAL = "\\*_~`|<>[]@";

    private final Function<MessageRef, @Nullable URI> addresses;

    /** @param addresses where a message can be opened; null where that is not known */
    DiscordMarkdown(Function<MessageRef, @Nullable URI> addresses) {
        this.addresses = addresses;
    }

    /** The text in at most {@code max} characters; what does not fit is left away at a word, with "…". */
    String write(RichText text, int max) {
        var whole = write(text);
        if (whole.length() <= max) {
            return whole;
        }
        // Escapes make the markdown longer than its words: look for the most words that fit.
        var fits = 0;
        var tooMany = Math.min(text.text().length(), max) + 1;
        while (fits + 1 < tooMany) {
            var middle = (fits + tooMany) >>> 1;
            if (write(beginning(text, middle)).length() <= max) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return write(beginning(text, fits));
    }

    /** The text without any limit. */
    String write(RichText text) {
        var out = new StringBuilder();
        append(out, text);
        return out.toString();
    }

    /** Other people's words: markup and mentions are shown as written, bare addresses still work. */
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        var matcher = URL.matcher(text);
        var from = 0;
        while (matcher.find()) {
            escape(out, text, from, matcher.start());
            out.append(matcher.group());
            from = matcher.end();
        }
        escape(out, text, from, text.length());
        return out.toString();
    }

    /** The words of a link: an address in them would make Discord show the link's source. */
    static String escapeLabel(String text) {
        var out = new StringBuilder();
        escape(out, text, 0, text.length());
        return out.toString().replace("://", "\\://");
    }

    private static void escape(StringBuilder out, String text, int from, int to) {
        for (var i = from; i < to; i++) {
            var c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0 || startsBlock(text, i)) {
                out.append('\\');
            }
            out.append(c);
        }
    }

    /** Headings, lists and small print are markup only where a line begins; a numbered list by its dot. */
    private static boolean startsBlock(String text, int index) {
        var c = text.charAt(index);
        if (c == '#' || c == '-' || c == '+') {
            var before = c == '#' && index > 0 && text.charAt(index - 1) == '-' ? index - 1 : index;
            while (before > 0 && (text.charAt(before - 1) == '#' || text.charAt(before - 1) == ' ')) {
                before--;
            }
            return before == 0 || text.charAt(before - 1) == '\n';
        }
        if (c == '.' || c == ')') {
            var digits = index;
            while (digits > 0 && Character.isDigit(text.charAt(digits - 1))) {
                digits--;
            }
            var before = digits;
            while (before > 0 && text.charAt(before - 1) == ' ') {
                before--;
            }
            return digits < index && (before == 0 || text.charAt(before - 1) == '\n');
        }
        return false;
    }

    private void append(StringBuilder out, RichText text) {
        switch (text) {
            case RichText.Plain(var plain) -> out.append(escape(plain));
            case RichText.Bold(var content) -> wrap(out, "**", write(content));
            case RichText.Italic(var content) -> wrap(out, "*", write(content));
            case RichText.Code(var code) -> out.append(code(code));
            case RichText.Quote(var content) -> quote(out, write(content));
            case RichText.Link(var content, var target) -> link(out, content, target);
            case RichText.MessageLink(var content, var target) -> link(out, content, addresses.apply(target));
            case RichText.Sequence(var parts) -> parts.forEach(part -> append(out, part));
        }
    }

    private static void wrap(StringBuilder out, String marks, String content) {
        if (content.isBlank()) {
            out.append(content);
        } else {
            out.append(marks).append(content).append(marks);
        }
    }

    private static String code(String code) {
        if (code.isBlank() || code.contains("``") || code.startsWith("`") || code.endsWith("`")) {
            return escape(code);
        }
        var fence = code.contains("`") ? "``" : "`";
        return fence + code + fence;
    }

    private static void quote(StringBuilder out, String content) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
        out.append(content.lines()
                .map(line -> "> " + line)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("> "));
    }

    private void link(StringBuilder out, RichText content, @Nullable URI target) {
        var label = content.text();
        if (target == null || !isWeb(target) || label.isBlank()) {
            append(out, content);
            return;
        }
        // The angle brackets keep Discord from showing a preview under the bot's own words.
        out.append('[')
                .append(label(content))
                .append("](<")
                .append(address(target))
                .append(">)");
    }

    private String label(RichText content) {
        return switch (content) {
            case RichText.Plain(var plain) -> escapeLabel(plain);
            case RichText.Bold(RichText.Plain(var plain)) -> "**" + escapeLabel(plain) + "**";
            default -> escapeLabel(content.text());
        };
    }

    static boolean isWeb(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }

    /** An address in which nothing can end the link early. */
    static String address(URI target) {
        return target.toASCIIString().replace("(", "%28").replace(")", "%29").replace("|", "%7C");
    }

    private static RichText beginning(RichText text, int length) {
        return new Beginning(length).of(text);
    }

    /** Copies a tree as long as its words last. */
    private static final class Beginning {
        private int left;
        private boolean ended;

        Beginning(int length) {
            left = length;
        }

        RichText of(RichText text) {
            return switch (text) {
                case RichText.Plain(var plain) -> new RichText.Plain(take(plain));
                case RichText.Code(var code) -> new RichText.Code(take(code));
                case RichText.Bold(var content) -> new RichText.Bold(of(content));
                case RichText.Italic(var content) -> new RichText.Italic(of(content));
                case RichText.Quote(var content) -> new RichText.Quote(of(content));
                case RichText.Link(var content, var target) -> new RichText.Link(of(content), target);
                case RichText.MessageLink(var content, var target) -> new RichText.MessageLink(of(content), target);
                case RichText.Sequence(var parts) -> new RichText.Sequence(of(parts));
            };
        }

        private List<RichText> of(List<RichText> parts) {
            var kept = new ArrayList<RichText>();
            for (var part : parts) {
                if (ended) {
                    break;
                }
                kept.add(of(part));
            }
            return kept;
        }

        private String take(String words) {
            if (ended) {
                return "";
            }
            if (words.length() <= left) {
                left -= words.length();
                return words;
            }
            ended = true;
            return left == 0 ? "…" : Cut.atWord(words, left);
        }
    }
}
