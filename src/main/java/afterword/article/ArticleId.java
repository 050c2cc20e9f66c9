package afterword.article;

/** Names an article within this installation. */
public record ArticleId(long value) {}
