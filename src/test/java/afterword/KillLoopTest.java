package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.BotProcess.Stop;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import afterword.storage.SqliteStorage;
import afterword.storage.Storage;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
            "after recordSent");

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private Community community;

    @BeforeEach
    void open() {
        community = new Community(folder);
        community.discord().onExchange(_ -> calls.incrementAndGet());
        community.telegram().onExchange(_ -> calls.incrementAndGet());
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
        // Articles are taken in once in a round, deliveries many times.
        return when(point, point.endsWith("take") ? 1 : 1 + random.nextInt(12));
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
        try (var last = community.startProcess()) {
            readers.publish();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(last.isAlive()).isTrue();
                try (var storage = storage()) {
                    var repeated = readers.check(storage);
                    assertThat(storage.deliveries().repeated())
                            .as("what Telegram shows twice is reported")
                            .isGreaterThanOrEqualTo(repeated);
                }
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not as it should be; what was not simply sent:\n" + unsent(), e);
        }
        assertThat(integrity()).isEqualTo("ok");
        return readers;
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
        }
        community.discord().faults().clear();
        community.discord().releaseHanging();
        community.telegram().faults().clear();
        try (var storage = storage()) {
            for (var left = random.nextInt(4); left > 0; left--) {
                readers.act(storage);
            }
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

    private String integrity() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + community.database());
                var answer = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
