package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed while SQLite moves what its journal holds into the database file, which shows in that file's length. */
@Tag("long")
final class CheckpointKillTest {
    private static final int ROWS = 300;
    /** So much of it is moved at least when all is. */
    private static final long ALL = (long) ROWS * CheckpointingProcess.VALUE.length();

    private static final int TRIES = 10;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.4, 0.8})
    void keepsEveryRowThatWasStoredWhenKilledInTheMiddleOfACheckpoint(double part) throws IOException {
        var inTheMiddle = false;
        for (var attempt = 0; attempt < TRIES && !inTheMiddle; attempt++) {
            var file = folder.resolve(attempt + ".db");
            var stored = killedWhenMoved(file, (long) (ALL * part));
            inTheMiddle = Files.size(file) < ALL;

            assertThat(new DatabaseFile(file).integrity()).isEqualTo("ok");
            try (var database = Database.open(file)) {
                assertThat(stored).isGreaterThanOrEqualTo(ROWS);
                for (var row = 0; row < stored; row++) {
                    assertThat(value(database, row)).isEqualTo(CheckpointingProcess.VALUE + row);
                }
            }
        }
        assertThat(inTheMiddle).as("killed in the middle once").isTrue();
    }

    /** Kills the process as soon as the file is that long; gives how many rows it had said to be stored. */
    private static int killedWhenMoved(Path file, long length) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckpointingProcess.class.getName(),
                        file.toString(),
                        String.valueOf(ROWS))
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            var said = lines.lines()
                    .takeWhile(line -> !line.equals(CheckpointingProcess.NOW))
                    .toList();
            while (process.isAlive() && Files.size(file) < length) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().onExit().join();
            return (int) said.stream()
                    .filter(line -> line.startsWith(CheckpointingProcess.STORED))
                    .count();
        }
    }

    private static String value(Database database, int row) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", "n" + row)
                .mapTo(String.class)
                .findOne()
                .orElse("nothing"));
    }
}
