package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.FixtureServer.Manner;
import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private FixtureServer server;
    private HttpFetcher fetcher;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        fetcher = fetcher(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private HttpFetcher fetcher(Duration timeout) {
        return fetcher(timeout, InstantSource.fixed(NOW));
    }

    private HttpFetcher fetcher(Duration timeout, InstantSource time) {
        var settings = new FetchSettings("Afterword/1 (+https://example.org)", true, Set.of(server.port()), timeout);
        return new HttpFetcher(new OkHttpClient(), settings, time);
    }

    private FetchResult fetch(String path) {
        return fetcher.fetch(FetchRequest.unconditional(server.url(path)));
    }

    @Test
    void fetchesADocumentWithItsHeaders() {
        server.answer(_ -> Reply.ok("hello")
                .with("ETag", "W/\"abc-gzip\"")
                .with("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT")
                .with("Date", "Tue, 03 Mar 2026 10:00:00 GMT")
                .with("Cache-Control", "public, max-age=600")
                .with("Link", "<https://hub.example.org/>; rel=\"hub\", <https://x.example.org/>; rel=self")
                .in(Manner.GZIP));

        var result = fetch("/feed/");

        assertThat(result).asInstanceOf(type(Fetched.class)).satisfies(it -> {
            assertThat(new String(it.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(it.contentType()).isEqualTo("application/rss+xml");
            assertThat(it.headers())
                    .isEqualTo(new CacheHeaders(
                            "W/\"abc-gzip\"", "Mon, 02 Mar 2026 10:00:00 GMT", NOW, Duration.ofMinutes(10)));
            assertThat(it.hubs()).containsExactly(URI.create("https://hub.example.org/"));
            assertThat(it.movedTo()).isNull();
        });
    }

    @Test
    void sendsWhoItIsAndWhatItHas() {
        server.answer(_ -> Reply.of(304).with("Cache-Control", "max-age=60"));

        var result = fetcher.fetch(
                new FetchRequest(server.url("/"), new Validators("\"e\"", "Mon, 02 Mar 2026 10:00:00 GMT")));

        var request = server.requests().getFirst();
        assertThat(result)
                .asInstanceOf(type(NotModified.class))
                .satisfies(it -> assertThat(it.headers().freshFor()).isEqualTo(Duration.ofMinutes(1)));
        assertThat(request.header("user-agent")).isEqualTo("Afterword/1 (+https://example.org)");
        assertThat(request.header("if-none-match")).isEqualTo("\"e\"");
        assertThat(request.header("if-modified-since")).isEqualTo("Mon, 02 Mar 2026 10:00:00 GMT");
        assertThat(request.header("accept-encoding")).isEqualTo("gzip");
        assertThat(request.header("accept")).contains("application/atom+xml");
    }

    @Test
    void takesExpiresWhereMaxAgeIsMissing() {
        server.answer(_ -> Reply.ok("x")
                .with("Date", "Tue, 03 Mar 2026 10:00:00 GMT")
                .with("Expires", "Tue, 03 Mar 2026 11:00:00 GMT"));

        assertThat(fetch("/"))
                .asInstanceOf(type(Fetched.class))
                .satisfies(it -> assertThat(it.headers().freshFor()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void readsRetryAfterInBothForms() {
        server.answer(request -> Reply.of(request.path().equals("/date") ? 503 : 429)
                .with("Retry-After", request.path().equals("/date") ? "Tue, 03 Mar 2026 10:05:00 GMT" : "120"));

        assertThat(fetch("/")).isEqualTo(new RetryLater(Duration.ofMinutes(2), 429));
        assertThat(fetch("/date")).isEqualTo(new RetryLater(Duration.ofMinutes(5), 503));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 418, 500, 502, 504})
    void readsTheRetryAfterOfWhateverElseIsRefused(int status) {
        server.answer(_ -> Reply.of(status).with("Retry-After", "120"));

        assertThat(fetch("/")).asInstanceOf(type(Failed.class)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(status);
            assertThat(it.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "Tue, 03 Mar 2020 10:05:00 GMT"})
    void ignoresARetryAfterThatSaysNothing(String value) {
        server.answer(_ -> Reply.of(429).with("Retry-After", value));

        assertThat(fetch("/")).isEqualTo(new RetryLater(null, 429));
    }

    @Test
    void remembersTheBeginningOfAWayThatIsPermanent() {
        server.answer(request -> switch (request.path()) {
            case "/a" -> Reply.redirect(301, "/b");
            case "/b" -> Reply.redirect(308, server.url("/c").toString());
            case "/c" -> Reply.redirect(302, "/d");
            case "/d" -> Reply.redirect(301, "/e");
            default -> Reply.ok("x");
        });

        assertThat(fetch("/a")).asInstanceOf(type(Fetched.class)).satisfies(it -> {
            assertThat(it.url()).isEqualTo(server.url("/e"));
            assertThat(it.movedTo()).isEqualTo(server.url("/c"));
        });
        assertThat(fetch("/c"))
                .asInstanceOf(type(Fetched.class))
                .satisfies(it -> assertThat(it.movedTo()).isNull());
    }

    @Test
    void followsFiveRedirectsAndNoMore() {
        server.answer(request -> {
            int left = Integer.parseInt(request.path().substring(1));
            return left == 0 ? Reply.ok("x") : Reply.redirect(302, "/" + (left - 1));
        });

        assertThat(fetch("/5")).isInstanceOf(Fetched.class);
        assertThat(fetch("/6")).isInstanceOf(Refused.class);
    }

    @Test
    void bringsACookieBackWhereARedirectAsksForOneAndNowhereElse() {
        server.answer(request -> request.header("cookie").contains("seen=1")
                ? Reply.ok("x")
                : Reply.redirect(302, request.path()).with("Set-Cookie", "seen=1; Path=/"));

        assertThat(fetch("/feed/")).isInstanceOf(Fetched.class);
        assertThat(fetch("/feed/")).isInstanceOf(Fetched.class);

        assertThat(server.requests()).extracting(it -> it.header("cookie")).containsExactly("", "seen=1", "", "seen=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "http://example.org:22/", ""})
    void followsNoRedirectOffTheWeb(String location) {
        server.answer(_ -> Reply.redirect(301, location));

        var result = fetch("/");

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void guardsEveryRedirect() {
        server.answer(_ -> Reply.redirect(302, "http://169.254.169.254/latest/meta-data/"));
        var guarded = new HttpFetcher(
                new OkHttpClient(),
                new FetchSettings("Afterword", false, Set.of(server.port()), Duration.ofSeconds(5)),
                InstantSource.fixed(NOW),
                // A public name for the first hop is what a test on loopback cannot have.
                _ -> List.of(InetAddress.getLoopbackAddress()));

        assertThat(guarded.fetch(
                        FetchRequest.unconditional(URI.create("http://public.example.org:" + server.port() + "/"))))
                .isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void knowsWhatIsGoneForGood() {
        server.answer(_ -> Reply.of(410));

        assertThat(fetch("/")).isEqualTo(new Gone());
    }

    @Test
    void takesNoWordOfAPlaceForGoodThatAPassingRedirectLedTo() {
        server.answer(request -> switch (request.path()) {
            case "/passing" -> Reply.redirect(302, "/gone");
            case "/moved" -> Reply.redirect(301, "/gone");
            default -> Reply.of(410);
        });

        assertThat(fetch("/passing")).isInstanceOf(Failed.class);
        assertThat(fetch("/moved")).isEqualTo(new Gone());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 502, 204})
    void saysWhatCameBack(int status) {
        server.answer(_ -> Reply.of(status));

        assertThat(fetch("/")).asInstanceOf(type(Failed.class)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(status);
            assertThat(it.reason()).startsWith("127.0.0.1 answered " + status);
        });
    }

    @Test
    void cutsAGzipBomb() {
        server.answer(_ -> Reply.ok("").in(Manner.GZIP_BOMB));

        assertThat(fetch("/"))
                .asInstanceOf(type(Refused.class))
                .satisfies(it -> assertThat(it.reason()).contains("8 MiB"));
    }

    @Test
    void cutsAnAnswerThatIsTooLongOnTheWireHoweverLittleItUnpacksTo() {
        server.answer(_ -> Reply.ok("").in(Manner.GZIP_OF_NOTHING));

        assertThat(fetch("/"))
                .asInstanceOf(type(Refused.class))
                .satisfies(it -> assertThat(it.reason()).contains("8 MiB"));
    }

    @Test
    void cutsAnEndlessAnswer() {
        server.answer(_ -> Reply.ok("").in(Manner.ENDLESS));

        assertThat(fetch("/"))
                .asInstanceOf(type(Refused.class))
                .satisfies(it -> assertThat(it.reason()).contains("8 MiB"));
    }

    @Test
    void givesUpOnASlowDrip() {
        server.answer(_ -> Reply.ok("hello").in(Manner.STALL));
        fetcher = fetcher(Duration.ofMillis(300));

        assertThat(fetch("/"))
                .asInstanceOf(type(Failed.class))
                .satisfies(it -> assertThat(it.reason()).contains("did not answer within"));
    }

    @Test
    void givesAllHopsTogetherTheTimeOfOneFetch() {
        var clock = new TestClock(NOW);
        fetcher = fetcher(Duration.ofSeconds(20), clock);
        server.answer(request -> {
            clock.advance(Duration.ofSeconds(6));
            int left = Integer.parseInt(request.path().substring(1));
            return left == 0 ? Reply.ok("x") : Reply.redirect(302, "/" + (left - 1));
        });

        assertThat(fetch("/3")).isInstanceOf(Fetched.class);
        assertThat(fetch("/4")).isEqualTo(new Failed("127.0.0.1 did not answer within 20 s.", null));
        assertThat(server.requests()).hasSize(4 + 4);
    }

    @Test
    void noticesAConnectionThatBreaks() {
        server.answer(request ->
                Reply.ok("hello".repeat(1000)).in(request.path().equals("/early") ? Manner.HANG_UP : Manner.RESET));

        assertThat(fetch("/early")).isInstanceOf(Failed.class);
        assertThat(fetch("/late")).isInstanceOf(Failed.class);
    }

    @Test
    void saysWhenNobodyListens() throws IOException {
        // Bound and not listening: nobody else can get the port, and there is no queue that a connection could wait in.
        try (var bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var settings = new FetchSettings("Afterword", true, Set.of(bound.getLocalPort()), Duration.ofSeconds(20));
            var url = URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/");

            var result = new HttpFetcher(new OkHttpClient(), settings, InstantSource.fixed(NOW))
                    .fetch(FetchRequest.unconditional(url));

            assertThat(result).isEqualTo(new Failed("127.0.0.1 refused the connection.", null));
        }
    }
}
