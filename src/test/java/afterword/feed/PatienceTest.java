package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.FixtureServer.Received;
import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
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
    private FixtureServer server;
    private FixtureServer other;
    private HttpFetcher fetcher;
    private AddFeedCommand command;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        other = new FixtureServer();
        var ports = Set.of(server.port(), other.port());
        var settings = new FetchSettings("Afterword", true, ports, Duration.ofSeconds(5));
        fetcher = new HttpFetcher(new OkHttpClient(), settings, clock);
        command = new AddFeedCommand(feeds, new FeedDiscovery(fetcher.patient(), new FeedParser()), clock);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        other.close();
    }

    private static Reply refusal(int status, Duration retryAfter) {
        return Reply.of(status).with("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    private FetchResult poll(URI url) {
        return fetcher.fetch(FetchRequest.unconditional(url));
    }

    private FetchResult pollAnswered(Reply reply) {
        server.answer(_ -> reply);
        return poll(server.url("/busy"));
    }

    private List<String> asked() {
        return server.requests().stream().map(Received::path).toList();
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
        var _ = pollAnswered(refusal(429, Duration.ofMinutes(10)));

        var answer = say(address.formatted(server.url("/").getAuthority()));

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text())
                .isEqualTo("127.0.0.1 has asked to be left alone for now. I may ask it again in 10 minutes: try again"
                        + " then.");
        assertThat(asked()).containsExactly("/busy");
        server.answer(_ -> Reply.ok(FEED));
        clock.advance(Duration.ofMinutes(10));
        assertThat(say(at("/feed")).text()).contains("It lists 1 item");
    }

    @Test
    void asksNoHostForLessThanAPollThatAskedForPatienceNorFollowsARedirectThere() {
        var _ = pollAnswered(refusal(429, Duration.ofSeconds(90)));
        other.answer(_ -> Reply.redirect(301, at("/feed")));
        var notNow = new NotNow("127.0.0.1", Duration.ofSeconds(90));

        var picture = fetcher.patient().fetch(FetchRequest.unconditional(server.url("/picture")));
        var page = fetcher.patient().fetch(FetchRequest.unconditional(other.url("/page")));

        assertThat(List.of(picture, page)).containsOnly(notNow);
        assertThat(asked()).containsExactly("/busy");
        assertThat(pollAnswered(Reply.ok(FEED))).isInstanceOf(Fetched.class);
    }

    @Test
    void sparesAHostThatDoesNotSayHowLongForMinutesHoweverSeldomItsFeedIsPolled() {
        server.answer(_ -> Reply.of(503));
        var feed = feeds.follow(server.url("/busy"), Duration.ofDays(7));
        var pages = new FeedPages(fetcher, new FeedParser());
        var _ = new FeedPoller(feeds, pages, new PollRules(new Random(5)), clock).poll(feed, new NothingNew());
        server.answer(_ -> Reply.ok(FEED));

        assertThat(say(at("/feed")).text()).contains("I may ask it again in 5 minutes");
        clock.advance(Duration.ofMinutes(5));
        assertThat(say(at("/feed")).text()).contains("It lists 1 item");
    }

    @Test
    void waitsForTheLongestOfTheTimesThatAHostAskedFor() {
        var _ = pollAnswered(refusal(429, Duration.ofHours(3)));
        var _ = pollAnswered(refusal(429, Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(6));

        assertThat(say(at("/feed")).text()).contains("I may ask it again in 2 hours");
        assertThat(asked()).containsExactly("/busy", "/busy");
    }

    @Test
    void asksAHostAgainThatGaveAGoodAnswer() {
        var _ = pollAnswered(refusal(429, Duration.ofHours(3)));
        var _ = pollAnswered(Reply.of(304));
        server.answer(_ -> Reply.ok(FEED));

        assertThat(say(at("/feed")).text()).contains("It lists 1 item");
    }

    @Test
    void sparesTheHostThatAskedForItAndNotTheOneThatLedThere() {
        server.answer(_ -> refusal(429, Duration.ofHours(1)));
        other.answer(_ -> Reply.redirect(302, at("/busy")));
        var _ = poll(other.url("/feed"));
        other.answer(_ -> Reply.ok(FEED));

        assertThat(say(other.url("/new").toString()).text()).contains("It lists 1 item");
        assertThat(say(at("/feed")).text()).contains("has asked to be left alone");
        assertThat(asked()).containsExactly("/busy");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500, 502})
    void sparesAHostForAnyRefusalThatSaysHowLong(int status) {
        var _ = pollAnswered(Reply.of(status));
        var silent = say(at("/one"));
        var _ = pollAnswered(refusal(status, Duration.ofHours(1)));
        var said = say(at("/two"));

        assertThat(silent.text()).doesNotContain("left alone");
        assertThat(said.text()).contains("I may ask it again in 1 hour");
        assertThat(asked()).contains("/one").doesNotContain("/two");
    }

    @Test
    void keepsInMindWhatACommandWasAnswered() {
        server.answer(_ -> refusal(429, Duration.ofHours(1)));
        var _ = say(at("/one"));

        assertThat(say(at("/two")).text()).contains("I may ask it again in 1 hour");
        assertThat(asked()).containsExactly("/one");
    }

    @Test
    void ledByAPollAsksNoHostThatSaidAgainAndAgainHowLong() {
        other.answer(_ -> Reply.redirect(302, at("/feed")));
        var _ = pollAnswered(refusal(429, Duration.ofHours(1)));
        var _ = pollAnswered(refusal(429, Duration.ofHours(1)));
        var second = poll(other.url("/feed"));

        var third = poll(other.url("/feed"));

        assertThat(second).isInstanceOf(RetryLater.class);
        assertThat(third).isEqualTo(new NotNow("127.0.0.1", Duration.ofHours(1)));
        assertThat(asked()).containsExactly("/busy", "/busy", "/feed");
    }
}
