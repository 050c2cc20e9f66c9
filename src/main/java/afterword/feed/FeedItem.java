package afterword.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, as the feed tells it. {@code title} is plain text and may be empty; {@code body} and {@code summary} are HTML and may be empty;
 * {@code bodyIsExcerpt} says that the body is evidently not the whole article. Dates are not yet checked against the clock.
 */
public record FeedItem(
        @Nullable String guid,
        @Nullable URI link,
        String title,
        String body,
        String summary,
        boolean bodyIsExcerpt,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        List<String> authors,
        List<String> categories,
        List<String> tags,
        List<FeedImage> images,
        ItemComments comments,
        URI base) {
    public FeedItem {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        images = List.copyOf(images);
    }
}
