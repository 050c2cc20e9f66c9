package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.Discovery.Found;
import afterword.feed.FetchResult.Fetched;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed says of its own address may be wrong: a template's example, the machine that it was tried out on, another feed. */
final class SelfLinkTest {
    private static final URI URL = URI.create("https://blog.example.org/feed/");
    private static final String OTHER = "https://other.example.org/feed/";

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private final List<URI> asked = new ArrayList<>();

    private FeedPages pages(String self) {
        var document = Documents.rss(
                "<atom:link rel='self' href='" + self + "'/><generator>https://wordpress.org/?v=6.1</generator>",
                Documents.item("<title>A</title><guid>1</guid>"));
        return new FeedPages(
                request -> {
                    asked.add(request.url());
                    return new Fetched(
                            document.getBytes(StandardCharsets.UTF_8),
                            null,
                            CacheHeaders.NONE,
                            request.url(),
                            null,
                            List.of());
                },
                new FeedParser());
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, "http://localhost/feed/", "http://169.254.169.254/", "file:///etc/passwd", "::", ""})
    void keepsTheAddressUnderWhichAFeedAnswers(String self) {
        var feed = feeds.follow(URL, Duration.ofHours(1));
        var other = feeds.follow(URI.create(OTHER), null);
        var poller = new FeedPoller(feeds, pages(self), new PollRules(new Random(1)), clock);
        for (int i = 0; i < 5; i++) {
            var _ = poller.poll(feeds.get(feed.id()), new NothingNew());
            clock.advance(Duration.ofHours(1));
        }

        assertThat(asked).hasSize(5).containsOnly(URL);
        assertThat(feeds.get(feed.id()).url()).isEqualTo(URL);
        assertThat(feeds.get(feed.id()).poll().move()).isNull();
        assertThat(feeds.list()).extracting(Feed::status).containsOnly(FeedStatus.ACTIVE);
        assertThat(feeds.get(other.id())).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, "http://localhost/feed/"})
    void followsTheAddressThatWasGivenAndNotTheOneThatTheFeedNames(String self) {
        var pages = pages(self);

        var found = new FeedDiscovery(pages.fetcher(), pages.parser()).discover(URL.toString());

        assertThat(found).isInstanceOf(Found.class);
        assertThat(((Found) found).url()).isEqualTo(URL);
        assertThat(asked).containsExactly(URL);
    }
}
