package afterword.feed;

import java.net.URI;

/** A document to get; {@code validators} make the request conditional. */
public record FetchRequest(URI url, Validators validators, Extent extent) {
    /** How much of a document is wanted. */
    public enum Extent {
        /** Whether it is there; its body is left empty. */
        STATUS,
        /** The beginning, where a page says what it is. */
        HEAD,
        /** All if it is short, as nearly all feeds are, else {@link FetchResult.TooLong}. */
        SHORT,
        /** All, up to {@link FeedParser#MAX_BYTES}. Few may want that at once. */
        WHOLE
    }

    public FetchRequest(URI url, Validators validators) {
        this(url, validators, Extent.WHOLE);
    }

    public static FetchRequest unconditional(URI url) {
        return new FetchRequest(url, Validators.NONE);
    }

    /** The same document, whether it has changed or not. */
    public FetchRequest unconditional() {
        return new FetchRequest(url, Validators.NONE, extent);
    }

    public FetchRequest of(Extent part) {
        return new FetchRequest(url, validators, part);
    }
}
