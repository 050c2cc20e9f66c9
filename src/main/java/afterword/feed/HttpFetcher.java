package afterword.feed;

import afterword.feed.ConnectionGuard.TooLongException;
import afterword.feed.FetchRequest.Extent;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.FetchResult.TooLong;
import afterword.feed.GuardedDns.InsideAddressException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.Cookie;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches over HTTP within all bounds: forbidden addresses, ports and schemes at every hop, redirects, time, bytes on the wire and unpacked. */
public final class HttpFetcher implements Fetcher {
    private static final int MAX_REDIRECTS = 5;
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, "
                    + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

    /** For others who ask the same server. */
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(1);

    private final OkHttpClient client;
    private final FetchSettings settings;
    private final InstantSource time;
    private final ServerLocks servers;
    private final BodyReader bodies = new BodyReader();

    /** Shares the connections of {@code shared} with nobody who resolves names differently, and the servers' attention with all who use the same locks. */
    public HttpFetcher(OkHttpClient shared, FetchSettings settings, InstantSource time, ServerLocks servers) {
        this(settings, time, servers, GuardedClient.of(shared, settings, Dns.SYSTEM));
    }

    /** Alone with the servers. */
    public HttpFetcher(OkHttpClient shared, FetchSettings settings, InstantSource time) {
        this(shared, settings, time, Dns.SYSTEM);
    }

    HttpFetcher(OkHttpClient shared, FetchSettings settings, InstantSource time, Dns resolver) {
        this(settings, time, new ServerLocks(), GuardedClient.of(shared, settings, resolver));
    }

    /** Guarded as {@code guarded} is. */
    HttpFetcher(FetchSettings settings, InstantSource time, ServerLocks servers, OkHttpClient guarded) {
        this.settings = settings;
        this.time = time;
        this.servers = servers;
        // A GET may be sent again, and a host's second address may work.
        this.client = guarded.newBuilder().retryOnConnectionFailure(true).build();
    }

    /** The same for what can wait: no host that has asked for patience is asked, nor is a redirect to it followed. */
    public Fetcher patient(HostPatience patience) {
        return request -> fetch(request, patience);
    }

    @Override
    public FetchResult fetch(FetchRequest request) {
        return fetch(request, new HostPatience());
    }

    private FetchResult fetch(FetchRequest request, HostPatience patience) {
        var url = HttpUrl.parse(request.url().toString());
        if (url == null) {
            return new Refused(
                    request.url() + " is not an address on the web: it must begin with http:// or https://.");
        }
        var trail = new RedirectTrail(time.instant().plus(settings.timeout()));
        while (true) {
            var refusal = settings.refusal(url);
            if (refusal != null) {
                return new Refused(refusal);
            }
            var now = time.instant();
            var until = patience.askedUntil(WebAddress.server(url), now);
            if (until != null) {
                return new NotNow(url.host(), Duration.between(now, until));
            }
            switch (hopInTurn(url, request, trail)) {
                case Answer(var result) -> {
                    return result;
                }
                case Redirect(var to, var address, var permanent) -> {
                    if (trail.length() == MAX_REDIRECTS) {
                        return new Refused(request.url() + " redirects more than " + MAX_REDIRECTS + " times.");
                    }
                    trail.follow(address, permanent);
                    url = to;
                }
            }
        }
    }

    private sealed interface Hop {}

    private record Answer(FetchResult result) implements Hop {}

    private record Redirect(HttpUrl to, URI address, boolean permanent) implements Hop {}

    /** Waiting for others is not the server's slowness. */
    private Hop hopInTurn(HttpUrl url, FetchRequest request, RedirectTrail trail) {
        var server = WebAddress.server(url);
        var came = time.instant();
        if (!servers.enter(server, LONGEST_QUEUE)) {
            return new Answer(new Failed(
                    url.host() + " was busy with other requests of mine for " + LONGEST_QUEUE.toSeconds() + " s.",
                    null));
        }
        try {
            trail.extend(Duration.between(came, time.instant()));
            return hop(url, request, trail);
        } finally {
            servers.leave(server);
        }
    }

    private Hop hop(HttpUrl url, FetchRequest request, RedirectTrail trail) {
        var now = time.instant();
        var left = Duration.between(now, trail.deadline());
        if (left.isNegative() || left.isZero()) {
            return new Answer(new Failed(
                    url.host() + " did not answer within " + settings.timeout().toSeconds() + " s.", null));
        }
        var call = client.newCall(request(url, request.validators(), trail));
        call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
        try (var response = call.execute()) {
            return read(response, url, request.extent(), trail, now);
        } catch (InsideAddressException e) {
            return new Answer(new Refused(FailureWords.inside(url.host())));
        } catch (TooLongException e) {
            return new Answer(tooLong(url));
        } catch (IOException e) {
            return new Answer(new Failed(FailureWords.sentence(e, url.host(), settings.timeout()), null));
        } catch (RuntimeException e) {
            // OkHttp answers some broken headers with an exception of its own.
            return new Answer(
                    new Failed(url.host() + " gave an answer that could not be read (" + e.getMessage() + ").", null));
        }
    }

    private Request request(HttpUrl url, Validators validators, RedirectTrail trail) {
        var builder = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", ACCEPT);
        var cookies = trail.cookiesFor(url);
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        if (validators.etag() != null) {
            builder.header("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            builder.header("If-Modified-Since", validators.lastModified());
        }
        return builder.build();
    }

    private Hop read(Response response, HttpUrl url, Extent extent, RedirectTrail trail, Instant now)
            throws IOException {
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

    private static Refused tooLong(HttpUrl url) {
        return new Refused("The document at " + url + " is longer than " + (FeedParser.MAX_BYTES >> 20) + " MiB.");
    }
}
