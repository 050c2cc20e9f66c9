package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds whose server cannot be found, or trusted: they are asked less and less often, for ever, and the trouble is told in words. */
final class UnreachableTest {
    private static final int POLLS = 40;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private FixtureServer server;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Polls the feed each time that it is due, and checks that it is never given up; the reason that was given, always the same. */
    private String reasonOfAllPolls(URI url, Dns names) {
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        var pages = new FeedPages(new HttpFetcher(new OkHttpClient(), settings, clock, names), new FeedParser());
        var poller = new FeedPoller(feeds, pages, new PollRules(new Random(4)), clock);
        var feed = feeds.follow(url, null);
        var start = clock.instant();
        var reasons = new ArrayList<String>();
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < POLLS; i++) {
            assertThat(poller.poll(feeds.get(feed.id()), new NothingNew()))
                    .asInstanceOf(type(PollOutcome.Failing.class))
                    .satisfies(it -> {
                        assertThat(it.since()).isEqualTo(start);
                        reasons.add(it.reason());
                        waits.add(Duration.between(clock.instant(), it.next()));
                        clock.set(it.next());
                    });
        }
        assertThat(waits.getFirst()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
        assertThat(waits.subList(0, 8)).isSorted();
        assertThat(waits.subList(10, POLLS))
                .allSatisfy(it -> assertThat(it).isBetween(Duration.ofHours(21), Duration.ofHours(27)));
        assertThat(feeds.due(clock.instant(), 10)).hasSize(1);
        assertThat(reasons).containsOnly(reasons.getFirst());
        assertThat(feeds.get(feed.id()).poll().health().lastError()).isEqualTo(reasons.getFirst());
        return reasons.getFirst();
    }

    @Test
    void asksForEverForAHostWhoseNameIsUnknown() {
        var reason = reasonOfAllPolls(URI.create("https://nowhere.example.org/feed"), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(reason).isEqualTo("There is no host named nowhere.example.org (or the name service is down).");
    }

    @Test
    void asksForEverForAHostThatSpeaksNoTls() {
        var reason = reasonOfAllPolls(URI.create("https://127.0.0.1:" + server.port() + "/feed"), Dns.SYSTEM);

        assertThat(reason)
                .startsWith("127.0.0.1 could not be trusted or did not speak TLS (")
                .endsWith(").");
    }
}
