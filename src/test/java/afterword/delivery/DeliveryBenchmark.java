package afterword.delivery;

import afterword.article.ArticleCards;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.poll.Tallies;
import afterword.storage.SqliteStorage;
import afterword.storage.StoredBlog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One article to 100,000 subscribers through the whole path but the network, with limits off: deliveries a second, CPU
 * for a thousand, heap while all of them are under way. The reference of the same run is the two durable updates that
 * every delivery needs at least, in a plain loop. See docs/benchmarks.md.
 */
public final class DeliveryBenchmark {
    private static final int SUBSCRIBERS = 100_000;
    private static final int MEASURED = 20_000;
    private static final InstantSource TIME = InstantSource.system();

    private DeliveryBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("afterword-deliveries");
        var plain = plainLoop(folder.resolve("plain.db"));
        System.out.printf("Two updates in a plain loop: %,.0f deliveries a second%n", plain);
        try (var storage = SqliteStorage.open(folder.resolve("test.db"), TIME)) {
            var now = TIME.instant();
            var subscribing = TIME.instant();
            try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
                for (var i = 0; i < SUBSCRIBERS; i++) {
                    var person = new PersonRef(Platform.TELEGRAM, String.valueOf(i + 1));
                    var _ = threads.submit(() -> storage.subscriptions().subscribe(person, now));
                }
            }
            System.out.printf(
                    "%,d people subscribed in %d s%n",
                    SUBSCRIBERS, Duration.between(subscribing, TIME.instant()).toSeconds());
            var before = heap();
            var article = System.nanoTime();
            new StoredBlog(storage, now).publish(1, TIME.instant());
            System.out.printf(
                    "Intake of an article for all of them: %d ms%n", (System.nanoTime() - article) / 1_000_000);
            measure(storage, plain, before);
        }
    }

    private static void measure(SqliteStorage storage, double plain, long before) throws InterruptedException {
        var messenger = new FakeMessenger(Platform.TELEGRAM);
        var ended = new Semaphore(0);
        try (var dispatcher = dispatcher(storage, messenger, ended::release)) {
            var cpu = cpu();
            var began = System.nanoTime();
            while (messenger.actions().size() < MEASURED) {
                var wait = dispatcher.dispatchDue();
                var _ = ended.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                ended.drainPermits();
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var rate = MEASURED / seconds;
            System.out.printf(
                    "%,d delivered: %,.0f a second (%.2f times the plain loop), %.0f ms CPU for 1,000%n",
                    MEASURED, rate, rate / plain, (cpu() - cpu) / 1e6 / MEASURED * 1_000);
            System.out.printf(
                    "Heap beyond the start, in the middle of the broadcast: %d MB%n", (heap() - before) >> 20);
        }
        var later = System.nanoTime();
        storage.deliveries().fanOut(Integer.MAX_VALUE, SUBSCRIBERS, TIME.instant());
        System.out.printf("All others owed at once, in %d ms: ", (System.nanoTime() - later) / 1_000_000);
        var asked = System.nanoTime();
        var due = storage.deliveries().due(TIME.instant(), Platform.TELEGRAM, List.of(), 20);
        System.out.printf(
                "%,d owed; asking for the next %d takes %d ms; heap beyond the start %d MB%n",
                storage.deliveries().outstanding(),
                due.size(),
                (System.nanoTime() - asked) / 1_000_000,
                (heap() - before) >> 20);
    }

    private static DeliveryDispatcher dispatcher(SqliteStorage storage, FakeMessenger messenger, Runnable ended) {
        var posts = new ArticlePosts(
                storage.articles(),
                storage.destinations(),
                new ArticleCards(new Tallies(storage.polls()), Locale.ENGLISH, ZoneOffset.UTC),
                new PostPlan(storage.destinationSettings(), storage.posts(), storage.articles(), ZoneOffset.UTC, TIME));
        Map<Kind, Content> contents = new EnumMap<>(Kind.class);
        for (var kind : Kind.values()) {
            contents.put(kind, posts);
        }
        return new DeliveryDispatcher(
                storage.deliveries(),
                storage.destinations(),
                contents,
                List.of(new DeliveryDispatcher.Line(messenger, new Pacer(Pacer.Limits.NONE, TIME))),
                DeliveryDispatcher.UncertainTelegram.REPEAT,
                TIME,
                ended::run);
    }

    private static double plainLoop(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var settings = connection.createStatement()) {
            settings.execute("PRAGMA journal_mode = WAL");
            settings.execute("PRAGMA synchronous = FULL");
            settings.execute("CREATE TABLE delivery (id INTEGER PRIMARY KEY, state TEXT NOT NULL, message TEXT)");
            settings.execute(
                    "INSERT INTO delivery (state) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'owed' FROM n");
            try (var sending = connection.prepareStatement("UPDATE delivery SET state = 'sending' WHERE id = ?");
                    var sent = connection.prepareStatement(
                            "UPDATE delivery SET state = 'sent', message = 'm' WHERE id = ?")) {
                var began = System.nanoTime();
                for (var id = 1; id <= MEASURED; id++) {
                    sending.setInt(1, id);
                    sending.executeUpdate();
                    sent.setInt(1, id);
                    sent.executeUpdate();
                }
                return MEASURED / ((System.nanoTime() - began) / 1e9);
            }
        }
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
