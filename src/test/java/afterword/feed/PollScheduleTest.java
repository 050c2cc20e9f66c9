package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FeedStore.AddResult.Added;
import afterword.feed.FeedStore.NewFeed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotModified;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of polls under a clock of its own: what servers are asked, and how soon posts are seen. */
class PollScheduleTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration[] RHYTHMS = {
        Duration.ofMinutes(20), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(90)
    };

    private static final int FEEDS_PER_HOST = 5;
    private static final Duration BETWEEN_RESTARTS = Duration.ofHours(79);

    /** A feed with its blog: {@code gap} between posts, the last at {@code postedAt}. */
    private static final class Life {
        private final Duration gap;
        private Feed feed;
        private Instant postedAt;
        private Instant readAt = START;
        private Duration longestWait = Duration.ZERO;
        private Duration longestGap = Duration.ZERO;
        private int polls;
        private int documents;

        Life(Feed feed, Duration gap, Instant postedAt) {
            this.feed = feed;
            this.gap = gap;
            this.postedAt = postedAt;
        }

        Instant dueAt() {
            return feed.poll().dueAt();
        }

        void poll(PollRules rules) {
            var now = dueAt();
            longestGap = max(longestGap, Duration.between(readAt, now));
            while (!postedAt.plus(gap).isAfter(now)) {
                postedAt = postedAt.plus(gap);
            }
            boolean news = postedAt.isAfter(readAt);
            if (news && polls > 0) {
                longestWait = max(longestWait, Duration.between(postedAt, now));
            }
            var sent = rules.request(feed, now).validators();
            feed = new Feed(feed.id(), feed.url(), "", null, null, FeedStatus.ACTIVE, answer(rules, sent, news, now));
            readAt = now;
            polls++;
        }

        private PollState answer(PollRules rules, Validators sent, boolean news, Instant now) {
            var headers = new CacheHeaders("\"" + postedAt + "\"", null, now, null);
            if (!news && !sent.isEmpty()) {
                return rules.afterNotModified(feed, new NotModified(headers, null), now);
            }
            documents++;
            var answer = new Fetched(new byte[0], null, headers, feed.url(), null, List.of());
            return rules.afterDocument(feed, sent, answer, document(), now);
        }

        private ParsedFeed document() {
            var items = IntStream.range(0, 5)
                    .mapToObj(i -> item(postedAt.minus(gap.multipliedBy(i))))
                    .toList();
            var links = new FeedLinks(null, null, null, List.of());
            return new ParsedFeed(FeedFormat.RSS, "", null, null, links, PollHints.NONE, items, true, false);
        }

        private FeedItem item(Instant date) {
            return new FeedItem(
                    date.toString(),
                    null,
                    "",
                    "",
                    "",
                    true,
                    date,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    ItemComments.UNKNOWN,
                    feed.url());
        }

        private static Duration max(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    /** Of fifty feeds one is a busy newspaper; most are blogs that sleep. */
    private static Duration rhythm(int index) {
        int of50 = index % 50;
        return RHYTHMS[of50 == 0 ? 0 : of50 < 3 ? 1 : of50 < 12 ? 2 : of50 < 30 ? 3 : 4];
    }

    @Test
    void starvesNoFeedAndOverwhelmsNoServer(@TempDir Path folder) {
        live(150, folder.resolve("feeds.db"));
    }

    @Test
    @Tag("long")
    void starvesNoneOfTenThousandFeeds(@TempDir Path folder) {
        live(10_000, folder.resolve("feeds.db"));
    }

    private static void live(int count, Path file) {
        var random = new Random(30);
        var rules = new PollRules(random);
        var queue = new PriorityQueue<>(Comparator.comparing(Life::dueAt));
        try (var storage = SqliteStorage.open(file, () -> START)) {
            for (var feed : follow(storage.feeds(), count, rules)) {
                var gap = rhythm(queue.size());
                var age = Duration.ofSeconds(random.nextLong(gap.toSeconds()));
                queue.add(new Life(feed, gap, START.minus(age)));
            }
        }
        var byHostAndDay = new HashMap<String, Integer>();
        var restart = START.plus(BETWEEN_RESTARTS);
        while (queue.peek() != null && queue.peek().dueAt().isBefore(START.plus(MONTH))) {
            if (queue.peek().dueAt().isAfter(restart)) {
                var lives = List.copyOf(queue);
                queue.clear();
                restart(lives, file);
                rules = new PollRules(new Random(restart.getEpochSecond()));
                queue.addAll(lives);
                restart = restart.plus(BETWEEN_RESTARTS);
            }
            var next = queue.remove();
            var day = Duration.between(START, next.dueAt()).toDays();
            byHostAndDay.merge(WebAddress.host(next.feed.url()) + " on day " + day, 1, Integer::sum);
            next.poll(rules);
            queue.add(next);
        }

        // At worst a newspaper every five minutes and four blogs every quarter of an hour.
        assertThat(byHostAndDay.values()).allSatisfy(polls -> assertThat(polls).isLessThan((288 + 4 * 96) * 10 / 9));
        assertThat(queue).hasSize(count).allSatisfy(life -> {
            assertThat(life.longestGap).isLessThan(Duration.ofHours(27));
            assertThat(life.polls).isBetween(27, 30 * 24 * 60 / 4);
            assertThat(life.longestWait).isLessThanOrEqualTo(Life.max(Duration.ofMinutes(11), life.gap.dividedBy(10)));
            assertThat(life.documents).as("a whole one about once a day").isGreaterThanOrEqualTo(22);
        });
    }

    private static List<Feed> follow(FeedStore store, int count, PollRules rules) {
        return store
                .addAll(IntStream.range(0, count)
                        .mapToObj(i -> new NewFeed(
                                URI.create("https://h" + i / FEEDS_PER_HOST + ".example.org/feed" + i),
                                "",
                                null,
                                null,
                                rules.firstPoll(i, count, START)))
                        .toList())
                .stream()
                .map(it -> ((Added) it).feed())
                .toList();
    }

    /** All that is left of them is what the database keeps; with it nothing is due before its time, nor asked for whole again. */
    private static void restart(List<Life> lives, Path file) {
        try (var storage = SqliteStorage.open(file, () -> START)) {
            var store = storage.feeds();
            // Many writers share a commit.
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var life : lives) {
                    writers.execute(() -> store.recordPoll(life.feed.id(), life.feed.poll(), null, null));
                }
            }
        }
        try (var storage = SqliteStorage.open(file, () -> START)) {
            var store = storage.feeds();
            for (var life : lives) {
                var stored = store.find(life.feed.id()).orElseThrow();
                assertThat(stored).isEqualTo(life.feed);
                life.feed = stored;
            }
        }
    }
}
