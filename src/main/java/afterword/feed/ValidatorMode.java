package afterword.feed;

/** How an ETag is sent back. Servers whose compression rewrites it recognise only the original. */
public enum ValidatorMode {
    VERBATIM,
    BARE_ETAG,
    DATE_ONLY;

    ValidatorMode next() {
        return this == VERBATIM ? BARE_ETAG : DATE_ONLY;
    }
}
