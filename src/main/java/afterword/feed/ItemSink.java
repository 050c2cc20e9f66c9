package afterword.feed;

/** Takes what a poll found. */
public interface ItemSink {
    /** Whether any item of the document is already known, so that nothing newer can have been missed between it and the last poll. */
    boolean reachesKnown(Feed feed, ParsedFeed document);

    /**
     * Takes the items of a document, once each however often they come, and has stored them when it returns. {@code feed} is as it was before the poll: one
     * that is not seeded yet posts nothing. Returns how many were new.
     */
    int accept(Feed feed, ParsedFeed document);

    /**
     * Whether the feed's next document is wanted whole, whatever its server holds for unchanged: an article was missing from
     * the last one. A blog says 304 as long as nothing is published, also when something was deleted.
     */
    default boolean wantsWhole(Feed feed) {
        return false;
    }
}
