package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.feed.Feed;
import afterword.feed.FeedNews;
import afterword.feed.FeedNews.What;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore.AddResult;
import afterword.feed.PollRules;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners hear of feeds in trouble, from the poller's record to the message, over the real database. */
final class FeedNoticesTest {
    private static final PersonRef MIRA = new PersonRef(Platform.TELEGRAM, "7");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T12:00:00Z"));
    private final PollRules rules = new PollRules(new Random(1));
    private SqliteStorage storage;
    private FeedNotices notices;

    @BeforeEach
    void open() {
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
        notices = new FeedNotices(storage.feedNotices(), storage.feeds(), clock);
        storage.people().addOwner(MIRA, clock.instant());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private Feed follow(String name) {
        var url = URI.create("https://" + name + ".example.org/feed");
        return ((AddResult.Added) storage.feeds().add(url, name, null, clock.instant())).feed();
    }

    private Feed now(Feed feed) {
        return storage.feeds().find(feed.id()).orElseThrow();
    }

    private void happens(Feed feed, What what) {
        var before = now(feed);
        var state = what == What.BACK
                ? before.poll()
                : rules.afterFailure(before, "It answered 500.", null, clock.instant());
        storage.feeds().recordPoll(feed.id(), state, null, null, new FeedNews(what, clock.instant()));
    }

    private List<Delivery> due() {
        return storage.deliveries().due(clock.instant(), Platform.TELEGRAM, List.of(), 10);
    }

    /** Sends what is due, as the dispatcher does. */
    private List<String> said() {
        return due().stream()
                .peek(it -> assertThat(it.channel()).isEqualTo(ChannelRef.direct(MIRA)))
                .map(this::said)
                .toList();
    }

    private String said(Delivery delivery) {
        var _ = storage.deliveries().recordSending(delivery, clock.instant());
        return switch (notices.render(delivery)) {
            case Content.Rendered.Do(Action.Send(var _, OutgoingMessage.Text message, var _)) -> {
                storage.deliveries()
                        .recordSent(
                                delivery,
                                new MessageRef(delivery.channel(), "1"),
                                Content.After.NOTHING,
                                clock.instant());
                yield message.text().text();
            }
            case Content.Rendered.Skip(var reason) -> {
                storage.deliveries().recordSkipped(delivery, reason, clock.instant());
                yield "skipped";
            }
            case Content.Rendered other -> throw new AssertionError(other);
        };
    }

    @Test
    void tellsOnceThatAFeedDied() {
        var feed = follow("dead");

        happens(feed, What.GONE);

        assertThat(now(feed).status()).isEqualTo(FeedStatus.GONE);
        assertThat(said())
                .singleElement()
                .asString()
                .startsWith("#1 dead (https://dead.example.org/feed) is gone for good")
                .contains("/feed resume 1", "/feed remove 1");
        clock.advance(DAY);
        assertThat(due()).isEmpty();
    }

    @Test
    void tellsWhatFailsSinceWhenAndWhy() {
        var feed = follow("ill");
        var state = rules.afterFailure(feed, "It answered 500.", null, clock.instant());
        storage.feeds().recordPoll(feed.id(), state, null, null);
        clock.advance(DAY.multipliedBy(2));

        happens(feed, What.FAILING);

        assertThat(said()).singleElement().asString().contains("could not be read for 2 days: It answered 500.");
    }

    @Test
    void gathersWhatComesWithinAnHourOfTheLastMessage() {
        happens(follow("a"), What.GONE);
        assertThat(said()).hasSize(1);

        for (int i = 0; i < 20; i++) {
            happens(follow("b" + i), What.GONE);
        }

        assertThat(due()).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(said())
                .singleElement()
                .asString()
                .contains("b0 ", "b7 ")
                .doesNotContain("b8 ")
                .endsWith("And 12 more feeds: /feed list shows how each does.");
    }

    @Test
    void saysNothingOfATroubleThatEndedBeforeItWasTold() {
        happens(follow("a"), What.GONE);
        assertThat(said()).hasSize(1);
        var feed = follow("b");
        happens(feed, What.FAILING);

        happens(feed, What.BACK);

        clock.advance(Duration.ofHours(1));
        assertThat(said()).containsExactly("skipped");
    }

    @Test
    void saysNothingOfAFeedThatWasRemovedMeanwhile() {
        var feed = follow("a");
        happens(feed, What.GONE);

        storage.feeds().remove(feed.id());

        assertThat(said()).containsExactly("skipped");
    }
}
