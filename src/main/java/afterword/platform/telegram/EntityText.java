package afterword.platform.telegram;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a text and the marks on it side by side. Whatever is written is shown as it stands and notifies nobody. */
final class EntityText {
    /** Telegram removes the separators and the marks of direction itself; done here, offsets stay true. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F\\u2028-\\u202E\\u2066-\\u2069]");

    /** Of two signs in a row the second one begins a name for Telegram. */
    private static final Pattern MENTION = Pattern.compile("(?<!\\w)@(?=\\w)");
    /** Invisible, and no part of a name: Telegram then sees no mention, and nobody is notified. */
    private static final String DEFUSED_AT = "@\u2060";

    /** Not tg: a link to a person with tg://user notifies that person. */
    private static final Set<String> LINKABLE = Set.of("http", "https");

    private final StringBuilder text = new StringBuilder();
    private final List<Rendered.Mark> marks = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    EntityText plain(String words) {
        text.append(defused(words));
        return this;
    }

    /** A real mention, the only one that notifies somebody. */
    EntityText mention(String name) {
        text.append('@').append(name);
        return this;
    }

    EntityText bold(Runnable content) {
        return marked("bold", null, content);
    }

    EntityText italic(Runnable content) {
        return marked("italic", null, content);
    }

    EntityText quote(Runnable content) {
        return marked("blockquote", null, content);
    }

    EntityText code(String words) {
        var clean = clean(words);
        return open.contains("text_link") ? plain(words) : marked("code", null, () -> text.append(clean));
    }

    /** A link; the content alone where Telegram would not take the address. */
    EntityText link(URI target, Runnable content) {
        var scheme = target.getScheme();
        if (scheme == null || !LINKABLE.contains(scheme)) {
            content.run();
            return this;
        }
        return marked("text_link", target.toASCIIString(), content);
    }

    EntityText newLine() {
        text.append('\n');
        return this;
    }

    /** Begins a new paragraph, if there is one before. */
    EntityText paragraph() {
        if (!text.isEmpty()) {
            text.append("\n\n");
        }
        return this;
    }

    int length() {
        return text.length();
    }

    Rendered rendered() {
        return new Rendered(text.toString(), marks).trimmed();
    }

    /** The words as they will stand in the text. */
    static String defused(String words) {
        return MENTION.matcher(clean(words)).replaceAll(DEFUSED_AT);
    }

    private static String clean(String words) {
        return wellFormed(UNWANTED.matcher(words).replaceAll(""));
    }

    /** Half a surrogate pair makes Telegram refuse the whole message. */
    private static String wellFormed(String words) {
        if (words.chars().noneMatch(it -> Character.isSurrogate((char) it))) {
            return words;
        }
        var whole = new StringBuilder(words.length());
        words.codePoints().forEach(point -> whole.appendCodePoint(isLoneSurrogate(point) ? 0xFFFD : point));
        return whole.toString();
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private EntityText marked(String type, @Nullable String url, Runnable content) {
        // The same kind inside itself, or two links in one another, is what Telegram does not know.
        if (!open.add(type)) {
            content.run();
            return this;
        }
        var offset = text.length();
        var outermost = marks.size();
        content.run();
        open.remove(type);
        if (!text.substring(offset).isBlank()) {
            marks.add(outermost, new Rendered.Mark(type, offset, text.length() - offset, url));
        }
        return this;
    }
}
