package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddFeedCommandTest {
    private static final String FEED = Documents.rss(
            Documents.item("<title>One</title><pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>"),
            Documents.item("<title>Four</title><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>"),
            Documents.item("<title>Two</title><pubDate>Sun, 01 Mar 2026 13:00:00 GMT</pubDate>"),
            Documents.item("<title>Three</title><pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate>"));
    private static final String TWO_FEEDS = """
            <html><head><link rel=alternate type=application/rss+xml title=Articles href=/feed/>
            <link rel=alternate type=application/atom+xml title=Podcast href=/pod.atom></head></html>
            """;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T12:00:00Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private FixtureServer server;
    private AddFeedCommand command;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        command = command(true);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private AddFeedCommand command(boolean insideAllowed) {
        var settings = new FetchSettings("Afterword", insideAllowed, Set.of(server.port()), Duration.ofSeconds(2));
        var fetcher = new HttpFetcher(new OkHttpClient(), settings, clock);
        return new AddFeedCommand(feeds, new FeedDiscovery(fetcher, new FeedParser()), clock);
    }

    private Asked say(String words) {
        return Asked.of(command, "feed add " + words);
    }

    private String at(String path) {
        return server.url(path).toString();
    }

    private Feed only() {
        assertThat(feeds.list()).hasSize(1);
        return feeds.list().getFirst();
    }

    @Test
    void showsTheNewestThreeBeforeItFollowsAnything() {
        server.answer(_ -> Reply.ok(FEED));

        var answer = say(at("/feed"));

        assertThat(answer.text()).contains("It lists 4 items", "--confirm yes", at("/feed"));
        assertThat(answer.text().lines().filter(it -> it.startsWith("•")))
                .containsExactly("• Four · 2 hours ago", "• Three · 1 day ago", "• Two · 47 hours ago");
        assertThat(feeds.list()).isEmpty();
    }

    @Test
    void followsWhatTheButtonStoodForWithoutAskingTheServerAgain() {
        server.answer(_ -> Reply.ok(FEED));
        var button = say(at("/feed") + " 10m").buttons().getFirst();
        var asked = server.requests().size();

        var answer = Asked.of(command, button);

        assertThat(answer.text()).startsWith("Following #1 T.");
        assertThat(only().url()).isEqualTo(server.url("/feed"));
        assertThat(only().every()).isEqualTo(Duration.ofMinutes(10));
        assertThat(only().poll().dueAt()).isEqualTo(clock.instant());
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void followsAtOnceWhatIsConfirmedInWords() {
        server.answer(_ -> Reply.ok(FEED));

        var answer = say(at("/feed") + " --confirm yes");

        assertThat(answer.refused()).isFalse();
        assertThat(only().every()).isNull();
    }

    @Test
    void listsTheFeedsOfASiteAndShowsTheOneThatIsChosen() {
        server.answer(request -> Reply.ok(request.path().equals("/") ? TWO_FEEDS : FEED));

        var choice = say(at("/") + " 2h");
        var chosen = Asked.of(command, choice.buttons().get(1));

        assertThat(choice.text())
                .contains("2 feeds", "1. Articles (RSS): " + at("/feed/"), "2. Podcast (Atom): " + at("/pod.atom"));
        assertThat(chosen.text()).contains(at("/pod.atom"), "It lists 4 items", "every 2 hours");
        assertThat(feeds.list()).isEmpty();
    }

    @Test
    void warnsOfAFeedWithoutItems() {
        server.answer(_ -> Reply.ok(Documents.rss()));

        assertThat(say(at("/category/typo/feed/")).text()).contains("nothing at all", "category that does not exist");
    }

    @Test
    void warnsOfAnIntervalThatServersDislike() {
        server.answer(_ -> Reply.ok(FEED));

        assertThat(say(at("/feed") + " 10s").text()).contains("every 10 seconds", "more often than most sites like");
    }

    @Test
    void tellsOfAFeedThatIsFollowedAlready() {
        server.answer(_ -> Reply.ok(FEED));
        feeds.follow(server.url("/feed"), null);

        var answer = say(at("/feed") + " --confirm yes");

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text()).contains("#1", "followed already", "/feed check 1");
    }

    @Test
    void changesHowOftenAFollowedFeedIsPolled() {
        server.answer(_ -> Reply.ok(FEED));
        var feed = feeds.follow(server.url("/feed"), null);
        feeds.resume(feed.id(), clock.instant().plus(Duration.ofHours(5)));

        var answer = say(at("/feed") + " 10m");

        assertThat(answer.text()).contains("followed already. From now on I look every 10 minutes.");
        assertThat(only().every()).isEqualTo(Duration.ofMinutes(10));
        assertThat(only().poll().dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void knowsAFeedThatIsFollowedUnderAnotherSpelling() {
        server.answer(_ -> Reply.ok(FEED));
        feeds.follow(server.url("/feed/"), null);

        assertThat(say(at("/feed") + " --confirm yes").text()).contains("#1", "followed already");
        assertThat(feeds.list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, paused", "GONE, gone for good"})
    void offersToResumeAFeedThatIsNotPolled(FeedStatus status, String words) {
        server.answer(_ -> Reply.ok(FEED));
        feeds.suspend(feeds.follow(server.url("/feed"), null).id(), status);

        var answer = say(at("/feed"));

        assertThat(answer.text()).contains("followed already", words);
        assertThat(answer.buttons()).containsExactly("feed resume 1");
    }

    @Test
    void bringsBackARemovedFeedUnderItsNumberAsIfItWereNew() {
        server.answer(_ -> Reply.ok(FEED));
        var feed = feeds.follow(server.url("/feed"), null);
        feeds.recordPoll(
                feed.id(),
                new PollState(
                        clock.instant(),
                        Conditional.NONE,
                        Health.NEW.success(clock.instant(), false),
                        PollHints.NONE,
                        Rhythm.FIRST,
                        null,
                        null),
                null,
                null);
        feeds.remove(feed.id());

        var preview = say(at("/feed"));
        var answer = Asked.of(command, preview.buttons().getFirst());

        assertThat(preview.text()).contains("followed before and removed");
        assertThat(answer.text()).startsWith("Following #1 T again.");
        assertThat(only().isSeeded()).isFalse();
    }

    @Test
    void offersTheFrontPageWhereAnAddressBelowItIsWrong() {
        server.answer(_ -> Reply.of(404));

        assertThat(say(at("/typo/feed")).text())
                .contains("/feed add " + at("/"))
                .doesNotContain("The page names no feed");
        assertThat(say(at("/")).text()).doesNotContain("front page");
    }

    @Test
    void speaksOfNoPageWhereNoneCame() {
        server.answer(_ -> Reply.of(500));

        assertThat(say(server.url("/").getAuthority()).text()).doesNotContain("The page names no feed");
    }

    @Test
    void proposesToFollowAsOftenAsWasAsked() {
        server.answer(_ -> Reply.ok(FEED));

        assertThat(say(at("/feed") + " --every 120m").text()).contains(at("/feed") + " --every 2h --confirm yes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | answered 404: there is no such page.
            401 | answered 401: it wants a password.
            403 | answered 403: it forbids this to the bot.
            410 | The server answered 410: gone for good.
            429 | The server answered 429: it asks for patience, so try again later.
            500 | answered 500: the server has a problem.
            503 | The server answered 503: it asks for patience, so try again later.
            """)
    void saysWhichAddressWasTriedWhatCameBackAndWhatToTry(int status, String cameBack) {
        server.answer(_ -> Reply.of(status));

        var answer = say(at("/feed"));

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text()).contains(at("/feed") + ": ", cameBack, "Open the address in a browser");
    }

    @Test
    void namesEveryAddressThatWasTriedOnASiteWithoutAFeed() {
        server.answer(request -> request.path().equals("/") ? Reply.ok("<html>Hello</html>") : Reply.of(404));

        var answer = say(at("/"));

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text())
                .contains(at("/") + ": There is a document, but it is a web page (HTML).", at("/feed/"), at("/rss"))
                .contains("Look on the site for a link called RSS");
        assertThat(answer.text().lines().filter(it -> it.startsWith("•")).count())
                .isEqualTo(server.requests().size());
    }

    @Test
    void saysWhySomethingInsideIsNotAsked() {
        command = command(false);

        var answer = say(at("/feed"));

        assertThat(answer.text()).contains(at("/feed"), "inside a private network", "fetching.allow-private-addresses");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org", "javascript:alert(1)", "https://"})
    void refusesWhatIsNoAddress(String typed) {
        var answer = say(typed);

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text()).contains("“" + typed + "” is not an address on the web", "https://blog.example.org/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "31d", "-5m", "10y"})
    void refusesIntervalsThatMakeNoSense(String every) {
        var answer = say("https://blog.example.org/ --every " + every);

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text()).contains("“" + every + "” is no interval", "10m, 2h or 1d");
    }

    @Test
    void saysThatAButtonIsTooOld() {
        var answer = say("~1abc --confirm yes");

        assertThat(answer.refused()).isTrue();
        assertThat(answer.text()).contains("say /feed add with the address again");
    }
}
