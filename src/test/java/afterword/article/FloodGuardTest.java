package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.Feed;
import afterword.feed.MemoryFeedStore;
import afterword.feed.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new system lists the old articles under new names; what each has kept of itself tells which it is. */
final class FloodGuardTest {
    private static final int ARTICLES = 4;

    private final MemoryArticles articles = new MemoryArticles(new TestClock(Instant.parse("2026-03-20T12:00:00Z")));
    private final Feed feed =
            new MemoryFeedStore().follow(URI.create("https://old.example.org/feed/"), Duration.ofHours(1));

    @BeforeEach
    void seed() {
        read("urn:old:", "Old", "https://old.example.org/", 0);
    }

    private void read(String guids, String titles, String links, int daysLater) {
        articles.accept(
                feed,
                Items.feed(IntStream.rangeClosed(1, ARTICLES)
                        .mapToObj(
                                it -> "<item><guid isPermaLink='false'>" + guids + it + "</guid><title>" + titles + " "
                                        + it + "</title><link>" + links + it + "/</link><pubDate>" + (it + daysLater)
                                        + " Mar 2026 08:0" + it + ":00 GMT</pubDate></item>")
                        .toArray(String[]::new)));
    }

    @Test
    void knowsArticlesByThePathsOfTheirPages() {
        read("urn:new:", "Renamed", "https://new.example.net/", 5);

        assertThat(articles.rekeyed).containsExactly("Renamed 1", "Renamed 2", "Renamed 3", "Renamed 4");
        assertThat(articles.count()).isEqualTo(ARTICLES);
    }

    @Test
    void knowsArticlesByTheirDates() {
        read("urn:new:", "Renamed", "https://new.example.net/articles/", 0);

        assertThat(articles.rekeyed).containsExactly("Renamed 1", "Renamed 2", "Renamed 3", "Renamed 4");
        assertThat(articles.count()).isEqualTo(ARTICLES);
    }

    @Test
    void takesForNewWhatSharesNeitherTitleNorPathNorDate() {
        read("urn:new:", "Renamed", "https://new.example.net/articles/", 5);

        assertThat(articles.rekeyed).isEmpty();
        assertThat(articles.count()).isEqualTo(2 * ARTICLES);
    }
}
