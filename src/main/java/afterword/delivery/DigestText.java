package afterword.delivery;

import afterword.article.Article;
import afterword.chat.RichText;
import java.util.ArrayList;
import java.util.List;

/** Several articles as one message: their titles, each a link. */
final class DigestText {
    /** More would make a wall of links. */
    static final int MAX_ARTICLES = 15;

    private static final int MAX_TITLE = 150;
    /** Discord takes 2000 characters, addresses and escapes among them. */
    private static final int MAX_CHARACTERS = 1_500;

    private static final int AROUND = 8;

    private DigestText() {}

    static RichText of(String heading, List<Article> articles) {
        var lines = new ArrayList<RichText>();
        lines.add(RichText.bold(heading));
        for (var article : articles) {
            lines.add(RichText.of(RichText.plain("• "), RichText.link(title(article), article.link())));
        }
        return RichText.lines(lines);
    }

    private static String title(Article article) {
        var title = article.title().strip().replaceAll("\\s+", " ");
        return title.length() <= MAX_TITLE
                ? title
                : title.substring(
                                0,
                                title.offsetByCodePoints(
                                        0, Math.min(MAX_TITLE - 1, title.codePointCount(0, title.length()))))
                        + "…";
    }

    /** Counts what fits into one message. */
    static final class Size {
        private int characters;

        Size(Article first) {
            characters = length(first);
        }

        boolean takes(Article article) {
            characters += length(article);
            return characters <= MAX_CHARACTERS;
        }

        private static int length(Article article) {
            var title = title(article);
            var signs = (int) title.chars()
                    .filter(it -> !Character.isLetterOrDigit(it) && it != ' ')
                    .count();
            // Signs may have to be escaped.
            return title.length() + signs + article.link().toASCIIString().length() + AROUND;
        }
    }
}
