package afterword.feed;

/**
 * How an ETag is sent back, in the order in which the ways are tried. The original, without what compression in front of the application made of it, comes
 * first: it is all that a WordPress behind Apache or nginx recognises, and for everybody who compares weakly, as RFC 9110 (13.1.2) asks, it is the same tag.
 */
public enum ValidatorMode {
    BARE_ETAG,
    VERBATIM,
    DATE_ONLY;

    ValidatorMode next() {
        return this == BARE_ETAG ? VERBATIM : DATE_ONLY;
    }
}
