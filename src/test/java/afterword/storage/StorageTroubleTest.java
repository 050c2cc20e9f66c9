package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator is told when the database cannot be used, and that nothing that was stored is missing afterwards. */
final class StorageTroubleTest {
    private static final InstantSource TIME = () -> Instant.parse("2026-03-03T12:00:00Z");
    private static final String BIG = "x".repeat(200_000);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("test.db");
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        try (var database = Database.open(file())) {
            put(database, "before", "1");
            database.write(handle -> handle.execute("PRAGMA max_page_count = 100"));

            assertThatThrownBy(() -> put(database, "big", BIG.repeat(10))).isInstanceOf(RuntimeException.class);
            assertThat(database.trouble()).contains("disk is full", "free some room");

            database.write(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
            put(database, "after", "2");
            assertThat(database.trouble()).isNull();
            assertThat(value(database, "before")).isEqualTo("1");
            assertThat(value(database, "after")).isEqualTo("2");
        }
        assertThat(new DatabaseFile(file()).integrity()).isEqualTo("ok");
    }

    @Test
    void losesNothingThatWasStoredWhenARealDiskIsFull() throws IOException {
        try (var disk = Mount.tmpfs(folder.resolve("disk"), "size=2m")) {
            var file = disk.folder().resolve("test.db");
            var stored = 0;
            try (var database = Database.open(file)) {
                while (database.trouble() == null) {
                    if (tryPut(database, "n" + stored)) {
                        stored++;
                    }
                }

                assertThat(database.trouble()).contains("disk is full");
                assertThat(names(database)).isEqualTo(stored);
            }
            assertThat(stored).isPositive();
            assertThat(new DatabaseFile(file).integrity()).isEqualTo("ok");
            try (var again = Database.open(file)) {
                assertThat(names(again)).isEqualTo(stored);
            }
        }
    }

    @Test
    void saysThatTheFolderCannotBeWrittenTo() throws IOException {
        try (var disk = Mount.tmpfs(folder.resolve("disk"), "size=2m")) {
            var file = disk.folder().resolve("test.db");
            SqliteStorage.open(file, TIME).close();
            disk.makeReadOnly();

            assertThatThrownBy(() -> SqliteStorage.openAlone(file, TIME))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("writable");
            assertThatThrownBy(() -> SqliteStorage.open(file, TIME))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("writable");
        }
    }

    @Test
    void saysThatAnotherProcessHasLockedItAndGoesOnAfterwards() throws SQLException {
        try (var database = Database.open(file());
                var other = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            database.write(handle -> handle.execute("PRAGMA busy_timeout = 1"));
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> put(database, "name", "1")).isInstanceOf(RuntimeException.class);
            assertThat(database.trouble()).contains("locked by another process", "Stop the other one");

            statement.execute("ROLLBACK");
            put(database, "name", "2");
            assertThat(database.trouble()).isNull();
            assertThat(value(database, "name")).isEqualTo("2");
        }
    }

    @Test
    void letsOneProcessWorkOnADatabaseAndTheNextWhenItHasEnded() {
        try (var first = SqliteStorage.openAlone(file(), TIME)) {
            first.setting("name", "1");
            assertThatThrownBy(() -> SqliteStorage.openAlone(file(), TIME))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("in use by another Afterword");
        }

        try (var next = SqliteStorage.openAlone(file(), TIME)) {
            assertThat(next.setting("name")).contains("1");
        }
    }

    @Test
    void saysThatAFileIsNoDatabase() throws IOException {
        Files.writeString(file(), "feeds: [ this is something else ]\n".repeat(100));

        assertThatThrownBy(() -> SqliteStorage.open(file(), TIME))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("damaged or not a database")
                .hasMessageContaining("restore the last backup");
    }

    @Test
    void saysThatTheDatabaseIsDamaged() throws IOException {
        try (var database = Database.open(file())) {
            put(database, "big", BIG);
        }
        try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
            // The first page says that it is a database; the others are torn.
            bytes.seek(4096);
            bytes.write(new byte[Math.toIntExact(bytes.length() - 4096)]);
        }

        assertThatThrownBy(() -> SqliteStorage.open(file(), TIME))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("restore the last backup");
    }

    @Test
    void saysThatANewerAfterwordWroteIt() {
        try (var database = Database.open(file())) {
            database.write(handle -> handle.execute("PRAGMA user_version = 1000"));
        }

        assertThatThrownBy(() -> SqliteStorage.open(file(), TIME))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("newer Afterword");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void opensWithAllThatWasCompleteWhenTheEndOfItsJournalIsTorn(long seed) throws IOException {
        var random = new Random(seed);
        var copy = folder.resolve("copy.db");
        var journal = folder.resolve("copy.db-wal");
        // Closing empties the journal, so that what follows stands in it alone.
        Database.open(file()).close();
        try (var database = Database.open(file())) {
            for (var i = 0; i < 20; i++) {
                put(database, "n" + i, "v".repeat(random.nextInt(3_000)));
            }
            Files.copy(file(), copy, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(folder.resolve("test.db-wal"), journal, StandardCopyOption.REPLACE_EXISTING);
        }
        try (var bytes = new RandomAccessFile(journal.toFile(), "rw")) {
            bytes.setLength(random.nextLong(bytes.length()));
        }

        try (var database = Database.open(copy)) {
            // Commits are kept in their order: what is there is the first so many, whole.
            var kept = names(database);
            for (var i = 0; i < kept; i++) {
                assertThat(value(database, "n" + i))
                        .as("seed %d, %d kept", seed, kept)
                        .isNotNull();
            }
        }
        assertThat(new DatabaseFile(copy).integrity()).isEqualTo("ok");
    }

    private static void put(Database database, String name, String value) {
        database.write(handle -> handle.execute("INSERT INTO setting (name, value) VALUES (?, ?)", name, value));
    }

    private static boolean tryPut(Database database, String name) {
        try {
            put(database, name, BIG);
            return true;
        } catch (RuntimeException e) {
            assertThat(database.trouble()).as("%s", e).isNotNull();
            return false;
        }
    }

    private static String value(Database database, String name) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .orElseThrow());
    }

    private static int names(Database database) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM setting")
                .mapTo(Integer.class)
                .one());
    }

    /** A small file system of its own, where the system lets us have one. */
    private record Mount(Path folder) implements AutoCloseable {
        static Mount tmpfs(Path folder, String options) throws IOException {
            Files.createDirectories(folder);
            assumeThat(done("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()))
                    .as("only an administrator can mount a disk of a given size")
                    .isTrue();
            return new Mount(folder);
        }

        void makeReadOnly() throws IOException {
            assertThat(done("mount", "-o", "remount,ro", folder.toString())).isTrue();
        }

        @Override
        public void close() throws IOException {
            assertThat(done("umount", folder.toString())).isTrue();
        }

        private static boolean done(String... command) throws IOException {
            try {
                return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
