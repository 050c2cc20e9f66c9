package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.NotModified;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PollRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @Test
    void waitsAsLongAsANotModifiedSaysThatItIsFresh() {
        var feed = new Feed(
                new FeedId(1),
                URI.create("https://blog.example.org/feed"),
                "",
                null,
                null,
                FeedStatus.ACTIVE,
                PollState.fresh(NOW));
        var fresh = new CacheHeaders(null, null, NOW, Duration.ofHours(20));

        var state = new PollRules(new Random(7)).afterNotModified(feed, new NotModified(fresh, null), NOW);

        assertThat(Duration.between(NOW, state.dueAt())).isBetween(Duration.ofHours(18), Duration.ofHours(22));
    }
}
