package afterword.article;

import afterword.feed.FeedItem;
import afterword.feed.PlainText;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The few sentences that introduce an article. */
final class Excerpt {
    static final int MAX_LENGTH = 400;

    private static final int LONGEST_LOOK = 4 * MAX_LENGTH;
    private static final int COMPARED = 1 << 14;
    private static final int TELLING = 40;
    private static final Pattern CUT_MARK =
            Pattern.compile("\\s*(?:\\[(?:…|\\.{3}|&hellip;)]|\\(more(?:…|\\.{3})\\)|\\[more])\\s*$");
    private static final Pattern READ_ON = Pattern.compile(
            "\\s*(?:…|\\.{3}|\\[…])?\\s*(?:continue reading|read more|read the full|keep reading|weiterlesen|lire la suite|seguir leyendo|leer más|continua a leggere|leia mais|lees verder|czytaj dalej|читать далее)\\b.{0,200}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Reddit says below each post who wrote it. */
    private static final Pattern SUBMITTED =
            Pattern.compile("\\s*submitted by\\s+/?u/\\S+(?:\\s+to\\s+/?r/\\S+)?\\s*\\[link]\\s*\\[comments]\\s*$");

    private Excerpt() {}

    /** From the feed's own summary where there is one, else from the first paragraphs; at most 400 characters. */
    static String of(FeedItem item, Element body) {
        var summary = item.summary().isEmpty()
                ? ""
                : plain(ArticleBody.clean(item.summary(), item.base().toString()));
        return shorten(summary.isEmpty() || isCutFromBody(summary, item) ? plain(body) : summary);
    }

    /** WordPress makes a summary of the first words with all markup taken out, share rows included, where the author wrote none. */
    private static boolean isCutFromBody(String summary, FeedItem item) {
        if (item.bodyIsExcerpt() || !summary.endsWith("…")) {
            return false;
        }
        var begin = item.body().substring(0, Math.min(item.body().length(), COMPARED));
        var cut = letters(summary);
        return letters(Jsoup.parseBodyFragment(begin).text())
                .contains(cut.substring(0, Math.min(cut.length(), TELLING)));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String plain(Element body) {
        var text = new StringBuilder();
        Element list = null;
        for (var block : body.select("p, li:not(:has(p))")) {
            if (text.length() >= LONGEST_LOOK || block.closest("figure, table, blockquote") != null) {
                continue;
            }
            if (block.nameIs("p")) {
                text.append(block.text()).append(' ');
            } else if ((list != null && list.equals(block.parent()))
                    || text.toString().stripTrailing().endsWith(":")) {
                // Only a list that a sentence announces: others are tables of contents.
                list = block.parent();
                text.append("• ").append(block.text()).append(' ');
            }
        }
        var whole = text.toString().isBlank() ? body.text() : text.toString();
        var line = PlainText.line(whole.substring(0, Math.min(whole.length(), LONGEST_LOOK)));
        var told = SUBMITTED.matcher(line).replaceFirst("");
        var cut = CUT_MARK.matcher(READ_ON.matcher(told).replaceFirst("…")).replaceFirst("…");
        return cut.equals("…") ? "" : cut;
    }

    /** Whole words, with an ellipsis where something was left out. */
    static String shorten(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        int end = words.preceding(MAX_LENGTH);
        var kept = text.substring(0, end <= 0 ? MAX_LENGTH - 1 : end).strip();
        return (kept.endsWith(",") || kept.endsWith(";") || kept.endsWith(":")
                        ? kept.substring(0, kept.length() - 1)
                        : kept)
                + "…";
    }
}
