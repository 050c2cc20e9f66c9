package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a server, and answered to those who want it asked, while it wants to be left alone. */
final class PatienceTest {
    private static final String FEED = Documents.rss(Documents.item("<title>One</title>"));

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T12:00:00Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private final HostPatience patience = new HostPatience();
    private FixtureServer server;
    private AddFeedCommand command;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        var discovery = new FeedDiscovery(fetcher(server.port()).patient(patience), new FeedParser());
        command = new AddFeedCommand(feeds, discovery, clock);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private HttpFetcher fetcher(Integer... ports) {
        var settings = new FetchSettings("Afterword", true, Set.of(ports), Duration.ofSeconds(5));
        return new HttpFetcher(new OkHttpClient(), settings, clock);
    }

    private void askForPatience(Duration duration) {
        patience.note(
                server.url("/").getAuthority(),
                new PollOutcome.Postponed("", clock.instant().plus(duration), false));
    }

    private Asked say(String words) {
        return Asked.of(command, "feed add " + words);
    }

    private String at(String path) {
        return server.url(path).toString();
    }

    @Test
    void looksNoSoonerThanTheServerAllowsHoweverOftenAnAdminWants() {
        server.answer(_ -> Reply.ok(FEED));
        var allowed = clock.instant().plus(Duration.ofHours(3));
        var feed = feeds.follow(server.url("/feed"), null);
        feeds.recordPoll(feed.id(), feed.poll().waitingUntil(allowed), null, null);

        var answer = say(at("/feed") + " 10m");

        assertThat(answer.text())
                .contains("From now on I look every 10 minutes. The first time is in 3 hours: its server has asked");
        assertThat(feeds.get(feed.id()).every()).isEqualTo(Duration.ofMinutes(10));
        assertThat(feeds.get(feed.id()).poll().dueAt()).isEqualTo(allowed);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void asksAServerForARemovedFeedNoSoonerThanItAllows() {
        var feed = feeds.follow(server.url("/feed"), null);
        feeds.recordPoll(feed.id(), feed.poll().waitingUntil(clock.instant().plus(Duration.ofHours(3))), null, null);
        feeds.remove(feed.id());

        var answer = say(at("/feed") + " --confirm yes");

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text()).contains("127.0.0.1 has asked to be left alone", "in 3 hours: try again then.");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://%s/feed", "%s/feed"})
    void asksNoHostThatAskedForPatienceAndSaysWhenToTryAgain(String address) {
        var host = server.url("/").getAuthority();
        askForPatience(Duration.ofMinutes(10));

        var answer = say(address.formatted(host));

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text())
                .isEqualTo("127.0.0.1 has asked to be left alone for now. I may ask it again in 10 minutes: try again"
                        + " then.");
        assertThat(server.requests()).isEmpty();
        server.answer(_ -> Reply.ok(FEED));
        clock.advance(Duration.ofMinutes(10));
        assertThat(say(at("/feed")).text()).contains("It lists 1 item");
    }

    @Test
    void asksNoHostForLessThanAPollThatAskedForPatienceNorFollowsARedirectThere() throws IOException {
        try (var other = new FixtureServer()) {
            other.answer(_ -> Reply.redirect(301, server.url("/feed").toString()));
            server.answer(_ -> Reply.ok("x"));
            askForPatience(Duration.ofSeconds(90));
            var fetcher = fetcher(server.port(), other.port());
            var notNow = new NotNow("127.0.0.1", Duration.ofSeconds(90));

            assertThat(fetcher.patient(patience).fetch(FetchRequest.unconditional(server.url("/picture"))))
                    .isEqualTo(notNow);
            assertThat(fetcher.patient(patience).fetch(FetchRequest.unconditional(other.url("/page"))))
                    .isEqualTo(notNow);
            assertThat(server.requests()).isEmpty();
            assertThat(fetcher.fetch(FetchRequest.unconditional(server.url("/feed"))))
                    .isInstanceOf(Fetched.class);
        }
    }
}
