package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.feed.Feed;
import afterword.feed.FeedPages;
import afterword.feed.FeedParser;
import afterword.feed.FeedPoller;
import afterword.feed.FetchResult;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Received;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.HttpFetcher;
import afterword.feed.PollOutcome;
import afterword.feed.PollRules;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Older articles from the further pages of a blog that lists ten on each, over the real database. */
final class BackfillTest {
    private static final int PAGE = 10;
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final Instant START = Instant.parse("2026-03-03T12:00:00Z");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(START);
    private FixtureServer server;
    private SqliteStorage storage;
    private FeedPoller poller;
    private ArticleIntake intake;
    private Backfill backfill;
    private int posts = 35;
    private int brokenPage;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        server.answer(this::page);
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        var pages = new FeedPages(new HttpFetcher(new OkHttpClient(), settings, clock), new FeedParser());
        intake = new ArticleIntake(
                storage.intake(),
                storage.deletions(),
                new PageImage(_ -> new FetchResult.Failed("There is no page.", 404)),
                clock,
                () -> {});
        poller = new FeedPoller(storage.feeds(), pages, new PollRules(new Random(1)), clock);
        backfill = new Backfill(storage.feeds(), storage.articles(), pages, intake);
        storage.feeds().add(server.url("/feed"), "Blog", null, clock.instant());
        var info = new ChannelInfo(
                GROUP, new SpaceRef(Platform.TELEGRAM, "-100"), "Group", ChannelKind.TELEGRAM_GROUP, null);
        assertThat(storage.destinations().add(info, 0, clock.instant()).isNew()).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
        server.close();
    }

    private Reply page(Received request) {
        var path = request.path();
        var number = path.contains("paged=") ? Integer.parseInt(path.substring(path.indexOf("paged=") + 6)) : 1;
        if (number == brokenPage) {
            return Reply.of(500);
        }
        var newest = posts - (number - 1) * PAGE;
        if (newest < 1) {
            return Reply.of(404);
        }
        var items = new StringBuilder();
        for (int post = newest; post > Math.max(0, newest - PAGE); post--) {
            var date = START.minus(Duration.ofDays(100)).plus(Duration.ofHours(post));
            items.append(
                    "<item><title>Post %d</title><link>https://blog.example.org/%d</link><pubDate>%s</pubDate></item>"
                            .formatted(
                                    post,
                                    post,
                                    DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))));
        }
        return Reply.ok("<rss version=\"2.0\"><channel><title>Blog</title>"
                + "<generator>https://wordpress.org/?v=6.1</generator>" + items + "</channel></rss>");
    }

    private Feed feed() {
        return storage.feeds().list().getFirst();
    }

    private void poll() {
        assertThat(poller.poll(feed(), intake)).isInstanceOf(PollOutcome.Read.class);
    }

    private int known() {
        return storage.articles().newest(1_000).size();
    }

    @Test
    void readsOnUntilAsManyAreKnownAsAreWantedAndPostsNoneOfThem() {
        poll();

        var troubles = backfill.reach(25);

        assertThat(troubles).isEmpty();
        assertThat(known()).isEqualTo(30);
        assertThat(storage.deliveries().outstanding()).isZero();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void asksNobodyWhenEnoughAreKnown() {
        poll();

        assertThat(backfill.reach(10)).isEmpty();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void takesAllThereAreWhereFewerAreThanWanted() {
        poll();

        assertThat(backfill.reach(50)).isEmpty();

        assertThat(known()).isEqualTo(35);
    }

    @Test
    void leavesWhatIsNewToThePollThatAnnouncesIt() {
        poll();
        posts = 38;

        var troubles = backfill.reach(25);
        var before = known();
        poll();

        assertThat(troubles).isEmpty();
        assertThat(before).isEqualTo(30 - 3);
        assertThat(storage.deliveries().outstanding()).isEqualTo(3);
    }

    @Test
    void leavesABurstToThePollWhenItHidesWhatIsKnown() {
        posts = 10;
        poll();
        posts = 60;

        backfill.reach(30);

        assertThat(known()).isEqualTo(10);
    }

    @Test
    void saysWhichPageCouldNotBeRead() {
        poll();
        brokenPage = 3;

        var troubles = backfill.reach(50);

        assertThat(troubles).singleElement().asString().contains("answered 500");
        assertThat(known()).isEqualTo(20);
    }

    @Test
    void begunBeforeTheFirstPollItLeavesThatPollNothingToAnnounce() {
        backfill.reach(25);
        poll();

        assertThat(known()).isEqualTo(30);
        assertThat(storage.deliveries().outstanding()).isZero();
    }
}
