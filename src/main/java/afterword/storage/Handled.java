package afterword.storage;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Remembers happenings, so that each has its effect once; called inside the transaction of the effect. */
final class Handled {
    /** Discord is read back for two weeks, Telegram keeps updates for a day. */
    private static final Duration KEPT = Duration.ofDays(30);

    private Handled() {}

    /** Forgets those that are older than anything that is read back. */
    static void prune(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM handled_event WHERE at < :old")
                .bind("old", now.minus(KEPT).toEpochMilli())
                .execute();
    }

    /** True the first time an id is seen. */
    static boolean first(Handle handle, String eventId, Instant now) {
        return handle.createUpdate("INSERT INTO handled_event (id, at) VALUES (:id, :now) ON CONFLICT DO NOTHING")
                        .bind("id", eventId)
                        .bind("now", now.toEpochMilli())
                        .execute()
                > 0;
    }
}
