package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.RetryLater;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedPollerTest {
    private static final URI URL = URI.create("https://blog.example.org/feed/");
    private static final URI NEW_URL = URI.create("https://www.example.org/feed/");

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private final List<ParsedFeed> accepted = new ArrayList<>();
    private final List<URI> asked = new ArrayList<>();
    private final FeedId id = feeds.follow(URL, Duration.ofHours(1)).id();
    private Fetcher server = _ -> new Failed("nothing", 404);
    private int knownFrom = 10;

    private PollOutcome poll() {
        var pages = new FeedPages(
                request -> {
                    asked.add(request.url());
                    return server.fetch(request);
                },
                new FeedParser());
        var sink = new ItemSink() {
            @Override
            public boolean reachesKnown(Feed feed, ParsedFeed document) {
                return document.items().stream().anyMatch(it -> Integer.parseInt(it.title()) <= knownFrom);
            }

            @Override
            public int accept(Feed feed, ParsedFeed document) {
                accepted.add(document);
                return document.items().size();
            }
        };
        return new FeedPoller(feeds, pages, new PollRules(new Random(1)), clock).poll(feeds.get(id), sink);
    }

    private static Fetched fetched(URI url, String body, @Nullable URI movedTo) {
        return new Fetched(body.getBytes(StandardCharsets.UTF_8), null, CacheHeaders.NONE, url, movedTo, List.of());
    }

    private static String items(int from, int to) {
        var items = new StringBuilder("<generator>https://wordpress.org/?v=6.1</generator>");
        for (int i = from; i >= to; i--) {
            items.append(Documents.item("<title>" + i + "</title><guid>g" + i + "</guid>"));
        }
        return Documents.rss(items.toString());
    }

    @Test
    void adoptsAPermanentRedirectOnceItIsStable() {
        server = request -> fetched(NEW_URL, items(1, 1), request.url().equals(URL) ? NEW_URL : null);

        var first = poll();
        poll();
        assertThat(feeds.get(id).url()).isEqualTo(URL);
        var third = poll();
        poll();

        assertThat(first).isEqualTo(new PollOutcome.Read(1, 1, false, null));
        assertThat(third).isEqualTo(new PollOutcome.Read(1, 1, false, NEW_URL));
        assertThat(asked).containsExactly(URL, URL, URL, NEW_URL);
    }

    @Test
    void endsAFeedThatMovedToOneThatIsFollowedAlready() {
        var _ = feeds.follow(URI.create("http://www.example.org/feed"), null);
        server = request -> fetched(URL, items(1, 1), null);
        poll();
        server = request -> fetched(NEW_URL, items(1, 1), NEW_URL);
        poll();
        poll();
        assertThat(feeds.get(id).status()).isEqualTo(FeedStatus.ACTIVE);

        poll();

        assertThat(feeds.get(id).status()).isEqualTo(FeedStatus.REMOVED);
        assertThat(feeds.told()).extracting(FeedNews::what).containsExactly(FeedNews.What.MERGED);
    }

    @Test
    void endsANewFeedAtOnceThatOnlyLeadsToOneThatIsFollowedAlready() {
        var _ = feeds.follow(NEW_URL, null);
        server = request -> fetched(NEW_URL, items(1, 1), null);

        poll();

        assertThat(feeds.get(id).status()).isEqualTo(FeedStatus.REMOVED);
    }

    @Test
    void forgetsARedirectThatDoesNotLast() {
        var answers =
                new ArrayList<>(List.of(NEW_URL, NEW_URL, URI.create("https://parked.example.org/"), NEW_URL, NEW_URL));
        server = request -> fetched(request.url(), items(1, 1), answers.removeFirst());

        for (int i = 0; i < 5; i++) {
            poll();
        }

        assertThat(feeds.get(id).url()).isEqualTo(URL);
    }

    @Test
    void stopsAtFourHundredAndTen() {
        server = _ -> new Gone();

        assertThat(poll()).isInstanceOf(PollOutcome.Gone.class);
        assertThat(feeds.get(id).status()).isEqualTo(FeedStatus.GONE);
        assertThat(feeds.due(clock.instant().plus(Duration.ofDays(400)), 10)).isEmpty();
        assertThat(feeds.told()).containsExactly(new FeedNews(FeedNews.What.GONE, clock.instant()));
    }

    @Test
    void tellsOfALastingFailureOnceAndNeverGivesUp() {
        var told = new ArrayList<Instant>();
        var start = clock.instant();
        for (int i = 0; i < 60; i++) {
            if (poll() instanceof PollOutcome.Failing(var _, var since, var next, var tell)) {
                assertThat(since).isEqualTo(start);
                if (tell) {
                    told.add(clock.instant());
                }
                clock.set(next);
            }
        }

        assertThat(told).hasSize(1);
        assertThat(Duration.between(start, told.getFirst())).isBetween(Duration.ofDays(1), Duration.ofDays(2));
        assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofDays(50));
        assertThat(feeds.get(id).status()).isEqualTo(FeedStatus.ACTIVE);
        assertThat(feeds.told()).containsExactly(new FeedNews(FeedNews.What.FAILING, told.getFirst()));
    }

    @Test
    void tellsThatAFeedCanBeReadAgainWhereItToldThatItCouldNot() {
        poll();
        clock.advance(Duration.ofDays(2));
        poll();
        server = request -> fetched(request.url(), items(1, 1), null);

        poll();
        poll();

        assertThat(feeds.told()).extracting(FeedNews::what).containsExactly(FeedNews.What.FAILING, FeedNews.What.BACK);
    }

    @Test
    void waitsAsLongAsAnyRefusalAsks() {
        server = _ -> new Failed("The server broke.", 500, Duration.ofHours(7));

        var outcome = poll();

        var next = clock.instant().plus(Duration.ofHours(7));
        assertThat(outcome).isEqualTo(new PollOutcome.Failing("The server broke.", clock.instant(), next, false));
        assertThat(feeds.get(id).poll().allowed(clock.instant())).isEqualTo(next);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        poll();
        poll();
        server = request -> fetched(request.url(), items(1, 1), null);

        poll();

        assertThat(feeds.get(id).poll().health().failures()).isZero();
        assertThat(feeds.get(id).poll().health().lastError()).isNull();
        assertThat(feeds.get(id).poll().dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void keepsWhatItKnowsWhenADocumentIsNoFeed() {
        server = request -> fetched(request.url(), items(1, 1), null);
        poll();
        server = request -> fetched(request.url(), "<!doctype html><title>Maintenance</title>", null);

        var outcome = poll();

        assertThat(outcome).isInstanceOf(PollOutcome.Failing.class);
        assertThat(((PollOutcome.Failing) outcome).reason())
                .isEqualTo("The document at https://blog.example.org/feed/ is not a feed: it is a web page (HTML).");
        assertThat(accepted).hasSize(1);
    }

    @Test
    void countsUnchangedPolls() {
        server = request -> fetched(request.url(), items(1, 1), null);
        poll();
        server = _ -> new NotModified(CacheHeaders.NONE, null);

        assertThat(poll()).isEqualTo(new PollOutcome.Unchanged(null));
        assertThat(feeds.get(id).poll().health().polls()).isEqualTo(2);
        assertThat(feeds.get(id).poll().health().notModified()).isEqualTo(1);
    }

    @Test
    void readsOnAfterABurstUntilSomethingIsKnown() {
        server = request -> fetched(request.url(), items(10, 1), null);
        poll();
        server = request -> {
            var query = request.url().getQuery();
            int page = query == null ? 1 : Integer.parseInt(query.substring("paged=".length()));
            int newest = 45 - (page - 1) * 10;
            return newest < 1
                    ? new Failed("past the end", 404)
                    : fetched(request.url(), items(newest, Math.max(1, newest - 9)), null);
        };

        poll();

        var burst = accepted.getLast();
        assertThat(burst.items()).hasSize(40);
        assertThat(burst.complete()).isFalse();
        assertThat(asked.getLast()).hasToString("https://blog.example.org/feed/?paged=4");
    }

    @Test
    void givesAllFurtherPagesTogetherTwoMinutes() {
        server = request -> fetched(request.url(), items(10, 1), null);
        poll();
        asked.clear();
        server = request -> {
            clock.advance(Duration.ofSeconds(19));
            var query = request.url().getQuery();
            int page = query == null ? 1 : Integer.parseInt(query.substring("paged=".length()));
            return fetched(request.url(), items(10_000 - page * 10, 9_991 - page * 10), null);
        };

        var outcome = poll();

        assertThat(outcome).isInstanceOf(PollOutcome.Failing.class);
        assertThat(asked).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void takesNothingOfABurstWhileAFurtherPageCannotBeHad() {
        server = request -> fetched(request.url(), items(10, 1), null);
        poll();
        server = request -> request.url().getQuery() == null
                ? fetched(request.url(), items(25, 16), null)
                : new Failed("The server broke.", 502);

        var outcome = poll();

        assertThat(outcome).isInstanceOf(PollOutcome.Failing.class);
        assertThat(accepted).hasSize(1);
        poll();
        poll();
        assertThat(poll()).as("in the end half is better than nothing").isInstanceOf(PollOutcome.Read.class);
        assertThat(accepted.getLast().items()).hasSize(10);
    }

    @Test
    void comesBackForAFurtherPageNoSoonerThanItsServerAllows() {
        server = request -> fetched(request.url(), items(10, 1), null);
        poll();
        server = request -> request.url().getQuery() == null
                ? fetched(request.url(), items(25, 16), null)
                : new RetryLater(Duration.ofHours(5), 429);
        var allowed = clock.instant().plus(Duration.ofHours(5));

        poll();
        assertThat(feeds.get(id).poll().dueAt()).isEqualTo(allowed);
        poll();
        poll();

        assertThat(poll()).isInstanceOf(PollOutcome.Read.class);
        assertThat(feeds.get(id).poll().dueAt()).isEqualTo(allowed);
    }

    @Test
    void readsNoFurtherPagesOfAFeedThatIsNew() {
        server = request -> fetched(request.url(), items(10, 1), null);

        poll();

        assertThat(asked).hasSize(1);
        assertThat(accepted.getFirst().items()).hasSize(10);
    }

    @Test
    void isNotFooledByAServerThatIgnoresPageNumbers() {
        server = request -> fetched(request.url(), items(10, 1), null);
        poll();
        server = request -> fetched(request.url(), items(60, 50), null);

        poll();

        assertThat(asked).hasSize(3);
        assertThat(accepted.getLast().items()).hasSize(11);
    }
}
