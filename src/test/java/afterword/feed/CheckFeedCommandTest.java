package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleIntake;
import afterword.article.PageImage;
import afterword.feed.FixtureServer.Reply;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dry run of a poll, over the real database. */
final class CheckFeedCommandTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T12:00:00Z"));
    private FixtureServer server;
    private SqliteStorage storage;
    private FeedPoller poller;
    private ArticleIntake intake;
    private CheckFeedCommand command;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        var pages = new FeedPages(new HttpFetcher(new OkHttpClient(), settings, clock), new FeedParser());
        var rules = new PollRules(new Random(1));
        intake = new ArticleIntake(
                storage.intake(),
                storage.deletions(),
                new PageImage(_ -> new FetchResult.Failed("There is no page.", 404)),
                clock,
                () -> {});
        poller = new FeedPoller(storage.feeds(), pages, rules, clock);
        command =
                new CheckFeedCommand(storage.feeds(), pages, rules, new CheckFeedCommand.Items(intake, intake), clock);
        storage.feeds().add(server.url("/feed"), "Blog", null, clock.instant());
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
        server.close();
    }

    private Feed feed() {
        return storage.feeds().list().getFirst();
    }

    private void poll() {
        assertThat(poller.poll(feed(), intake)).isInstanceOf(PollOutcome.Read.class);
    }

    private String check() {
        var before = feed();
        var articles = storage.articles().newest(100);
        var text = Asked.of(command, "feed check 1").text();
        assertThat(feed()).isEqualTo(before);
        assertThat(storage.articles().newest(100)).isEqualTo(articles);
        return text;
    }

    private static String item(int number, String title) {
        return Documents.item("<title>" + title + "</title><guid>" + number + "</guid><link>https://blog.example.org/"
                + number + "</link><pubDate>Tue, 03 Mar 2026 10:0" + number + ":00 GMT</pubDate>");
    }

    private void lists(String... items) {
        server.answer(_ -> Reply.ok(Documents.rss(items)).with("ETag", "\"1\""));
    }

    @Test
    void saysThatAFirstReadingPostsNothing() {
        lists(item(1, "One"), item(2, "Two"));

        assertThat(check())
                .contains(
                        "never read before",
                        "RSS document with 2 items",
                        "a first reading posts nothing",
                        "• One",
                        "• Two")
                .contains("The next poll would be in", "as often as it publishes", "nothing was changed");
    }

    @Test
    void findsWhatIsNewEditedAndMissing() {
        lists(item(4, "Four"), item(3, "Three"), item(2, "Two"), item(1, "One"));
        poll();

        lists(item(5, "Five"), item(4, "Four, improved"), item(2, "Two"), item(1, "One"));

        assertThat(check())
                .contains("whether it has changed (If-None-Match \"1\")")
                .contains("1 article new; these would be posted:\n• Five")
                .contains("1 article edited; their posts would be brought up to date:\n• Four, improved")
                .contains("1 article missing from the middle", "• Three");
    }

    @Test
    void saysThatNothingHasChanged() {
        lists(item(1, "One"));
        poll();
        server.answer(_ -> Reply.of(304));

        assertThat(check()).contains("Back came 304", "A poll would do nothing", "The next poll would be in");
    }

    @Test
    void saysWhenAServerMightHaveAnswered304() {
        lists(item(1, "One"));
        poll();

        assertThat(check()).contains("the same as the last one: the server might have answered 304", "post nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | answered 404: there is no such page. | 1 time in a row
            503 | Back came 503: the server asks for patience, 10 minutes of it. | tried again in 10 minutes
            410 | Back came 410: the feed is gone for good. | end polling it
            """)
    void saysWhatAFailureWouldComeTo(int status, String cameBack, String consequence) {
        server.answer(_ -> Reply.of(status).with("Retry-After", "600"));

        assertThat(check()).contains(cameBack, consequence);
    }

    @Test
    void asksNothingWhileTheServerWantsToBeLeftAlone() {
        var feed = feed();
        storage.feeds()
                .recordPoll(
                        feed.id(), feed.poll().waitingUntil(clock.instant().plus(Duration.ofMinutes(10))), null, null);

        assertThat(check()).contains("may ask it again in 10 minutes").doesNotContain("I asked");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysWhatIsThereInsteadOfAFeed() {
        server.answer(_ -> Reply.ok("<html><body>Hello</body></html>"));

        assertThat(check()).contains("that is not a feed: it is a web page (HTML)");
    }

    @Test
    void saysWhatDecidesTheNextPoll() {
        server.answer(_ -> Reply.ok(Documents.rss("<ttl>1380</ttl>", item(1, "One"))));

        assertThat(check()).contains("its ttl asks for 23 hours");
    }
}
