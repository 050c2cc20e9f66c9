package afterword.article;

import afterword.feed.ItemComments;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an article. {@code title} may be empty; {@code text} is all of it in plain text, for searching; {@code readingMinutes} is null where the feed
 * carries only an excerpt; {@code headings} name its parts. {@code contentHash} changes when its readers should see that it was edited.
 */
public record ArticleContent(
        String title,
        @Nullable URI link,
        String excerpt,
        String text,
        @Nullable URI image,
        @Nullable Integer readingMinutes,
        List<String> headings,
        List<String> authors,
        List<String> categories,
        List<String> tags,
        Instant publishedAt,
        ItemComments comments,
        String contentHash) {
    public ArticleContent {
        headings = List.copyOf(headings);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }

    ArticleContent withImage(URI found) {
        return new ArticleContent(
                title,
                link,
                excerpt,
                text,
                found,
                readingMinutes,
                headings,
                authors,
                categories,
                tags,
                publishedAt,
                comments,
                contentHash);
    }
}
