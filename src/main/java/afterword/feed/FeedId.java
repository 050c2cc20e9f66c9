package afterword.feed;

/** Names a feed that is followed. */
public record FeedId(long value) {}
