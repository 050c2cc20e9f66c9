package afterword.storage;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Remembers happenings, so that each has its effect once; called inside the transaction of the effect. */
final class Handled {
    private Handled() {}

    /** True the first time an id is seen. */
    static boolean first(Handle handle, String eventId, Instant now) {
        return handle.createUpdate("INSERT INTO handled_event (id, at) VALUES (:id, :now) ON CONFLICT DO NOTHING")
                        .bind("id", eventId)
                        .bind("now", now.toEpochMilli())
                        .execute()
                > 0;
    }
}
