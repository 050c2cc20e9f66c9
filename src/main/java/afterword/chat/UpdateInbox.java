package afterword.chat;

import java.util.List;

/**
 * Telegram's updates on disk, between their arrival and their handling. Unique by update id among rows under three days
 * old, since ids restart at random.
 */
public interface UpdateInbox {
    /** Writes the updates durably, in order; those already there are left alone. */
    void add(List<StoredUpdate> updates);

    /** Those not handled yet, oldest first. */
    List<StoredUpdate> unhandled(int limit);

    /** The update caused all that it will cause. */
    void handled(long updateId);

    /** One update as it came, in JSON. */
    record StoredUpdate(long updateId, String json) {}
}
