package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.delivery.DeliveryStore.Heap;
import afterword.delivery.Fate.State;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** What each destination is owed, and what admins make of it. */
final class Standings {
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * Unfinished, lately given up, or lately sent a second time by chance: in the destination's own channel, in the threads of its posts, and in the group that
     * discusses a Telegram channel's posts, unless that group is a destination itself.
     */
    private static final String HERE = """
            WITH here (id) AS (
                SELECT id FROM delivery
                WHERE platform = :platform AND channel = :channel AND topic = :topic AND state IN ('owed', 'sending')
                UNION
                SELECT id FROM delivery
                WHERE platform = :platform AND channel = :channel AND topic = :topic
                  AND state = 'dead' AND ended_at > :week
                UNION
                SELECT d.id FROM delivery d
                WHERE d.repeated > 0 AND d.state = 'sent' AND d.platform = :platform AND d.ended_at > :week
                  AND (d.channel = :channel AND d.topic = :topic OR EXISTS (SELECT 1 FROM forward f
                      WHERE f.copy_channel = d.channel AND f.channel = :channel))
                UNION
                SELECT d.id FROM delivery d
                WHERE d.platform = :platform AND d.state IN ('owed', 'sending', 'dead')
                  AND d.kind NOT IN ('POST', 'ALERT', 'NOTICE', 'TEST')
                  AND (d.state <> 'dead' OR d.ended_at > :week)
                  AND NOT EXISTS (SELECT 1 FROM destination s
                      WHERE s.platform = d.platform AND s.channel = d.channel AND s.topic = d.topic)
                  AND (EXISTS (SELECT 1 FROM delivery p
                          WHERE p.kind = 'POST' AND p.message IS NOT NULL AND p.platform = d.platform
                            AND p.platform = 'DISCORD' AND p.message = d.channel AND p.channel = :channel)
                      OR EXISTS (SELECT 1 FROM forward f
                          WHERE d.platform = 'TELEGRAM' AND f.copy_channel = d.channel AND f.channel = :channel)))
            """;

    private Standings() {}

    static List<Heap> of(Handle handle, ChannelRef destination, Instant now) {
        // With MIN and MAX, the reason is that of the row which has it.
        return at(handle.createQuery(HERE + """
                        SELECT kind, state, COUNT(*) AS size, MIN(created_at) AS since, reason
                        FROM delivery WHERE id IN here AND state IN ('owed', 'sending') GROUP BY kind, state
                        UNION ALL
                        SELECT kind, state, COUNT(*), MAX(ended_at), reason
                        FROM delivery WHERE id IN here AND state IN ('dead', 'sent') GROUP BY kind, state
                        ORDER BY state, kind
                        """), destination, now)
                .map(Standings::toHeap)
                .list();
    }

    static int retry(Handle handle, ChannelRef destination, Instant now) {
        // A removal that was refused is considered anew: its article may have returned.
        return at(handle.createUpdate(HERE + """
                        UPDATE OR IGNORE delivery SET state = 'owed', due_at = :now, ended_at = NULL, attempts = 0,
                            detail = CASE WHEN state = 'dead' AND detail = :removal THEN '' ELSE detail END
                        WHERE id IN here AND state IN ('owed', 'dead')
                        """), destination, now)
                .bind("now", now.toEpochMilli())
                .bind("removal", Owed.REMOVAL)
                .execute();
    }

    static int drop(Handle handle, ChannelRef destination, Instant now) {
        // In doubt and not under way is what is to be looked into later.
        return at(handle.createUpdate(HERE + """
                        UPDATE delivery SET state = 'skipped', reason = 'dropped by an admin', ended_at = :now,
                            sending_at = NULL
                        WHERE id IN here AND (state = 'owed' OR (state = 'sending' AND due_at > :now))
                        """), destination, now)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static <S extends SqlStatement<S>> S at(S statement, ChannelRef destination, Instant now) {
        return statement
                .bind("platform", destination.platform().name())
                .bind("channel", destination.id())
                .bind("topic", Outbox.topic(destination))
                .bind("week", now.minus(WEEK).toEpochMilli());
    }

    private static Heap toHeap(ResultSet row, StatementContext context) throws SQLException {
        return new Heap(
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("size"),
                Objects.requireNonNull(Rows.instant(row, "since")),
                row.getString("reason"));
    }
}
