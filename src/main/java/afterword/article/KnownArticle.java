package afterword.article;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is stored of an article that is needed to recognise it: see {@link ArticleContent#contentHash} and {@link Extraction#sourceHash}. */
public record KnownArticle(
        ArticleId id, String title, @Nullable URI link, Instant publishedAt, String contentHash, String sourceHash) {}
