package afterword.storage;

import afterword.chat.UpdateInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class SqliteUpdateInbox implements UpdateInbox {
    /** Update ids restart at random after a quiet week; within three days an equal id is the same update. */
    private static final Duration KEPT = Duration.ofDays(3);

    private final Database database;
    private final InstantSource time;

    SqliteUpdateInbox(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public void add(List<StoredUpdate> updates) {
        var now = time.instant();
        database.write(handle -> {
            prune(handle, now);
            for (var update : updates) {
                handle.createUpdate("""
                                INSERT INTO telegram_update (update_id, json, arrived_at) VALUES (:id, :json, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", update.updateId())
                        .bind("json", update.json())
                        .bind("now", now.toEpochMilli())
                        .execute();
            }
            return null;
        });
    }

    static int prune(Handle handle, Instant now) {
        return handle.createUpdate("DELETE FROM telegram_update WHERE handled_at IS NOT NULL AND arrived_at < :old")
                .bind("old", now.minus(KEPT).toEpochMilli())
                .execute();
    }

    @Override
    public List<StoredUpdate> unhandled(int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT update_id, json FROM telegram_update WHERE handled_at IS NULL
                        ORDER BY position LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, _) -> new StoredUpdate(row.getLong("update_id"), row.getString("json")))
                .list());
    }

    @Override
    public void handled(long updateId) {
        database.write(handle -> handle.createUpdate("""
                        UPDATE telegram_update SET handled_at = :now WHERE update_id = :id
                        """)
                .bind("now", time.instant().toEpochMilli())
                .bind("id", updateId)
                .execute());
    }
}
