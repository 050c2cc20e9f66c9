package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.article.WordPressSite.Front;
import afterword.feed.Feed;
import afterword.feed.FeedId;
import afterword.feed.FeedPages;
import afterword.feed.FeedParser;
import afterword.feed.FeedPoller;
import afterword.feed.FeedStore.AddResult.Added;
import afterword.feed.FetchSettings;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Manner;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.FixtureServer.Script;
import afterword.feed.HostTurns;
import afterword.feed.HttpFetcher;
import afterword.feed.PollRules;
import afterword.feed.TestClock;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same life of a blog behind every kind of server: posts one by one and fifteen at once, an edit, a deletion, a new slug, new guids, a move to https.
 * Each server gives exactly the same articles, for exactly so many requests.
 */
class FeedLivesTest {
    private static final FetchSettings ANYWHERE =
            new FetchSettings("Afterword", true, Set.of(), Duration.ofMillis(1500));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-03T10:00:00.300Z"));
    private final List<String> published = new ArrayList<>();
    private final List<String> edited = new ArrayList<>();
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final HostTurns turns = new HostTurns();
    private FixtureServer server;
    private SqliteStorage storage;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
        storage = SqliteStorage.open(folder.resolve("test.db"), clock);
    }

    /**
     * A server. {@code disguise} is what it does to the site's answers; {@code polls} are made for each thing that happens; {@code hasty} ones happen within
     * the second of the poll before.
     */
    record Kind(String name, Front front, UnaryOperator<Script> disguise, int polls, boolean hasty, int requests) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> servers() {
        return Stream.of(
                // 12 polls, the second page of the burst, the page of the deleted article.
                new Kind("a plain WordPress", Front.PLAIN, it -> it, 1, false, 14),
                new Kind("Apache with gzip", Front.APACHE_GZIP, it -> it, 1, false, 14),
                new Kind("nginx with gzip", Front.NGINX_GZIP, it -> it, 1, false, 14),
                // Posts of one and the same date cannot be told to be missing from their middle.
                new Kind("posts within one second", Front.PLAIN, it -> it, 1, true, 13),
                new Kind("304 for ever", Front.ALWAYS_NOT_MODIFIED, it -> it, 22, false, 22 * 12 + 2),
                new Kind("a cache that lies", Front.LYING_CACHE, it -> it, 1, false, 14),
                new Kind("pages by link", Front.NAMES_ITS_NEXT_PAGE, it -> it, 1, false, 14),
                // Three polls of three hops, then the permanent one is left out.
                new Kind("a chain of redirects", Front.PLAIN, FeedLivesTest::chained, 1, false, 3 * 3 + 9 * 2 + 2),
                new Kind("a wrong charset", Front.PLAIN, FeedLivesTest::mislabelled, 1, false, 14),
                new Kind("a slow drip", Front.PLAIN, it -> every(3, Manner.STALL, it), 1, false, 14),
                new Kind("broken connections", Front.APACHE_GZIP, it -> every(3, Manner.RESET, it), 1, false, 14));
    }

    private static Script chained(Script site) {
        return request -> switch (request.path()) {
            case "/feed/" -> Reply.redirect(301, "/feed-1/");
            case "/feed-1/" -> Reply.redirect(302, "/feed-2/");
            default -> site.reply(request);
        };
    }

    private static Script mislabelled(Script site) {
        return request -> site.reply(request).with("Content-Type", "application/rss+xml; charset=iso-8859-1");
    }

    /** Every so many polls go wrong. */
    private static Script every(int nth, Manner manner, Script site) {
        var polls = new AtomicInteger();
        return request -> {
            boolean wrong = request.path().equals("/feed/") && polls.incrementAndGet() % nth == 0;
            return wrong ? Reply.ok("<rss>".repeat(500)).in(manner) : site.reply(request);
        };
    }

    @AfterEach
    void close() throws IOException {
        turns.close();
        server.close();
        storage.close();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsTheSameStoryForSoManyRequests(Kind kind) throws IOException {
        var site = new WordPressSite(clock, kind.front);
        site.moveTo("http://127.0.0.1:" + server.port());
        site.giveNewGuids("http://127.0.0.1:" + server.port() + "/?p=");
        server.answer(kind.disguise.apply(site));
        var life = new Life(kind, site);

        life.live();

        assertThat(published)
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("Früh"),
                                IntStream.rangeClosed(1, 15).mapToObj(i -> "Burst " + i),
                                Stream.of("After", "Last"))
                        .flatMap(it -> it)
                        .toList());
        assertThat(edited).containsExactly("Old two", "Burst 12");
        assertThat(gone).containsExactlyElementsOf(kind.hasty ? List.of() : List.of("Burst 10"));
        assertThat(server.requests()).hasSize(kind.requests);
    }

    /** One blog, from its first reading on. */
    private final class Life {
        private final Kind kind;
        private final WordPressSite site;
        private final Feed feed;
        private final FeedPoller poller;
        private final ArticleIntake intake;
        private final DeletionCheck deletions;

        Life(Kind kind, WordPressSite site) {
            this.kind = kind;
            this.site = site;
            var settings = new FetchSettings(ANYWHERE.userAgent(), true, Set.of(server.port()), ANYWHERE.timeout());
            var fetcher = new HttpFetcher(new OkHttpClient(), settings, clock);
            poller = new FeedPoller(
                    storage.feeds(), new FeedPages(fetcher, new FeedParser()), new PollRules(new Random(2)), clock);
            var marks = new Marks(storage.deletions());
            intake = new ArticleIntake(new Told(storage.intake()), marks, new PageImage(fetcher), clock, () -> {});
            deletions = new DeletionCheck(marks, fetcher, turns, clock, () -> {});
            feed = ((Added) storage.feeds().add(server.url("/feed/"), "Blog", Duration.ofHours(1), clock.instant()))
                    .feed();
        }

        void live() {
            for (var title : List.of("Old one", "Old two", "Old three")) {
                site.publish(title);
                clock.advance(Duration.ofMinutes(10));
            }
            polls(Duration.ofHours(1));
            polls(Duration.ofHours(1));
            site.edit("Old two", "Corrected");
            polls(Duration.ofHours(1));
            site.publish("Früh");
            polls(kind.hasty ? Duration.ofMillis(50) : Duration.ofHours(1));
            for (int i = 1; i <= 15; i++) {
                site.publish("Burst " + i);
                clock.advance(kind.hasty ? Duration.ofMillis(20) : Duration.ofSeconds(20));
            }
            polls(Duration.ofHours(1));
            site.delete("Burst 10");
            polls(Duration.ofHours(1));
            site.publish("After");
            polls(Duration.ofHours(1));
            site.rename("Burst 12", "a-better-slug");
            polls(Duration.ofHours(1));
            site.giveNewGuids("urn:post:");
            polls(Duration.ofHours(1));
            site.moveTo("https://127.0.0.1:" + server.port());
            polls(Duration.ofHours(1));
            site.publish("Last");
            polls(Duration.ofHours(1));
            polls(Duration.ofHours(1));
        }

        private void polls(Duration pause) {
            for (int i = 0; i < kind.polls; i++) {
                clock.advance(pause);
                poller.poll(storage.feeds().find(feed.id()).orElseThrow(), intake);
                if (isAnySuspect()) {
                    deletions.checkDue();
                    await().until(() -> !isAnySuspect());
                }
            }
        }
    }

    private boolean isAnySuspect() {
        return !storage.deletions().due(clock.instant(), 10).isEmpty();
    }

    /** Remembers what was told of articles. */
    private final class Told implements IntakeStore {
        private final IntakeStore store;

        Told(IntakeStore store) {
            this.store = store;
        }

        @Override
        public KnownArticles known(FeedId of) {
            return store.known(of);
        }

        @Override
        public int take(Feed of, List<Intake> steps, boolean announce, Instant now) {
            for (var step : steps) {
                switch (step) {
                    case Intake.NewItem item -> {
                        if (announce) {
                            published.add(item.item().title());
                        }
                    }
                    case Intake.Edited item -> edited.add(item.item().title());
                    case Intake.Unchanged _, Intake.Rekeyed _ -> {}
                }
            }
            return store.take(of, steps, announce, now);
        }
    }

    /** Remembers which articles were marked. */
    private final class Marks implements DeletionStore {
        private final DeletionStore store;

        Marks(DeletionStore store) {
            this.store = store;
        }

        @Override
        public void noteMissing(FeedId of, Collection<ArticleId> missing, Instant now) {
            store.noteMissing(of, missing, now);
        }

        @Override
        public boolean missingOnce(FeedId of) {
            return store.missingOnce(of);
        }

        @Override
        public List<Suspect> due(Instant now, int limit) {
            return store.due(now, limit);
        }

        @Override
        public void keep(ArticleId article, Instant checkAt) {
            store.keep(article, checkAt);
        }

        @Override
        public void gone(ArticleId article, Instant now) {
            gone.add(storage.articles().find(article).orElseThrow().title());
            store.gone(article, now);
        }
    }
}
