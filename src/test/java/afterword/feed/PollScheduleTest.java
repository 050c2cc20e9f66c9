package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotModified;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A month of polls under a clock of its own: what servers are asked, and how soon posts are seen. */
class PollScheduleTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration[] RHYTHMS = {
        Duration.ofMinutes(20), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(90)
    };

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

        Life(int id, Duration gap, Instant dueAt, Instant postedAt) {
            this.gap = gap;
            this.postedAt = postedAt;
            feed = new Feed(
                    new FeedId(id),
                    URI.create("https://h" + id + ".example.org/feed"),
                    "",
                    null,
                    null,
                    FeedStatus.ACTIVE,
                    PollState.fresh(dueAt));
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

    @Test
    void starvesNoFeedAndOverwhelmsNoServer() {
        live(150);
    }

    @Test
    @Tag("long")
    void starvesNoneOfTenThousandFeeds() {
        live(10_000);
    }

    private static void live(int count) {
        var random = new Random(30);
        var rules = new PollRules(random);
        var queue = new PriorityQueue<>(Comparator.comparing(Life::dueAt));
        for (int i = 0; i < count; i++) {
            var gap = RHYTHMS[i % RHYTHMS.length];
            var age = Duration.ofSeconds(random.nextLong(gap.toSeconds()));
            queue.add(new Life(i, gap, rules.firstPoll(i, count, START), START.minus(age)));
        }
        while (queue.peek() != null && queue.peek().dueAt().isBefore(START.plus(MONTH))) {
            var next = queue.remove();
            next.poll(rules);
            queue.add(next);
        }

        assertThat(queue).hasSize(count).allSatisfy(life -> {
            assertThat(life.longestGap).isLessThan(Duration.ofHours(27));
            assertThat(life.polls).isBetween(27, 30 * 24 * 60 / 4);
            assertThat(life.longestWait).isLessThanOrEqualTo(Life.max(Duration.ofMinutes(11), life.gap.dividedBy(10)));
            assertThat(life.documents).as("a whole one about once a day").isGreaterThanOrEqualTo(22);
        });
    }
}
