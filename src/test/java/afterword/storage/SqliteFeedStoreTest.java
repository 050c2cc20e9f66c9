package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.Conditional;
import afterword.feed.FeedStore;
import afterword.feed.FeedStore.AddResult.Added;
import afterword.feed.FeedStore.AddResult.AlreadyFollowed;
import afterword.feed.Health;
import afterword.feed.Move;
import afterword.feed.PollHints;
import afterword.feed.PollState;
import afterword.feed.ValidatorMode;
import afterword.feed.Validators;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFeedStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00.123Z");
    private static final URI URL = URI.create("https://blog.example.org/feed/");

    @TempDir
    Path folder;

    private SqliteStorage open() {
        return SqliteStorage.open(folder.resolve("test.db"), InstantSource.fixed(NOW));
    }

    @Test
    void remembersAllThatAPollLearnedAcrossARestart() {
        var state = new PollState(
                NOW.plusSeconds(7),
                new Conditional(
                        new Validators("W/\"a-gzip\"", "Mon, 02 Mar 2026 10:00:00 GMT"),
                        ValidatorMode.DATE_ONLY,
                        1,
                        "hash",
                        NOW),
                new Health(NOW, 2, NOW.minusSeconds(90), "It broke.", true, 70, 60),
                new PollHints(Duration.ofMinutes(60), Duration.ofHours(1), Set.of(3, 4), Set.of(DayOfWeek.SUNDAY)),
                Duration.ofMinutes(17),
                new Move(URI.create("https://new.example.org/feed"), 2),
                NOW.plusSeconds(5));
        try (var storage = open()) {
            var feed = ((Added) storage.feeds().add(URL, "Blog", Duration.ofMinutes(5), NOW)).feed();
            storage.feeds().recordPoll(feed.id(), state, "New title", URI.create("https://blog.example.org/"));
        }

        try (var storage = open()) {
            var feed = storage.feeds().findByUrl(URL).orElseThrow();
            assertThat(feed.poll()).isEqualTo(state);
            assertThat(feed.title()).isEqualTo("New title");
            assertThat(feed.every()).isEqualTo(Duration.ofMinutes(5));
            assertThat(storage.feeds().due(NOW.plusSeconds(6), 10)).isEmpty();
            assertThat(storage.feeds().due(NOW.plusSeconds(7), 10)).containsExactly(feed);
        }
    }

    @Test
    void followsAnAddressOnce() {
        try (var storage = open()) {
            FeedStore feeds = storage.feeds();
            var first = feeds.add(URL, "Blog", null, NOW);

            assertThat(feeds.add(URL, "Blog", null, NOW)).isInstanceOf(AlreadyFollowed.class);
            var other = ((Added) feeds.add(URI.create("https://other.example.org/"), "", null, NOW)).feed();
            assertThat(feeds.move(other.id(), URL)).isFalse();
            assertThat(first).isInstanceOf(Added.class);
        }
    }

    @Test
    void changesOnlyTheTimeOfAPollThatIsRescheduled() {
        try (var storage = open()) {
            var feed = ((Added) storage.feeds().add(URL, "Blog", null, NOW)).feed();

            storage.feeds().reschedule(feed.id(), NOW.plusSeconds(60));

            assertThat(storage.feeds().find(feed.id()).orElseThrow().poll())
                    .isEqualTo(feed.poll().dueAt(NOW.plusSeconds(60)));
        }
    }
}
