package afterword.feed;

import afterword.feed.ConnectionGuard.TooLongException;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.GuardedDns.InsideAddressException;
import afterword.feed.Hop.Answer;
import afterword.feed.Hop.Redirect;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

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
    private final HostPatience patience = new HostPatience();
    private final HopReader answers = new HopReader();

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

    /** What servers have asked for by their answers. */
    public HostPatience patience() {
        return patience;
    }

    /** The same for what can wait: no host that has asked for patience is asked, nor is a redirect to it followed. */
    public Fetcher patient() {
        return request -> fetch(request, patience::askedUntil);
    }

    /** For polls: a host is asked unless it has said until when it wants to be left alone, again and again. */
    @Override
    public FetchResult fetch(FetchRequest request) {
        return fetch(request, patience::saidUntil);
    }

    /** Until when a server is to be left alone; null when it may be asked. */
    private interface Hold {
        @Nullable
        Instant until(String server, Instant now);
    }

    private FetchResult fetch(FetchRequest request, Hold hold) {
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
            var until = hold.until(WebAddress.server(url), now);
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
        var left = Duration.between(time.instant(), trail.deadline());
        if (left.isNegative() || left.isZero()) {
            return new Answer(new Failed(
                    url.host() + " did not answer within " + settings.timeout().toSeconds() + " s.", null));
        }
        var call = client.newCall(request(url, request.validators(), trail));
        call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
        try (var response = call.execute()) {
            var answered = time.instant();
            patience.note(
                    WebAddress.server(url), response.code(), AnswerHeaders.retryAfter(response, answered), answered);
            return answers.read(response, url, request.extent(), trail, answered);
        } catch (InsideAddressException e) {
            return new Answer(new Refused(FailureWords.inside(url.host())));
        } catch (TooLongException e) {
            return new Answer(HopReader.tooLong(url));
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
}
