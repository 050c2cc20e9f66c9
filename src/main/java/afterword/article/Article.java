package afterword.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article as it stands now, however often it was edited; each edit raises {@code revision}. {@code publishedAt} is
 * the time it was first seen where the feed gives none; {@code gone} is true when the site no longer has it.
 */
public record Article(
        ArticleId id,
        int revision,
        String title,
        URI link,
        List<String> authors,
        List<String> categories,
        List<String> tags,
        Instant publishedAt,
        @Nullable Integer readingMinutes,
        String excerpt,
        @Nullable URI image,
        List<String> headings,
        boolean gone) {
    public Article {
        if (title.isBlank()) {
            throw new IllegalArgumentException("Article without a title: " + link);
        }
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        headings = List.copyOf(headings);
    }
}
