package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.feed.Discovery;
import afterword.feed.Feed;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Received;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.HttpFetcher;
import afterword.feed.PollLoop;
import afterword.feed.PollOutcome;
import afterword.feed.PollState;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
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

    private void followAtOnce(int count, @Nullable Duration every) {
        for (int i = 0; i < count; i++) {
            storage.feeds().add(server.url("/feed/" + i), "", every, clock.instant());
        }
    }

    private void pollAll() {
        loop.pollDue();
        await().until(() -> storage.feeds().due(clock.instant(), 100).isEmpty());
    }

    private List<PollState> states() {
        return storage.feeds().list().stream().map(Feed::poll).toList();
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
        assertThat(storage.articles().newest(5)).hasSize(2);
        assertThat(asked())
                .as("the good answer of the feed ends it for its articles' pages, too")
                .containsExactly("/feed", "/busy", "/feed", "/two");
    }

    @Test
    void pollsNoFeedOfAHostThatHasSaidThreeTimesHowLongToLeaveItAlone() {
        followAtOnce(6, Duration.ofMinutes(1));
        server.answer(_ -> Reply.of(429).with("Retry-After", "3600"));

        pollAll();

        var allowed = clock.instant().plus(Duration.ofHours(1));
        assertThat(asked()).hasSize(3);
        assertThat(states())
                .hasSize(6)
                .allMatch(it -> it.dueAt().equals(allowed))
                .allMatch(it -> allowed.equals(it.notBefore()))
                .as("what is held has not failed")
                .filteredOn(it -> it.health().failures() == 0)
                .hasSize(3);
    }

    @Test
    void holdsFeedsWithoutAnIntervalOfTheirOwnForMinutesWhereAHostDoesNotSayHowLong() {
        followAtOnce(6, null);
        server.answer(_ -> Reply.of(503));

        pollAll();

        assertThat(asked()).hasSize(3);
        assertThat(states())
                .allMatch(it -> it.notBefore() == null)
                .filteredOn(it -> it.health().polls() == 0)
                .hasSize(3)
                .allMatch(it -> it.dueAt().equals(clock.instant().plus(Duration.ofMinutes(5))));
    }

    @Test
    void pollsAsOftenAsAnAdminWantsWhereAHostDoesNotSayHowLong() {
        followAtOnce(6, Duration.ofMinutes(1));
        server.answer(_ -> Reply.of(503));

        pollAll();

        assertThat(asked()).hasSize(6);
        assertThat(states()).allMatch(it -> it.notBefore() == null);
    }

    @Test
    void countsOnlyRequestsForPatienceInARow() {
        followAtOnce(6, Duration.ofMinutes(1));
        var number = new AtomicInteger();
        server.answer(_ ->
                number.incrementAndGet() == 3 ? Reply.of(304) : Reply.of(429).with("Retry-After", "3600"));

        pollAll();

        assertThat(asked()).hasSize(6);
    }
}
