package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface FetchResult {
    /**
     * A whole document. {@code url} is where it was found after redirects; {@code movedTo} is the address that a chain of permanent redirects from the
     * start led to, null without one; {@code hubs} are WebSub hubs named in a Link header.
     */
    // A body is compared nowhere, and copying 8 MiB to make it immutable would cost more than it guards against.
    @SuppressWarnings("ArrayRecordComponent")
    record Fetched(
            byte[] body,
            @Nullable String contentType,
            CacheHeaders headers,
            URI url,
            @Nullable URI movedTo,
            List<URI> hubs)
            implements FetchResult {
        public Fetched {
            hubs = List.copyOf(hubs);
        }
    }

    /** 304. */
    record NotModified(CacheHeaders headers, @Nullable URI movedTo) implements FetchResult {}

    /** 429 or 503. {@code delay} is what Retry-After asks for, null when it does not say. */
    record RetryLater(@Nullable Duration delay, int status) implements FetchResult {}

    /** Not asked: {@code host} has asked to be left alone, for {@code delay} from now. */
    record NotNow(String host, Duration delay) implements FetchResult {}

    /** 410: the document is gone for good. */
    record Gone() implements FetchResult {}

    /** A document that is not short, where only {@link FetchRequest.Extent#SHORT} was asked for. */
    record TooLong() implements FetchResult {}

    /**
     * Anything that may pass; {@code status} is null where no answer came. {@code reason} is a sentence, {@code retryAfter} what Retry-After asks for, null
     * when it does not say.
     */
    record Failed(
            String reason,
            @Nullable Integer status,
            @Nullable Duration retryAfter) implements FetchResult {
        public Failed(String reason, @Nullable Integer status) {
            this(reason, status, null);
        }
    }

    /** We would not: a forbidden address, scheme or port, too many redirects, too long an answer. {@code reason} is a sentence. */
    record Refused(String reason) implements FetchResult {}
}
