package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.Conditional;
import afterword.feed.Feed;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import afterword.feed.FeedStore.AddResult;
import afterword.feed.Health;
import afterword.feed.PollHints;
import afterword.feed.PollState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A removed feed is in no list, and its number is nobody else's. */
final class FeedRemovalTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final URI ONE = URI.create("https://one.example.org/feed");
    private static final URI OTHER = URI.create("https://other.example.org/feed");

    @TempDir
    Path folder;

    private SqliteStorage storage;
    private FeedStore feeds;
    private Feed removed;

    @BeforeEach
    void wire() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> NOW);
        feeds = storage.feeds();
        removed = ((AddResult.Added) feeds.add(ONE, "One", null, NOW)).feed();
        feeds.recordPoll(removed.id(), read(), null, null);
        feeds.remove(removed.id());
    }

    private static PollState read() {
        var health = new Health(NOW, 0, null, null, false, 1, 0);
        return new PollState(NOW, Conditional.NONE, health, PollHints.NONE, Duration.ofHours(1), null, null);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void isNeitherListedNorPolled() {
        assertThat(feeds.list()).isEmpty();
        assertThat(feeds.due(NOW, 10)).isEmpty();
        assertThat(feeds.findByUrl(ONE)).map(Feed::status).contains(FeedStatus.REMOVED);
        assertThat(feeds.findByUrl(ONE)).map(Feed::isSeeded).contains(true);
    }

    @Test
    void leavesItsNumberToNoOther() {
        var other = ((AddResult.Added) feeds.add(OTHER, "Other", null, NOW)).feed();

        assertThat(other.id()).isNotEqualTo(removed.id());
    }

    @Test
    void comesBackUnderItsNumberAndAsIfNew() {
        var back = ((AddResult.Restored) feeds.add(ONE, "One again", Duration.ofHours(1), NOW)).feed();

        assertThat(back.id()).isEqualTo(removed.id());
        assertThat(back.status()).isEqualTo(FeedStatus.ACTIVE);
        assertThat(back.every()).isEqualTo(Duration.ofHours(1));
        assertThat(back.isSeeded()).isFalse();
        assertThat(feeds.due(NOW, 10)).containsExactly(back);
    }

    @Test
    void staysRemovedWhateverAPollUnderWayComesTo() {
        feeds.suspend(removed.id(), FeedStatus.GONE);
        feeds.resume(removed.id(), NOW);

        assertThat(feeds.list()).isEmpty();
    }
}
