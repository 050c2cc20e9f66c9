package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.WordPressSite.Front;
import afterword.feed.Feed;
import afterword.feed.FeedPages;
import afterword.feed.FeedParser;
import afterword.feed.FeedPoller;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.HttpFetcher;
import afterword.feed.MemoryFeedStore;
import afterword.feed.PollOutcome;
import afterword.feed.PollRules;
import afterword.feed.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A blog lives for some days behind servers of every kind; every post is told of once, none is missed, and the server is asked no more than needed. */
class FeedLifeTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00.300Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private final MemoryArticles articles = new MemoryArticles(clock);
    private FixtureServer server;
    private FeedPoller poller;
    private Feed feed;
    private WordPressSite site;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        var pages = new FeedPages(new HttpFetcher(new OkHttpClient(), settings, clock), new FeedParser());
        poller = new FeedPoller(feeds, pages, new PollRules(new Random(2)), clock);
        feed = feeds.follow(server.url("/feed/"), Duration.ofHours(1));
        open(Front.PLAIN);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void open(Front front) {
        site = new WordPressSite(clock, front);
        server.answer(site);
    }

    /** An hour later. */
    private PollOutcome poll() {
        clock.advance(Duration.ofHours(1));
        return poller.poll(feeds.get(feed.id()), articles);
    }

    private void seeded(String... titles) {
        for (var title : titles) {
            site.publish(title);
            clock.advance(Duration.ofMinutes(10));
        }
        poll();
    }

    @ParameterizedTest
    @EnumSource(value = Front.class, mode = Mode.EXCLUDE, names = "ALWAYS_NOT_MODIFIED")
    void tellsOfEachPostOnceWhateverTheServer(Front front) {
        open(front);
        seeded("Old one", "Old two");
        for (int i = 0; i < 40; i++) {
            if (i % 10 == 5) {
                site.publish("Post " + i);
            }
            poll();
        }
        poll();

        assertThat(articles.published).containsExactly("Post 5", "Post 15", "Post 25", "Post 35");
        assertThat(articles.edited).isEmpty();
        assertThat(articles.gone).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Front.class,
            names = {"PLAIN", "APACHE_GZIP", "NGINX_GZIP"})
    void isAnsweredWithNotModifiedFromTheSecondPollOn(Front front) {
        open(front);
        seeded("Old one");
        for (int i = 0; i < 20; i++) {
            poll();
        }

        assertThat(server.requests()).hasSize(21);
        assertThat(site.notModified()).isEqualTo(20);
    }

    @Test
    void seesPostsOfTheSameSecond() {
        site.publish("Old one");
        clock.advance(Duration.ofMillis(-50));
        poller.poll(feeds.get(feed.id()), articles);
        for (int i = 1; i <= 9; i++) {
            site.publish("Burst " + i);
        }
        poll();

        assertThat(articles.published).hasSize(9);
    }

    @Test
    void findsWithinADayWhatALyingNotModifiedHides() {
        open(Front.ALWAYS_NOT_MODIFIED);
        seeded("Old one");
        site.publish("Hidden");
        for (int i = 0; i < 24; i++) {
            poll();
        }

        assertThat(articles.published).containsExactly("Hidden");
    }

    @Test
    void findsABurstThatDoesNotFitOnAPage() {
        seeded("Old one", "Old two");
        for (int i = 1; i <= 35; i++) {
            site.publish("Burst " + i);
        }
        poll();

        assertThat(articles.published)
                .hasSize(35)
                .startsWith("Burst 1", "Burst 2")
                .endsWith("Burst 35");
        assertThat(server.requests())
                .extracting(FixtureServer.Received::path)
                .contains("/feed/?paged=4")
                .doesNotContain("/feed/?paged=5");
    }

    @Test
    void noticesAnEditAndNothingElse() {
        seeded("One", "Two", "Three");
        site.edit("Two", "Corrected");
        poll();
        poll();

        assertThat(articles.edited).containsExactly("Two");
        assertThat(articles.published).isEmpty();
    }

    @Test
    void noticesADeletionAfterTwoDocuments() {
        seeded("One", "Two", "Three", "Four");
        site.delete("Two");
        poll();
        assertThat(articles.gone).isEmpty();
        site.publish("Five");
        poll();

        assertThat(articles.gone).containsExactly("Two");
        assertThat(articles.published).containsExactly("Five");
    }

    @Test
    void doesNotTakeForDeletedWhatFellOffTheEnd() {
        seeded("One", "Two", "Three", "Four");
        for (int i = 0; i < 20; i++) {
            site.publish("New " + i);
            poll();
        }

        assertThat(articles.gone).isEmpty();
        assertThat(articles.published).hasSize(20);
    }

    @Test
    void keepsAnArticleWhoseSlugChanges() {
        seeded("One", "Two");
        site.rename("Two", "a-better-slug");
        poll();

        assertThat(articles.published).isEmpty();
        assertThat(articles.edited).containsExactly("Two");
        assertThat(articles.count()).isEqualTo(2);
    }

    @Test
    void keepsArticlesWhenTheSiteMovesToHttps() {
        seeded("One", "Two", "Three", "Four");
        site.moveTo("https://blog.example.org");
        site.giveNewGuids("https://blog.example.org/?p=");
        poll();

        assertThat(articles.published).isEmpty();
        assertThat(articles.edited).isEmpty();
        assertThat(articles.count()).isEqualTo(4);
    }

    @Test
    void keepsArticlesWhenAllGuidsChange() {
        seeded("One", "Two", "Three", "Four");
        site.giveNewGuids("urn:uuid:");
        poll();
        site.publish("Five");
        poll();

        assertThat(articles.published).containsExactly("Five");
        assertThat(articles.count()).isEqualTo(5);
    }

    @Test
    void rekeysSilentlyWhenTheWholeSystemChanges() {
        seeded("One", "Two", "Three", "Four");
        clock.advance(Duration.ofDays(3));
        open(Front.PLAIN);
        site.moveTo("https://new.example.net/articles");
        site.giveNewGuids("urn:new:");
        // The new system dates the old posts anew.
        for (var title : new String[] {"One", "Two", "Three", "Four"}) {
            site.publish(title);
            clock.advance(Duration.ofDays(1));
        }
        site.publish("Truly new");
        poll();

        assertThat(articles.rekeyed).containsExactly("One", "Two", "Three", "Four");
        assertThat(articles.published).containsExactly("Truly new");
    }
}
