package afterword.article;

import afterword.feed.PlainText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The headings that name the parts of an article, without those that only ask for something. */
final class Headings {
    private static final int MAX_LENGTH = 200;
    private static final int MAX_COUNT = 50;
    private static final List<String> PROMOTIONAL = PhraseList.read("promotional-headings.txt");
    private static final Set<String> WHOLE =
            new HashSet<>(PROMOTIONAL.stream().filter(it -> !it.endsWith("*")).toList());
    private static final List<String> PARTS = PROMOTIONAL.stream()
            .filter(it -> it.endsWith("*"))
            .map(it -> it.substring(0, it.length() - 1))
            .toList();

    private Headings() {}

    /** In order; second level, or third where there is no second. */
    static List<String> of(Element body) {
        var second = of(body, "h2");
        return second.isEmpty() ? of(body, "h3") : second;
    }

    private static List<String> of(Element body, String tag) {
        return body.select(tag).stream()
                .filter(it -> !isLinkElsewhere(it))
                .map(it -> PlainText.line(it.text()))
                .filter(it -> !it.isEmpty() && it.length() <= MAX_LENGTH && !isPromotional(it))
                .distinct()
                .limit(MAX_COUNT)
                .toList();
    }

    /** The title of a card that leads to another page. */
    private static boolean isLinkElsewhere(Element heading) {
        var link = heading.closest("a[href]");
        return link != null && !link.attr("href").contains("#");
    }

    static boolean isPromotional(String heading) {
        var words = heading.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ")
                .strip();
        return words.isEmpty() || WHOLE.contains(words) || PARTS.stream().anyMatch(words::contains);
    }
}
