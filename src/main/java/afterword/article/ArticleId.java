package afterword.article;

/** Names an article. */
public record ArticleId(long value) {}
