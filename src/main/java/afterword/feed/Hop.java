package afterword.feed;

import java.net.URI;
import okhttp3.HttpUrl;

/** What one request on the way to a document came to. */
sealed interface Hop {
    /** The end of the way. */
    record Answer(FetchResult result) implements Hop {}

    /** {@code address} is {@code to} as it is told to others. */
    record Redirect(HttpUrl to, URI address, boolean permanent) implements Hop {}
}
