package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.feed.Discovery;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Received;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.HttpFetcher;
import afterword.feed.PollLoop;
import afterword.feed.PollOutcome;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that asks for patience on one poll is asked for no pages, pictures or new feeds either, until it answers a poll again. */
final class PatientReadingTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final List<PollOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> items = new CopyOnWriteArrayList<>();
    private FixtureServer server;
    private SqliteStorage storage;
    private FeedReading reading;
    private PollLoop loop;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        reading = new FeedReading(storage, new HttpFetcher(new OkHttpClient(), settings, clock), null, clock, () -> {});
        loop = reading.polls((_, outcome) -> outcomes.add(outcome));
        server.answer(request -> switch (request.path()) {
            case "/busy" -> Reply.of(429).with("Retry-After", "3600");
            case "/feed" -> Reply.ok("<rss version=\"2.0\"><channel>" + String.join("", items) + "</channel></rss>");
            default -> Reply.ok("<html>A page</html>");
        });
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        server.close();
        storage.close();
    }

    private void follow(String path, Duration every) {
        storage.feeds().add(server.url(path), "", every, clock.instant());
        pollNext();
    }

    private void lists(String path) {
        items.addFirst("<item><title>" + path + "</title><link>" + server.url(path) + "</link></item>");
    }

    private void pollNext() {
        int before = outcomes.size();
        loop.pollDue();
        await().until(() -> outcomes.size() > before);
    }

    private List<String> asked() {
        return server.requests().stream().map(Received::path).toList();
    }

    @Test
    void asksAHostThatWantsToBeLeftAloneForNothingButItsOtherFeeds() {
        lists("/one");
        follow("/feed", Duration.ofMinutes(1));
        follow("/busy", Duration.ofMinutes(1));

        lists("/two");
        clock.advance(Duration.ofMinutes(1));
        var found = reading.discovery().discover(server.url("/other").toString());
        pollNext();

        assertThat(found).isEqualTo(new Discovery.NotNow("127.0.0.1", Duration.ofMinutes(59)));
        assertThat(asked()).containsExactly("/feed", "/busy", "/feed");
        assertThat(storage.articles().newest(5)).hasSize(2);
        lists("/three");
        clock.advance(Duration.ofMinutes(1));
        pollNext();
        await().untilAsserted(() -> assertThat(asked()).endsWith("/feed", "/three"));
    }
}
