package afterword.feed;

import afterword.feed.LeafText.Leaf;
import java.util.regex.Pattern;

/** Text constructs of Atom (RFC 4287, 3.1, and the older modes of Atom 0.3) as HTML. */
final class AtomText {
    /** Many feeds leave out the type and mean HTML all the same. */
    private static final Pattern EVIDENT_HTML = Pattern.compile("</[a-zA-Z]|<(?:br|p|img|div|a)[\\s/>]");

    private AtomText() {}

    static String html(Leaf leaf, String text) {
        if (leaf.mode().equals("base64")) {
            return "";
        }
        return switch (leaf.type()) {
            case "html", "text/html", "xhtml", "application/xhtml+xml" -> text;
            case "", "text", "plain", "text/plain" ->
                EVIDENT_HTML.matcher(text).find()
                        ? text
                        : PlainText.escape(text).replace("\n", "<br>\n");
            case String type when type.startsWith("text/") || type.endsWith("xml") -> text;
            // Pictures, sound, base64: nothing to read.
            default -> "";
        };
    }
}
