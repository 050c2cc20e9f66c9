package afterword.playground;

import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** The little markup that articles are written in, turned into HTML. */
final class BlogText {
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");
    private static final Pattern NOT_XML = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private BlogText() {}

    /** What was typed, with line breaks of one kind and nothing in it that a feed could not carry. */
    static String clean(String typed) {
        var text = typed.replace("\r\n", "\n").replace('\r', '\n');
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .filter(it -> it < Character.MIN_SURROGATE || it > Character.MAX_SURROGATE)
                .forEach(whole::appendCodePoint);
        return NOT_XML.matcher(whole).replaceAll("").strip();
    }

    static String html(String text) {
        var html = new StringBuilder();
        for (var block : BLANK_LINE.split(text, -1)) {
            appendBlock(html, block.strip());
        }
        return html.toString();
    }

    private static void appendBlock(StringBuilder html, String block) {
        var paragraph = new StringBuilder();
        var inList = false;
        for (var line : block.split("\n", -1)) {
            var isPoint = line.startsWith("- ");
            if (isPoint != inList || line.startsWith("##")) {
                flush(html, paragraph);
                if (isPoint != inList) {
                    html.append(isPoint ? "<ul>\n" : "</ul>\n");
                    inList = isPoint;
                }
            }
            if (isPoint) {
                html.append("<li>").append(escape(line.substring(2).strip())).append("</li>\n");
            } else if (line.startsWith("##")) {
                html.append("<h2>")
                        .append(escape(line.replaceFirst("^#+\\s*", "")))
                        .append("</h2>\n");
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : "<br>").append(escape(line.strip()));
            }
        }
        flush(html, paragraph);
        html.append(inList ? "</ul>\n" : "");
    }

    private static void flush(StringBuilder html, StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            html.append("<p>").append(paragraph).append("</p>\n");
            paragraph.setLength(0);
        }
    }

    static String escape(String words) {
        return Entities.escape(words);
    }

    /** The first paragraph, for lists. */
    static String excerpt(String text) {
        for (var block : BLANK_LINE.split(text, -1)) {
            if (!block.strip().startsWith("##")) {
                return block.strip().replace('\n', ' ');
            }
        }
        return "";
    }
}
