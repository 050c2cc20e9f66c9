package afterword.article;

import afterword.feed.FeedItem;
import afterword.feed.PlainText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Makes an article of a feed's item. */
public final class Extraction {
    private static final int MAX_TEXT = 200_000;
    private static final Instant FIRST_BLOG = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofDays(1);

    private Extraction() {}

    /** {@code seenAt} is when the item was first seen; it stands in for a date that is absent or absurd. */
    public static ArticleContent of(FeedItem item, Instant seenAt) {
        var body = ArticleBody.of(item);
        var text = PlainText.line(body.text());
        return new ArticleContent(
                item.title(),
                item.link(),
                Excerpt.of(item, body),
                text.substring(0, Math.min(text.length(), MAX_TEXT)),
                HeroImage.choose(item.images(), body, item.base()),
                item.bodyIsExcerpt() ? null : ReadingTime.minutes(text),
                Headings.of(body),
                item.authors(),
                item.categories(),
                item.tags(),
                date(item.publishedAt(), seenAt),
                item.comments(),
                contentHash(item, body, text));
    }

    /** Whether the blog shows the body to those who know a password only: such an item is not posted. */
    public static boolean isProtected(FeedItem item) {
        return item.body().contains("post-password-form") || item.body().contains("post_password");
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

    private static String contentHash(FeedItem item, Element body, String text) {
        var pictures = body.select("img[src]").stream()
                .map(it -> it.attr("src").replaceAll("[?#].*$", ""))
                .collect(Collectors.joining("\n"));
        URI link = item.link();
        return Sha256.of(item.title(), link == null ? "" : CanonicalLink.of(link), text, pictures);
    }
}
