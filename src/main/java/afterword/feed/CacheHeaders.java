package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an answer that decide about the next request, verbatim where they are sent back. {@code freshFor} is max-age, or Expires where that is
 * missing; null when there is neither.
 */
public record CacheHeaders(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant date,
        @Nullable Duration freshFor) {
    public static final CacheHeaders NONE = new CacheHeaders(null, null, null, null);
}
