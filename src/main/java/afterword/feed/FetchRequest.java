package afterword.feed;

import java.net.URI;

/** A document to get; {@code validators} make the request conditional. */
public record FetchRequest(URI url, Validators validators) {
    public static FetchRequest unconditional(URI url) {
        return new FetchRequest(url, Validators.NONE);
    }
}
