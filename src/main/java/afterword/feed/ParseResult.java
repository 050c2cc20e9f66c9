package afterword.feed;

/** What a document turned out to be. Reading one never throws. */
public sealed interface ParseResult {
    record Parsed(ParsedFeed feed) implements ParseResult {}

    /** {@code reason} continues the sentence "it is not a feed: ...". */
    record NotAFeed(String reason) implements ParseResult {}
}
