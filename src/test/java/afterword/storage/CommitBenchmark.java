package afterword.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Durable commits a second (synchronous=FULL) with 1, 8 and 64 writers at once through {@link Database}, each insert a
 * transaction of its own to its caller, beside the same inserts in a plain loop over one JDBC connection, each committed
 * by itself. See docs/benchmarks.md.
 */
public final class CommitBenchmark {
    private static final long SECONDS = 5;
    private static final String SQL = "INSERT INTO setting (name, value) VALUES (?, ?)";

    private CommitBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var folder = Files.createTempDirectory("afterword-commits");
        var plain = plainLoop(folder.resolve("plain.db"));
        System.out.printf("A plain loop: %,d commits a second%n", plain);
        for (var writers : new int[] {1, 8, 64}) {
            var commits = database(folder.resolve("with" + writers + ".db"), writers);
            System.out.printf(
                    "%d writers: %,d commits a second, %.1f times the plain loop%n",
                    writers, commits, (double) commits / plain);
        }
    }

    private static long plainLoop(Path file) throws SQLException {
        Database.open(file).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var settings = connection.createStatement()) {
            settings.execute("PRAGMA synchronous = FULL");
            try (var insert = connection.prepareStatement(SQL)) {
                var until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
                var done = 0L;
                while (System.nanoTime() < until) {
                    insert.setString(1, "plain " + done);
                    insert.setString(2, "value");
                    insert.executeUpdate();
                    done++;
                }
                return done / SECONDS;
            }
        }
    }

    private static long database(Path file, int writers) throws InterruptedException {
        var done = new AtomicLong();
        try (var database = Database.open(file)) {
            var until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            var threads = new ArrayList<Thread>();
            for (var writer = 0; writer < writers; writer++) {
                var name = "writer " + writer + " ";
                threads.add(Thread.ofVirtual().start(() -> {
                    for (var i = 0; System.nanoTime() < until; i++) {
                        var row = name + i;
                        database.write(handle -> handle.execute(SQL, row, "value"));
                        done.incrementAndGet();
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
        return done.get() / SECONDS;
    }
}
