package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.BotProcess.Stop;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Exchange;
import afterword.playground.discord.Fault;
import afterword.storage.DatabaseFile;
import afterword.storage.SqliteStorage;
import afterword.storage.Storage;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed by SIGKILL, again and again, while articles, comments, votes and edits flow: at each named point
 * of a delivery's way, and at any moment. {@code -Dkills=500} makes it long, {@code -Dseed=N} repeats a run.
 */
final class KillLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS_IN_A_ROUND = 60;
    private static final List<String> POINTS = List.of(
            "before take",
            "after take",
            "before recordSending",
            "after recordSending",
            "before recordSent",
            "after recordSent",
            "before add",
            "after add");

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    /** What the killed processes logged of repetitions, and how many are recorded in the end. */
    private final AtomicInteger warnings = new AtomicInteger();

    private int counted;
    private int unheard;
    private Community community;

    @BeforeEach
    void open() {
        community = new Community(folder);
        // What is read back after each start would be most of them.
        community.discord().onExchange(it -> {
            if (it instanceof Exchange.Rest rest && !rest.method().equals("GET")) {
                calls.incrementAndGet();
            }
        });
        community.telegram().onExchange(it -> {
            if (!it.method().startsWith("get")) {
                calls.incrementAndGet();
            }
        });
    }

    @AfterEach
    void close() {
        community.close();
    }

    @Test
    void repeatsNothingAndLosesNothingWhenKilledAfterAPostWasSentAndBeforeThatWasRecorded() {
        var readers = killed(new Random(1), List.of(when("before recordSent", 1), when("after recordSending", 2)));

        assertThat(readers.published()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @Tag("long")
    void losesNothingAndRepeatsNothingOverManyKills() {
        var seed = Long.getLong("seed", System.nanoTime());
        var kills = Integer.getInteger("kills", 30);
        System.out.println("Kill loop: seed " + seed + ", " + kills + " kills");
        var random = new Random(seed);
        var ways = new ArrayList<Way>();
        for (var kill = 0; kill < kills; kill++) {
            ways.add(way(kill, random));
        }

        var readers = killed(random, ways);

        assertThat(readers.published()).hasSizeGreaterThanOrEqualTo(kills);
        assertThat(unheard).as("comments on Discord while nobody listened").isGreaterThanOrEqualTo(kills / 10);
    }

    /** Each named point in turn, each way for a call to end without an answer, and moments by chance. */
    private Way way(int kill, Random random) {
        return switch (kill % 3) {
            case 0 -> atPoint(POINTS.get(kill / 3 % POINTS.size()), random);
            case 1 -> inCall(kill / 3);
            default -> anyMoment(1 + random.nextInt(CALLS_IN_A_ROUND));
        };
    }

    private static Way atPoint(String point, Random random) {
        // Articles are taken in once in a round, comments some times, deliveries many times.
        return when(point, point.endsWith("take") ? 1 : 1 + random.nextInt(point.endsWith("add") ? 3 : 12));
    }

    /** How a round ends: the bot is started with these points, and killed as soon as it is time. */
    private record Way(String name, List<Stop> stops, Arming arming) {}

    private interface Arming {
        /** Prepares the platforms; the result tells when it is time. */
        BooleanSupplier arm(BotProcess bot);
    }

    private static Way when(String point, int times) {
        return new Way(point + " " + times, List.of(new Stop(point, times)), bot -> bot::isStopped);
    }

    private Way anyMoment(int after) {
        return new Way("after " + after + " calls", List.of(), _ -> {
            var from = calls.get();
            return () -> calls.get() >= from + after;
        });
    }

    private Way inCall(int which) {
        var effect = which % 2 == 1;
        var telegram = community.telegram().faults();
        Fault onDiscord = effect ? new Fault.HangAfter() : new Fault.Hang();
        afterword.playground.telegram.Fault onTelegram = effect
                ? new afterword.playground.telegram.Fault.HangAfter()
                : new afterword.playground.telegram.Fault.Hang();
        var name = (effect ? "in the answer of " : "in the request of ");
        return switch (which / 2 % 4) {
            case 0 ->
                new Way(name + "sendMessage", List.of(), _ -> {
                    telegram.next("sendMessage", onTelegram);
                    return () -> telegram.open() == 0;
                });
            case 1 -> discord(name, Endpoint.CREATE_MESSAGE, onDiscord);
            case 2 -> discord(name, Endpoint.START_THREAD, onDiscord);
            default -> discord(name, Endpoint.START_THREAD_ON_MESSAGE, onDiscord);
        };
    }

    private Way discord(String name, Endpoint endpoint, Fault fault) {
        var faults = community.discord().faults();
        return new Way(name + endpoint, List.of(), _ -> {
            faults.next(endpoint, fault);
            return () -> faults.pending() == 0;
        });
    }

    private Readers killed(Random random, List<Way> ways) {
        var readers = new Readers(community, random);
        try (var first = community.startProcess()) {
            community.setUp();
            assertThat(first.isAlive()).isTrue();
        }
        for (var way : ways) {
            round(readers, way, random);
        }
        var earlier = warnings.get();
        try (var last = community.startProcess()) {
            readers.publish();
            await().atMost(PATIENCE.multipliedBy(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        assertThat(last.isAlive()).isTrue();
                        try (var storage = storage()) {
                            checkReported(readers.check(storage));
                            warnings.set(Math.max(warnings.get(), earlier + last.times("may show twice")));
                        }
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not as it should be; what was not simply sent:\n" + unsent(), e);
        }
        assertThat(new DatabaseFile(community.database()).integrity()).isEqualTo("ok");
        assertThat(warnings.get()).as("repetitions in the log").isGreaterThanOrEqualTo(counted);
        return readers;
    }

    /** Each message that Telegram shows twice is one of which the bot itself says that it may, and how often. */
    private void checkReported(Map<String, Integer> shown) {
        var reported = reported();
        shown.forEach((what, times) -> assertThat(reported.getOrDefault(what, 0))
                .as("reported: %s", what)
                .isGreaterThanOrEqualTo(times));
        counted = reported.values().stream().mapToInt(it -> it).sum();
        System.out.println("Shown twice on Telegram: " + shown + "; said to be possible: " + reported);
    }

    /** How often each delivery was sent again after a call without an answer, of which it also gives the reason. */
    private Map<String, Integer> reported() {
        var found = new TreeMap<String, Integer>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + community.database());
                var rows = connection.createStatement().executeQuery("""
                        SELECT d.kind, d.channel, d.repeated, COALESCE(substr(c.text, 1, 10), a.title) AS words
                        FROM delivery d LEFT JOIN comment c ON d.kind = 'MIRROR' AND c.id = d.subject
                            LEFT JOIN article a ON d.kind = 'POST' AND a.id = d.subject
                        WHERE d.repeated > 0 AND d.reason LIKE 'sent again%may show twice'
                        """)) {
            while (rows.next()) {
                found.merge(
                        rows.getString("kind") + " " + rows.getString("channel") + " " + rows.getString("words"),
                        rows.getInt("repeated"),
                        Integer::sum);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private void round(Readers readers, Way way, Random random) {
        try (var bot = community.startProcess(way.stops().toArray(Stop[]::new))) {
            var due = way.arming().arm(bot);
            readers.publish();
            await(way.name()).atMost(PATIENCE).until(() -> {
                try (var storage = storage()) {
                    readers.act(storage);
                }
                return due.getAsBoolean() || !bot.isAlive();
            });
            assertThat(bot.isAlive()).as("it ended by itself: %s", bot.lines()).isTrue();
            warnings.addAndGet(bot.times("may show twice"));
        }
        community.discord().faults().clear();
        community.discord().releaseHanging();
        community.telegram().faults().clear();
        try (var storage = storage()) {
            for (var left = random.nextInt(4); left > 0; left--) {
                readers.act(storage);
            }
            unheard += readers.commentUnheard(storage) ? 1 : 0;
        }
        if (random.nextInt(3) == 0) {
            readers.publish();
        }
    }

    private Storage storage() {
        return SqliteStorage.open(community.database(), InstantSource.system());
    }

    private String unsent() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + community.database());
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT d.*, c.text FROM delivery d LEFT JOIN comment c ON d.kind LIKE 'MIRROR%'"
                                + " AND c.id = d.subject WHERE state <> 'sent' OR reason IS NOT NULL ORDER BY d.id")) {
            var lines = new StringBuilder();
            while (rows.next()) {
                for (var column : List.of("id", "kind", "subject", "channel", "state", "attempts", "reason", "text")) {
                    lines.append(rows.getString(column)).append(" | ");
                }
                lines.append('\n');
            }
            return lines.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
