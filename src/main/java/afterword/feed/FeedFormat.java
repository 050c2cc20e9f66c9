package afterword.feed;

/** The families of documents that are read; the versions within a family differ too little to be told apart. */
public enum FeedFormat {
    /** RSS 0.91 to 2.0. */
    RSS,
    /** RSS 0.90 and 1.0. */
    RDF,
    /** Atom 0.3 and 1.0. */
    ATOM,
    /** JSON Feed 1.0 and 1.1. */
    JSON
}
