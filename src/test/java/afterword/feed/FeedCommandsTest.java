package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.command.CommandRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing, pausing, resuming and removing feeds, and how people name them. */
final class FeedCommandsTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final MemoryFeedStore feeds = new MemoryFeedStore();

    private Feed follow(String url, String title) {
        var feed = feeds.follow(URI.create(url), null);
        feeds.recordPoll(feed.id(), PollState.fresh(NOW.plusSeconds(60)), title, null);
        return feeds.get(feed.id());
    }

    private void three() {
        follow("https://halftone.example.org/feed.xml", "Halftone");
        follow("https://tools.example.org/feed", "Tools of the trade");
        follow("https://trade.example.org/feed", "");
    }

    private void health(Feed feed, Health health) {
        feeds.recordPoll(
                feed.id(),
                new PollState(
                        NOW.plusSeconds(720),
                        Conditional.NONE,
                        health,
                        PollHints.NONE,
                        Duration.ofMinutes(30),
                        null,
                        null),
                null,
                null);
    }

    private Asked pause(String words) {
        return Asked.of(new PauseFeedCommand(feeds), "feed pause " + words);
    }

    private Asked resume(String words) {
        return Asked.of(new ResumeFeedCommand(feeds, clock), "feed resume " + words);
    }

    private Asked list(@Nullable Integer page) {
        return Asked.of(new ListFeedsCommand(feeds, clock), "feed list" + (page == null ? "" : " " + page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "#1",
                "halftone",
                "Halftone",
                "half",
                "https://halftone.example.org/feed.xml",
                "http://halftone.example.org/feed.xml/",
                "halftone.example.org/feed.xml"
            })
    void knowsAFeedByItsNumberItsAddressOrAPartOfItsTitle(String words) {
        three();

        assertThat(pause(words).text()).startsWith("#1 Halftone is paused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere    | No feed is called “nowhere”: /feed list shows them with their numbers.
            9          | No feed is called “9”: /feed list shows them with their numbers.
            trade      | 2 feeds are called something like “trade”. Say the number: #2 Tools of the trade, #3 trade.example.org.
            """)
    void asksWhenItIsNotClearWhichIsMeant(String words, String answer) {
        three();

        var asked = pause(words);

        assertThat(asked.refused()).isTrue();
        assertThat(asked.text()).isEqualTo(answer);
    }

    @Test
    void saysThatThereIsNoFeedYet() {
        assertThat(pause("1").text()).contains("/feed add ADDRESS");
        assertThat(list(null).text()).contains("/feed add ADDRESS");
    }

    @Test
    void completesAFeedByWhatIsTyped() {
        three();
        var command = new PauseFeedCommand(feeds);
        var request = new CommandRequest(
                "1",
                "feed pause",
                new Author(new PersonRef(Platform.DISCORD, "1"), "Mira", false),
                new ChannelRef(Platform.DISCORD, "1"),
                null,
                Map.of("feed", "tr"),
                false,
                null);

        assertThat(command.complete(request, "feed"))
                .extracting(it -> it.label() + " = " + it.value())
                .containsExactly("#2 Tools of the trade = 2", "#3 trade.example.org = 3");
    }

    @Test
    void pausesAndResumes() {
        three();
        pause("1");
        assertThat(feeds.due(NOW.plus(Duration.ofDays(1)), 10)).hasSize(2);

        var answer = resume("1");

        assertThat(answer.text()).contains("#1 Halftone is polled again");
        assertThat(feeds.due(NOW, 10)).extracting(Feed::title).containsExactly("Halftone");
    }

    @Test
    void resumesAFeedNoSoonerThanItsServerAllows() {
        three();
        var feed = feeds.get(new FeedId(1));
        feeds.recordPoll(feed.id(), feed.poll().waitingUntil(NOW.plus(Duration.ofHours(3))), null, null);
        pause("1");

        var answer = resume("1");

        assertThat(answer.text())
                .contains("is polled again, first in 3 hours: its server has asked to be left alone until then.");
        assertThat(feeds.get(feed.id()).poll().dueAt()).isEqualTo(NOW.plus(Duration.ofHours(3)));
    }

    @Test
    void refusesToPauseWhatIsPausedAndToResumeWhatIsNot() {
        three();
        pause("1");

        assertThat(pause("1").text()).contains("paused already", "/feed resume 1");
        assertThat(resume("2").text()).contains("is not paused", "next poll in 1 minute");
    }

    @Test
    void removesAFeedAndSaysHowToBringItBack() {
        three();

        var answer = Asked.of(new RemoveFeedCommand(feeds), "feed remove half");

        assertThat(answer.text())
                .contains("also if the configuration names it", "/feed add https://halftone.example.org/feed.xml");
        assertThat(feeds.list()).hasSize(2);
        assertThat(pause("1").text()).contains("No feed is called “1”");
    }

    @Test
    void showsHowEachFeedDoesThoseInTroubleFirst() {
        three();
        health(feeds.get(new FeedId(1)), new Health(NOW.minusSeconds(300), 0, null, null, false, 200, 166));
        health(
                feeds.get(new FeedId(2)),
                new Health(
                        NOW.minus(Duration.ofDays(3)),
                        4,
                        NOW.minus(Duration.ofHours(5)),
                        "tools.example.org refused the connection.",
                        false,
                        10,
                        0));
        pause("3");

        assertThat(list(null).text().lines())
                .containsExactly(
                        "3 feeds, 1 in trouble:",
                        "#2 Tools of the trade · https://tools.example.org/feed",
                        "   last read 3 days ago · next poll in 12 minutes · 304 in 0 % of 10 polls. Fails since 5 hours"
                                + " (4 times): tools.example.org refused the connection.",
                        "#1 Halftone · https://halftone.example.org/feed.xml",
                        "   last read 5 minutes ago · next poll in 12 minutes · 304 in 83 % of 200 polls",
                        "#3 trade.example.org · https://trade.example.org/feed",
                        "   paused · never read yet");
    }

    @Test
    void turnsThePagesOfALongList() {
        for (int i = 1; i <= 20; i++) {
            follow("https://h" + i + ".example.org/feed", "Blog " + i);
        }

        assertThat(list(2).text()).startsWith("20 feeds, page 2 of 4:").contains("#7 Blog 7", "#12 Blog 12");
        assertThat(list(2).buttons()).containsExactly("feed list 1", "feed list 3");
        assertThat(list(99).buttons()).containsExactly("feed list 3");
    }
}
