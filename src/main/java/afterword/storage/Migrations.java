package afterword.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Numbered scripts, run once each; {@code PRAGMA user_version} holds how far the file has come. */
final class Migrations {
    private static final List<String> SCRIPTS = List.of(
            "001_start.sql",
            "002_broadcasts.sql",
            "003_destinations.sql",
            "004_feeds.sql",
            "005_reactions.sql",
            "006_standing.sql",
            "007_feed_notices.sql",
            "008_returned_posts.sql",
            "009_early_comments.sql");

    private Migrations() {}

    static void run(Handle handle) {
        var version = version(handle);
        if (version > SCRIPTS.size()) {
            throw new StorageException("The database was written by a newer Afterword (version " + version
                    + ", this one knows " + SCRIPTS.size() + "). Start the newer one, or restore a backup.");
        }
        for (var next = version; next < SCRIPTS.size(); next++) {
            apply(handle, next);
        }
    }

    private static int version(Handle handle) {
        return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
    }

    private static void apply(Handle handle, int index) {
        handle.useTransaction(transaction -> {
            try (var statement = transaction.getConnection().createStatement()) {
                statement.executeUpdate(script(SCRIPTS.get(index)));
                statement.executeUpdate("PRAGMA user_version = " + (index + 1));
            } catch (SQLException e) {
                throw new StorageException(StorageTrouble.sentence(e), e);
            }
        });
    }

    private static String script(String name) {
        try (var stream = Migrations.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Migration is missing: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading migration " + name, e);
        }
    }
}
