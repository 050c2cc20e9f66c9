package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.feed.CacheHeaders;
import afterword.feed.FeedId;
import afterword.feed.FetchResult;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.HostTurns;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeletionCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final ArticleId ARTICLE = new ArticleId(7);
    private static final URI PAGE = URI.create("https://blog.example.org/seven/");

    private final HostTurns turns = new HostTurns();
    private final Suspects suspects = new Suspects();
    private final AtomicInteger told = new AtomicInteger();
    private volatile FetchResult page = new FetchResult.Gone();
    private final DeletionCheck check =
            new DeletionCheck(suspects, _ -> page, turns, InstantSource.fixed(NOW), told::incrementAndGet);

    /** Until when each was told to be kept, or {@link Instant#MAX} for what is gone. */
    private static final class Suspects implements DeletionStore {
        private final Map<ArticleId, Instant> decided = new ConcurrentHashMap<>();
        private List<Suspect> due = List.of(new Suspect(ARTICLE, PAGE));

        @Override
        public void noteMissing(FeedId feed, Collection<ArticleId> missing, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean missingOnce(FeedId feed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Suspect> due(Instant now, int limit) {
            return due.stream()
                    .filter(it -> !decided.containsKey(it.article()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public void keep(ArticleId article, Instant checkAt) {
            decided.put(article, checkAt);
        }

        @Override
        public void gone(ArticleId article, Instant now) {
            decided.put(article, Instant.MAX);
        }
    }

    @AfterEach
    void close() {
        turns.close();
    }

    static Stream<Arguments> answers() {
        var whole = new Fetched(new byte[0], null, CacheHeaders.NONE, PAGE, null, List.of());
        return Stream.of(
                Arguments.of(new FetchResult.Gone(), Instant.MAX),
                Arguments.of(new Failed("no such page", 404), Instant.MAX),
                Arguments.of(whole, NOW.plus(Duration.ofDays(1))),
                Arguments.of(new Refused("inside"), NOW.plus(Duration.ofDays(1))),
                Arguments.of(new Failed("forbidden", 403), NOW.plus(Duration.ofHours(1))),
                Arguments.of(new Failed("broken", 500), NOW.plus(Duration.ofHours(1))),
                Arguments.of(new Failed("broken", 500, Duration.ofHours(5)), NOW.plus(Duration.ofHours(5))),
                Arguments.of(new Failed("no answer", null), NOW.plus(Duration.ofHours(1))),
                Arguments.of(new NotNow("blog.example.org", Duration.ofHours(2)), NOW.plus(Duration.ofHours(2))),
                Arguments.of(new RetryLater(null, 503), NOW.plus(Duration.ofHours(1))),
                Arguments.of(new RetryLater(Duration.ofHours(9), 429), NOW.plus(Duration.ofHours(9))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void believesOnlyAPageThatSaysSo(FetchResult answer, Instant decision) {
        page = answer;

        check.checkDue();

        await().untilAsserted(() -> assertThat(suspects.decided).containsExactly(Map.entry(ARTICLE, decision)));
        await().untilAsserted(() -> assertThat(told).hasValue(decision.equals(Instant.MAX) ? 1 : 0));
    }

    @Test
    void waitsForItsHostAndAsksFewAtOnce() {
        var polling = new CountDownLatch(1);
        turns.await("blog.example.org", () -> awaitQuietly(polling));
        suspects.due = LongStream.range(0, 20)
                .mapToObj(i -> new DeletionStore.Suspect(new ArticleId(i), PAGE.resolve("/" + i)))
                .toList();
        check.checkDue();
        check.checkDue();
        assertThat(suspects.decided).isEmpty();

        polling.countDown();

        await().until(() -> suspects.decided.size() == 4);
        await().untilAsserted(() -> {
            check.checkDue();
            assertThat(suspects.decided).hasSize(20);
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
