package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.comment.CommentStore.RecentThread;
import afterword.comment.CommentStore.Standing;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which threads are read back after a gap, and what follows from what was read; called inside a transaction. */
final class ReadBack {
    /** Reading one costs a call: more than seventy articles a day for two weeks are not read back to the last one. */
    private static final int MOST_THREADS = 1_000;

    private static final Pattern SIGNED =
            Pattern.compile("(https://(?:cdn|media)\\.discordapp\\.(?:com|net)/[^\\s?]+)\\?\\S*");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadBack() {}

    static List<RecentThread> threads(Handle handle, Instant active, Instant heard, Map<ChannelRef, String> newest) {
        return handle.createQuery("""
                        SELECT 'DISCORD' AS platform, t.channel, '' AS topic,
                            (SELECT m.id FROM message m WHERE m.platform = 'DISCORD' AND m.channel = t.channel
                               AND m.own = 0 AND m.at < :heard
                             ORDER BY CAST(m.id AS INTEGER) DESC LIMIT 1) AS last
                        FROM (
                            SELECT * FROM (SELECT r.channel FROM room r
                                WHERE r.platform = 'DISCORD' AND r.root_message IS NULL
                                  AND (r.opened_at >= :active OR EXISTS (SELECT 1 FROM message m
                                      WHERE m.platform = 'DISCORD' AND m.channel = r.channel AND m.at >= :active))
                                ORDER BY r.id DESC LIMIT :most)
                            UNION
                            SELECT r.channel FROM json_each(:newest) n
                            JOIN room r ON r.platform = 'DISCORD' AND r.channel = n.key AND r.root_message IS NULL
                            WHERE NOT EXISTS (SELECT 1 FROM message m
                                WHERE m.platform = 'DISCORD' AND m.channel = n.key
                                  AND CAST(m.id AS INTEGER) >= CAST(n.value AS INTEGER))
                            UNION
                            -- A thread has its post's id: it may be open, and its opening not recorded.
                            SELECT d.target_message FROM delivery d
                            WHERE d.platform = 'DISCORD' AND d.kind = 'THREAD' AND d.state IN ('owed', 'sending')
                              AND d.attempts > 0) t
                        """)
                .bind("active", active.toEpochMilli())
                .bind("heard", heard.toEpochMilli())
                .bind("most", MOST_THREADS)
                .bind("newest", json(newest))
                .map((row, _) ->
                        new RecentThread(Rows.channel(row, "platform", "channel", "topic"), row.getString("last")))
                .list();
    }

    private static String json(Map<ChannelRef, String> newest) {
        var json = JSON.createObjectNode();
        newest.forEach((channel, message) -> json.put(channel.id(), message));
        return json.toString();
    }

    static void reconcile(
            Handle handle, ChannelRef room, @Nullable String after, Map<String, Standing> standing, Instant readAt) {
        for (var known : writtenIn(handle, room, after, readAt)) {
            var now = standing.get(known.message());
            if (now == null) {
                SqliteCommentStore.delete(handle, known.comment(), readAt);
            } else if (now.edited()
                    && !now.words().isBlank()
                    && !unsigned(now.words()).equals(unsigned(known.words()))) {
                SqliteCommentStore.edit(handle, known.comment(), now.words(), readAt);
            }
        }
    }

    /** Discord signs the address of an attachment anew each time that it tells it. */
    private static String unsigned(String words) {
        return SIGNED.matcher(words).replaceAll("$1");
    }

    /** A comment that was written as this message. */
    private record Written(String message, long comment, String words) {}

    private static List<Written> writtenIn(Handle handle, ChannelRef room, @Nullable String after, Instant readAt) {
        return handle.createQuery("""
                        SELECT m.id, m.comment_id, c.text FROM message m JOIN comment c ON c.id = m.comment_id
                        WHERE m.platform = :platform AND m.channel = :channel AND m.own = 0
                          AND CAST(m.id AS INTEGER) > CAST(:after AS INTEGER) AND c.written_at < :readAt
                        """)
                .bind("platform", room.platform().name())
                .bind("channel", room.id())
                .bind("after", after == null ? "0" : after)
                .bind("readAt", readAt.toEpochMilli())
                .map((row, _) -> new Written(row.getString("id"), row.getLong("comment_id"), row.getString("text")))
                .list();
    }
}
