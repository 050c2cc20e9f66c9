package afterword.feed;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Short texts of a feed, titles and names, without the markup that some feeds put into them. */
public final class PlainText {
    private static final Pattern INLINE_TAG = Pattern.compile(
            "</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");

    private PlainText() {}

    /** A line of text from what may be HTML: tags of running text are taken out, one level of entities is decoded. */
    public static String ofHtml(String html) {
        var text = html.indexOf('<') < 0 ? html : INLINE_TAG.matcher(html).replaceAll("");
        return line(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    }

    /** The text in one line, without spaces around it. */
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean odd = c < ' ' || c == '\u00a0' || c == '\u200b' || c == '\ufeff';
            if (odd || (c == ' ' && (i == 0 || text.charAt(i - 1) == ' '))) {
                return SPACE.matcher(text).replaceAll(" ").strip();
            }
        }
        return text.strip();
    }

    /** The text as HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
