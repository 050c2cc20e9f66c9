package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.config.Config;
import afterword.feed.Feed;
import afterword.feed.FeedDiscovery;
import afterword.feed.FeedParser;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.HostTurns;
import afterword.feed.HttpFetcher;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the feeds that the configuration names. */
final class ConfiguredFeedsTest {
    private static final String FEED =
            "<rss version=\"2.0\"><channel><title>Halftone</title><item><title>A</title></item></channel></rss>";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final HostTurns turns = new HostTurns();
    private FixtureServer server;
    private SqliteStorage storage;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
    }

    @AfterEach
    void close() throws IOException {
        turns.close();
        server.close();
        storage.close();
    }

    private ConfiguredFeeds configured(String... paths) {
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        var discovery = new FeedDiscovery(new HttpFetcher(new OkHttpClient(), settings, clock), new FeedParser());
        var named = Stream.of(paths)
                .map(it -> new Config.Feed(it.startsWith("http") ? URI.create(it) : server.url(it), null))
                .toList();
        return new ConfiguredFeeds(named, storage, discovery, clock);
    }

    /** Lets it look for what is due, and waits until that has been done. */
    private void look(ConfiguredFeeds feeds) {
        feeds.addDue(turns);
        var done = new AtomicBoolean();
        assertThat(turns.await("127.0.0.1:" + server.port(), () -> done.set(true)))
                .isTrue();
        await().untilTrue(done);
    }

    private List<URI> followed() {
        return storage.feeds().list().stream().map(Feed::url).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void comesBackNoSoonerThanTheServerWants(int status) {
        server.answer(_ -> Reply.of(status).with("Retry-After", "3600"));
        var feeds = configured("/feed/");
        look(feeds);

        clock.advance(Duration.ofMinutes(59));
        look(feeds);
        assertThat(server.requests()).hasSize(1);
        server.answer(_ -> Reply.ok(FEED));
        clock.advance(Duration.ofMinutes(1));
        look(feeds);

        assertThat(server.requests()).hasSize(2);
        assertThat(followed()).containsExactly(server.url("/feed/"));
    }

    @Test
    void waitsLongerEachTimeForASiteThatFails() {
        server.answer(_ -> Reply.of(500));
        var feeds = configured("/feed/");

        var asked = Stream.of(0, 5, 5, 5, 15, 5)
                .map(seconds -> {
                    clock.advance(Duration.ofSeconds(seconds));
                    look(feeds);
                    return server.requests().size();
                })
                .toList();

        assertThat(asked).containsExactly(1, 2, 2, 3, 3, 4);
    }

    @Test
    void followsOnceWhatIsNamedInFiveWays() {
        server.answer(request -> switch (request.path()) {
            case "/" -> Reply.ok("<html><head><link rel=alternate type=application/rss+xml href=/feed/></head></html>");
            case "/old" -> Reply.redirect(301, "/feed/");
            case "/short" -> Reply.redirect(302, "/feed/");
            default -> Reply.ok(FEED);
        });

        look(configured("/feed/", "/feed", "/", "/old", "/short"));

        assertThat(followed()).hasSize(1);
    }

    @Test
    void asksNothingAgainAfterARestart() {
        server.answer(_ -> Reply.ok(FEED));
        look(configured("/feed/"));
        storage.feeds().remove(storage.feeds().list().getFirst().id());

        look(configured("/feed/"));

        assertThat(server.requests()).hasSize(1);
        assertThat(followed()).isEmpty();
    }
}
