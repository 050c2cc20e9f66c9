package afterword.playground;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as the blog's column shows it.
 *
 * @param id stays the same over edits
 * @param text paragraphs parted by empty lines; a line that begins with {@code ##} is a heading, one with {@code -} a point
 * @param publishedAt null when a feed gives no date
 * @param editedAt null for an article as it was first written
 */
public record BlogArticle(
        String id,
        String title,
        URI link,
        @Nullable URI image,
        String author,
        List<String> categories,
        List<String> tags,
        String text,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt) {
    public BlogArticle {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }
}
