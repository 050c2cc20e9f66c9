package afterword.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The text of the one element that is being read, markup inside it included where that belongs to it. Reused for all elements of a document. */
final class LeafText {
    /** What was read. {@code type} and {@code mode} are those of Atom; {@code qualifier} is a category's domain or a guid's isPermaLink. */
    record Leaf(FeedElement element, String text, String type, String mode, String qualifier) {}

    private static final FeedElement NONE = FeedElement.OTHER;

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> tags = new ArrayDeque<>();
    private FeedElement element = NONE;
    private int depth;
    private boolean escaping;
    private String type = "";
    private String mode = "";
    private String qualifier = "";

    boolean isOpen() {
        return element != NONE;
    }

    int depth() {
        return depth;
    }

    boolean isEndedBy(FeedElement child) {
        return element.isEndedBy(child);
    }

    void open(FeedElement opened, int atDepth, XmlAttributes attributes) {
        element = opened;
        depth = atDepth;
        text.setLength(0);
        tags.clear();
        type = "";
        mode = "";
        qualifier = "";
        for (int i = 0; i < attributes.count(); i++) {
            switch (attributes.name(i)) {
                case "type" -> type = attributes.value(i).strip().toLowerCase(Locale.ROOT);
                case "mode" -> mode = attributes.value(i).strip().toLowerCase(Locale.ROOT);
                case "domain", "isPermaLink", "ispermalink" ->
                    qualifier = attributes.value(i).strip().toLowerCase(Locale.ROOT);
                default -> {}
            }
        }
        escaping = type.contains("xhtml") || mode.equals("xml");
    }

    void append(char[] characters, int start, int length) {
        if (!isOpen()) {
            return;
        }
        if (escaping) {
            text.append(PlainText.escape(new String(characters, start, length)));
        } else {
            text.append(characters, start, length);
        }
    }

    void openTag(String name, XmlAttributes attributes) {
        if (!element.holdsMarkup()) {
            return;
        }
        var local = name.substring(name.indexOf(':') + 1);
        tags.push(local);
        text.append('<').append(local);
        for (int i = 0; i < attributes.count(); i++) {
            if (!attributes.name(i).startsWith("xmlns")) {
                text.append(' ').append(attributes.name(i)).append("=\"");
                text.append(PlainText.escape(attributes.value(i)).replace("\"", "&quot;"))
                        .append('"');
            }
        }
        text.append('>');
    }

    void closeTag() {
        if (!tags.isEmpty()) {
            var tag = tags.pop();
            if (!isVoid(tag)) {
                text.append("</").append(tag).append('>');
            }
        }
    }

    private static boolean isVoid(String tag) {
        return switch (tag) {
            case "br", "img", "hr", "input", "source", "wbr", "embed" -> true;
            default -> false;
        };
    }

    Leaf close() {
        var leaf = new Leaf(element, text.toString(), type, mode, qualifier);
        element = NONE;
        return leaf;
    }
}
