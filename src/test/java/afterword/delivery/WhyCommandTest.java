package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleIntake;
import afterword.article.PageImage;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Gatekeeper;
import afterword.feed.Asked;
import afterword.feed.FeedParser;
import afterword.feed.FetchResult;
import afterword.feed.Health;
import afterword.feed.ParseResult.Parsed;
import afterword.feed.PollState;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code feed why} says in every state that a delivery can be in, over the real database. */
final class WhyCommandTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final URI FEED = URI.create("https://blog.example.org/feed");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T12:00:00Z"));
    private SqliteStorage storage;
    private ArticleIntake intake;

    @BeforeEach
    void wire() {
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
        intake = new ArticleIntake(
                storage.intake(),
                storage.deletions(),
                new PageImage(_ -> new FetchResult.Failed("There is no page.", 404)),
                clock,
                () -> {});
        storage.feeds().add(FEED, "Blog", null, clock.instant());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void addGroup() {
        var info = new ChannelInfo(
                GROUP, new SpaceRef(Platform.TELEGRAM, "-100"), "Reading Room", ChannelKind.TELEGRAM_GROUP, null);
        assertThat(storage.destinations().add(info, 0, clock.instant()).isNew()).isTrue();
    }

    /** The feed lists these; after the first time they are new. */
    private void read(String... titles) {
        var items = Stream.of(titles)
                .map(it -> "<item><title>" + it + "</title><link>https://blog.example.org/" + it
                        + "/</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>")
                .collect(Collectors.joining());
        var document = "<rss version=\"2.0\"><channel><title>Blog</title>" + items + "</channel></rss>";
        var parsed = (Parsed) new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), null, FEED);
        var feed = storage.feeds().list().getFirst();
        intake.accept(feed, parsed.feed());
        var health = new Health(clock.instant(), 0, null, null, false, 1, 0);
        var state = feed.poll();
        storage.feeds()
                .recordPoll(
                        feed.id(),
                        new PollState(
                                state.dueAt(), state.conditional(), health, state.hints(), state.rhythm(), null, null),
                        null,
                        null);
    }

    private void posted(String... titles) {
        read();
        addGroup();
        read(titles);
    }

    private Delivery owed() {
        return storage.deliveries()
                .due(clock.instant(), Platform.TELEGRAM, List.of(), 10)
                .getFirst();
    }

    private String why(String words) {
        return Asked.of(
                        new WhyCommand(storage.articles(), storage.deliveries(), new People(), clock),
                        "feed why " + words)
                .text();
    }

    private boolean owner = true;

    private final class People implements Gatekeeper {
        @Override
        public boolean owns(PersonRef person) {
            return owner;
        }

        @Override
        public boolean admitted(SpaceRef space) {
            return true;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return !channel.equals(GROUP);
        }
    }

    @Test
    void namesNoChannelThatTheAskerDoesNotManage() {
        posted("Rope");
        owner = false;

        assertThat(why("Rope"))
                .contains("One more channel that you do not manage")
                .doesNotContain("Reading Room");
    }

    @Test
    void saysWhenItWasPosted() {
        posted("Rope");
        var delivery = owed();
        storage.deliveries().recordSending(delivery, clock.instant());
        storage.deliveries().recordSent(delivery, new MessageRef(GROUP, "7"), Content.After.NOTHING, clock.instant());
        clock.advance(Duration.ofHours(3));

        assertThat(why("rope"))
                .isEqualTo("Rope (#1): published 5 hours ago, first seen in its feed 3 hours ago.\n"
                        + "• Reading Room (Telegram): posted 3 hours ago.");
    }

    @Test
    void saysWhatItWaitsFor() {
        posted("Rope", "Bridge");

        assertThat(why("Bridge")).contains("Reading Room (Telegram): to be posted ");
        assertThat(why("Rope")).contains("waits its turn: 1 more goes there before it.");
    }

    @Test
    void saysWhyTheLastAttemptFailedAndWhenTheNextIs() {
        posted("Rope");
        var delivery = owed();
        storage.deliveries().recordSending(delivery, clock.instant());
        storage.deliveries().recordRetry(delivery, clock.instant().plusSeconds(120), "Telegram asked for patience.");

        assertThat(why("Rope")).contains("to be posted in 2 minutes, because: Telegram asked for patience.");
    }

    @Test
    void saysThatAChannelIsClosed() {
        posted("Rope");
        storage.destinations().suspend(GROUP, "bot was kicked", clock.instant());

        assertThat(why("Rope"))
                .contains(
                        "waits, because nothing goes there at present: bot was kicked. /channel add there tries again.");
    }

    @Test
    void saysThatACallIsInDoubt() {
        posted("Rope");
        var delivery = owed();
        storage.deliveries().recordSending(delivery, clock.instant());
        storage.deliveries().recordInDoubt(delivery, clock.instant().plusSeconds(60), "the connection broke");

        assertThat(why("Rope"))
                .contains(
                        "in doubt: the call was made and no answer came (the connection broke). I look into it in 1 minute.");
    }

    @Test
    void saysThatItIsBeingPosted() {
        posted("Rope");
        storage.deliveries().recordSending(owed(), clock.instant());

        assertThat(why("Rope")).contains("being posted now, begun just now.");
    }

    @Test
    void saysWhyItWasLeftOut() {
        posted("Rope");
        storage.deliveries().recordSkipped(owed(), "its category is not wanted there", clock.instant());

        assertThat(why("Rope")).contains("not posted, decided just now, because: its category is not wanted there.");
    }

    @Test
    void saysWhyItWasGivenUp() {
        posted("Rope");
        var delivery = owed();
        storage.deliveries().recordSending(delivery, clock.instant());
        storage.deliveries().recordDead(delivery, "the text is too long.", clock.instant());

        assertThat(why("Rope")).contains("given up just now after once, because: the text is too long.");
    }

    @Test
    void saysThatItIsOlderThanTheDestination() {
        read("Rope");
        clock.advance(Duration.ofDays(2));
        addGroup();

        assertThat(why("Rope"))
                .contains("not posted: it was known before articles went there, which began just now.", "newest");
    }

    @Test
    void saysThatAFirstReadingPostsNothing() {
        addGroup();
        clock.advance(Duration.ofDays(2));
        read("Rope");

        assertThat(why("Rope")).contains("not posted: it came with the first reading of its feed");
    }

    @Test
    void remembersPlacesThatAreNoDestinationsAnyMore() {
        posted("Rope");
        storage.destinations().remove(GROUP, clock.instant());

        assertThat(why("Rope"))
                .contains("• -100 (Telegram): not posted, decided just now, because: the destination was removed.")
                .contains("No articles go there any more.");
    }

    @Test
    void countsTheAlerts() {
        storage.subscriptions().subscribe(new PersonRef(Platform.TELEGRAM, "7"), clock.instant());
        storage.subscriptions().subscribe(new PersonRef(Platform.TELEGRAM, "8"), clock.instant());
        posted("Rope");

        assertThat(why("Rope")).contains("Alerts to subscribers: 2 on their way.");
    }

    @Test
    void knowsAnArticleByItsNumberItsAddressAndElseTheNewest() {
        posted("Rope", "Bridge");

        assertThat(why("#1")).startsWith("Bridge (#1)");
        assertThat(why("https://blog.example.org/Rope")).startsWith("Rope (#2)");
        assertThat(why("")).startsWith("Rope (#2)");
        assertThat(why("nothing like it")).contains("I know no such article", "/feed check");
    }
}
