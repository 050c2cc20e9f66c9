package afterword.feed;

import afterword.feed.FetchRequest.Extent;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.FetchResult.TooLong;
import afterword.feed.Hop.Answer;
import afterword.feed.Hop.Redirect;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Reads what a server answered to one request. */
final class HopReader {
    private final BodyReader bodies = new BodyReader();

    Hop read(Response response, HttpUrl url, Extent extent, RedirectTrail trail, Instant now) throws IOException {
        int status = response.code();
        return switch (status) {
            case 301, 302, 303, 307, 308 -> {
                trail.keep(Cookie.parseAll(url, response.headers()));
                yield redirect(response, url, status);
            }
            case 304 -> new Answer(new NotModified(AnswerHeaders.cache(response, now), trail.movedTo()));
            case 410 ->
                // Where a passing redirect led says nothing of the address that it came from.
                new Answer(trail.isPermanent() ? new Gone() : refused(response, url, now));
            case 429, 503 -> new Answer(new RetryLater(AnswerHeaders.retryAfter(response, now), status));
            default ->
                new Answer(
                        status == 200 || status == 203
                                ? document(response, url, extent, trail, now)
                                : refused(response, url, now));
        };
    }

    private static Failed refused(Response response, HttpUrl url, Instant now) {
        int status = response.code();
        return new Failed(FailureWords.sentence(status, url.host()), status, AnswerHeaders.retryAfter(response, now));
    }

    private static Hop redirect(Response response, HttpUrl url, int status) {
        var location = response.header("Location");
        var to = location == null ? null : url.resolve(location);
        if (to == null) {
            return new Answer(
                    new Refused(url.host() + " redirects to " + (location == null ? "nowhere" : "\"" + location + "\"")
                            + ", which is not an address on the web."));
        }
        var target = to.newBuilder().fragment(null).username("").password("").build();
        return new Redirect(target, target.uri(), status == 301 || status == 308);
    }

    private FetchResult document(Response response, HttpUrl url, Extent extent, RedirectTrail trail, Instant now)
            throws IOException {
        byte[] body;
        try (InputStream in = response.body().byteStream()) {
            body = bodies.read(in, extent);
        }
        if (body == null) {
            return extent == Extent.SHORT ? new TooLong() : tooLong(url);
        }
        URI found = url.uri();
        return new Fetched(
                body,
                response.header("Content-Type"),
                AnswerHeaders.cache(response, now),
                found,
                trail.movedTo(),
                AnswerHeaders.hubs(response, found));
    }

    static Refused tooLong(HttpUrl url) {
        return new Refused("The document at " + url + " is longer than " + (FeedParser.MAX_BYTES >> 20) + " MiB.");
    }
}
