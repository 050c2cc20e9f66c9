package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.feed.FetchRequest.Extent;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.RetryLater;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollLoopTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00Z"));
    private final MemoryFeedStore feeds = new MemoryFeedStore();
    private final Map<FeedId, PollOutcome> outcomes = new ConcurrentHashMap<>();
    private final List<URI> accepted = new CopyOnWriteArrayList<>();
    private Fetcher fetcher = PollLoopTest::answer;
    private PollLoop loop = loop();

    @AfterEach
    void close() {
        loop.close();
    }

    private PollLoop loop() {
        var pages = new FeedPages(request -> fetcher.fetch(request), new FeedParser());
        var poller = new FeedPoller(feeds, pages, new PollRules(new Random(5)), clock);
        return new PollLoop(
                feeds, poller, new Sink(accepted), (feed, outcome) -> outcomes.put(feed.id(), outcome), clock);
    }

    private record Sink(List<URI> accepted) implements ItemSink {
        @Override
        public boolean reachesKnown(Feed feed, ParsedFeed document) {
            return true;
        }

        @Override
        public int accept(Feed feed, ParsedFeed document) {
            if (feed.url().getPath().equals("/bug")) {
                throw new IllegalStateException("bug");
            }
            accepted.add(feed.url());
            return document.items().size();
        }
    }

    private static FetchResult answer(FetchRequest request) {
        var body = Documents.rss(Documents.item("<title>A</title>")).getBytes(StandardCharsets.UTF_8);
        return new Fetched(body, null, CacheHeaders.NONE, request.url(), null, List.of());
    }

    private Feed follow(String url) {
        return feeds.follow(URI.create(url), MINUTE);
    }

    @Test
    void pollsWhatIsDueAndOnlyThat() {
        var due = follow("https://a.example.org/feed");
        var later = follow("https://b.example.org/feed");
        feeds.recordPoll(later.id(), PollState.fresh(clock.instant().plusSeconds(1)), null, null);

        loop.pollDue();

        await().untilAsserted(() -> assertThat(outcomes).containsOnlyKeys(due.id()));
        assertThat(feeds.get(due.id()).poll().dueAt()).isEqualTo(clock.instant().plus(MINUTE));
        assertThat(feeds.get(due.id()).title()).isEqualTo("T");
    }

    @Test
    void asksAHostForOneThingAtATime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        fetcher = request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            var result = answer(request);
            running.decrementAndGet();
            return result;
        };
        for (int i = 0; i < 50; i++) {
            follow("https://one.example.org/" + i);
        }

        loop.pollDue();

        await().until(() -> outcomes.size() == 50);
        assertThat(most).hasValue(1);
    }

    @Test
    void delaysNoOtherHostForASlowOne() throws InterruptedException {
        var release = new CountDownLatch(1);
        fetcher = request -> {
            if (WebAddress.host(request.url()).startsWith("slow")) {
                awaitQuietly(release);
            }
            return answer(request);
        };
        var slow = follow("https://slow.example.org/1");
        follow("https://slow.example.org/2");
        for (int i = 0; i < 30; i++) {
            follow("https://h" + i + ".example.org/");
        }

        loop.pollDue();

        await().until(() -> outcomes.size() == 30);
        assertThat(outcomes).doesNotContainKey(slow.id());
        release.countDown();
        await().until(() -> outcomes.size() == 32);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void outlivesABugInWhatTakesTheItems() {
        var broken = follow("https://a.example.org/bug");
        var other = follow("https://a.example.org/feed");

        loop.pollDue();

        await().until(() -> outcomes.size() == 2);
        assertThat(outcomes.get(broken.id())).isInstanceOf(PollOutcome.Failing.class);
        assertThat(outcomes.get(other.id())).isInstanceOf(PollOutcome.Read.class);
        assertThat(feeds.get(broken.id()).poll().dueAt()).isAfter(clock.instant());
    }

    @Test
    void asksNoServerBeforeItAllowsThatWhateverMadeTheFeedDue() {
        fetcher = _ -> new RetryLater(Duration.ofHours(1), 503);
        var feed = follow("https://busy.example.org/feed");
        loop.pollDue();
        await().until(() -> outcomes.size() == 1);
        var allowed = clock.instant().plus(Duration.ofHours(1));
        fetcher = PollLoopTest::answer;

        feeds.reschedule(feed.id(), clock.instant());
        await().until(() -> {
            loop.pollDue();
            return feeds.get(feed.id()).poll().dueAt().equals(allowed);
        });
        assertThat(accepted).isEmpty();
        clock.set(allowed);
        loop.pollDue();

        await().untilAsserted(() -> assertThat(accepted).hasSize(1));
        assertThat(feeds.get(feed.id()).poll().isWaiting(clock.instant())).isFalse();
    }

    @Test
    void pollsALongFeedOnceMoreAsALongOneAndFromThenOnAsSuch() {
        var extents = new CopyOnWriteArrayList<Extent>();
        fetcher = request -> {
            extents.add(request.extent());
            return request.extent() == Extent.SHORT ? new FetchResult.TooLong() : answer(request);
        };
        var feed = follow("https://a.example.org/feed");

        loop.pollDue();
        await().until(() -> outcomes.containsKey(feed.id()));
        outcomes.clear();
        clock.advance(MINUTE);
        await().until(() -> {
            loop.pollDue();
            return outcomes.containsKey(feed.id());
        });

        assertThat(extents).containsExactly(Extent.SHORT, Extent.WHOLE, Extent.WHOLE);
        assertThat(outcomes.get(feed.id())).isInstanceOf(PollOutcome.Read.class);
        assertThat(feeds.get(feed.id()).poll().health().polls()).isEqualTo(2);
    }

    @Test
    void pollsNothingThatWasPausedWhileItWaited() {
        var paused = follow("https://a.example.org/feed");
        feeds.suspend(paused.id(), FeedStatus.PAUSED);
        var marker = follow("https://a.example.org/marker");

        loop.pollSoon(paused);
        loop.pollSoon(marker);

        await().untilAsserted(() -> assertThat(outcomes).containsOnlyKeys(marker.id()));
    }

    @Test
    void repeatsNothingAfterARestart() {
        follow("https://a.example.org/feed");
        loop.pollDue();
        await().until(() -> outcomes.size() == 1);
        loop.close();
        outcomes.clear();

        loop = loop();
        loop.pollDue();
        clock.advance(MINUTE);
        loop.pollDue();

        await().until(() -> outcomes.size() == 1);
        assertThat(accepted).hasSize(2);
    }
}
