package afterword.article;

import afterword.feed.FeedItem;
import afterword.feed.PlainText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Makes an article of a feed's item. */
public final class Extraction {
    private static final int MAX_TEXT = 200_000;
    private static final Instant FIRST_BLOG = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofDays(1);

    private static final Pattern COUNTS = Pattern.compile(
            "\\b(?:comments?|points?|votes?|views?|likes?|replies|score)\\s*[:(]\\s*[\\d.,]+\\)?|\\b[\\d.,]+\\s+(?:comments?|points?|votes?|views?|likes?|replies)\\b",
            Pattern.CASE_INSENSITIVE);

    /** In a tag of its own: an article that explains it to programmers writes it otherwise. */
    private static final Pattern PASSWORD_FORM = Pattern.compile(
            "<(?:form|input)\\b[^>]{0,300}?(?:post-password-form|post_password)", Pattern.CASE_INSENSITIVE);

    private Extraction() {}

    /** {@code seenAt} is when the item was first seen; it stands in for a date that is absent or absurd. */
    public static ArticleContent of(FeedItem item, Instant seenAt) {
        var body = ArticleBody.of(item);
        var text = PlainText.line(body.text());
        var excerpt = Excerpt.of(item, body);
        var image = HeroImage.choose(item.images(), body, item.base());
        return new ArticleContent(
                item.title(),
                item.link(),
                excerpt,
                text.substring(0, Math.min(text.length(), MAX_TEXT)),
                image,
                item.bodyIsExcerpt() ? null : ReadingTime.minutes(text),
                Headings.of(body),
                item.authors(),
                item.categories(),
                item.tags(),
                date(item.publishedAt(), seenAt),
                item.comments(),
                contentHash(item, body, text, excerpt, image));
    }

    /** Whether the blog shows the body to those who know a password only: such an item is not posted. */
    public static boolean isProtected(FeedItem item) {
        return PASSWORD_FORM.matcher(item.body()).find();
    }

    /** SHA-256 of the item exactly as the feed tells it but for its comment count: while it stays the same, nothing needs to be extracted again. */
    public static String sourceHash(FeedItem item) {
        return Sha256.of(
                item.title(),
                String.valueOf(item.link()),
                item.body(),
                item.summary(),
                item.authors().toString(),
                item.categories().toString(),
                item.tags().toString(),
                item.images().toString());
    }

    private static Instant date(@Nullable Instant told, Instant seenAt) {
        boolean absurd = told == null || told.isBefore(FIRST_BLOG) || told.isAfter(seenAt.plus(FUTURE));
        return absurd || told == null ? seenAt : told;
    }

    /** Of all that readers see: order, the queries of pictures, and what others did with the article are left out. */
    private static String contentHash(FeedItem item, Element body, String text, String excerpt, @Nullable URI image) {
        var pictures = body.select("img[src]").stream()
                .map(it -> withoutQuery(it.attr("src")))
                .collect(Collectors.joining("\n"));
        URI link = item.link();
        return Sha256.of(
                item.title(),
                link == null ? "" : CanonicalLink.of(link),
                item.bodyIsExcerpt() ? withoutCounts(text) : text,
                pictures,
                item.bodyIsExcerpt() ? withoutCounts(excerpt) : excerpt,
                image == null ? "" : withoutQuery(image.toString()),
                sorted(item.authors()),
                sorted(item.categories()),
                sorted(item.tags()));
    }

    private static String withoutQuery(String address) {
        return address.replaceAll("[?#].*$", "");
    }

    /** Some feeds carry nothing but how often an article was read, rated and answered. */
    private static String withoutCounts(String text) {
        return COUNTS.matcher(text).replaceAll("");
    }

    private static String sorted(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining("\n"));
    }
}
