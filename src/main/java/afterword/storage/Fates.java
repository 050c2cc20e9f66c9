package afterword.storage;

import afterword.delivery.Fate;
import afterword.delivery.Fate.Recorded;
import afterword.delivery.Fate.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads what became of an article everywhere. */
final class Fates {
    private static final String DELIVERY = """
            d.state, d.reason, d.attempts, d.due_at, d.sending_at, d.ended_at, d.message_channel, d.message_topic,
            d.message, (SELECT COUNT(*) FROM delivery e WHERE e.lane = d.lane AND e.state IN ('owed', 'sending')
                AND e.id < d.id) AS ahead
            """;

    private Fates() {}

    static Fate.Everywhere of(Handle handle, long article) {
        var places = new ArrayList<Fate>();
        places.addAll(atDestinations(handle, article));
        places.addAll(elsewhere(handle, article));
        return new Fate.Everywhere(firstSeen(handle, article), places, alerts(handle, article));
    }

    private static Instant firstSeen(Handle handle, long article) {
        return Instant.ofEpochMilli(handle.createQuery("SELECT first_seen_at FROM article WHERE id = :article")
                .bind("article", article)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** The latest of each: an article that returned after its post was removed is posted once more. */
    private static List<Fate> atDestinations(Handle handle, long article) {
        return handle.createQuery("""
                        SELECT s.platform, s.channel, s.topic, s.name, s.added_at, s.suspended_because,
                        """ + DELIVERY + """
                        FROM destination s LEFT JOIN delivery d ON d.kind = 'POST' AND d.subject = :article
                            AND d.platform = s.platform AND d.channel = s.channel AND d.topic = s.topic
                            AND d.id IN (SELECT MAX(id) FROM delivery WHERE kind = 'POST' AND subject = :article
                                GROUP BY platform, channel, topic)
                        ORDER BY s.id
                        """)
                .bind("article", article)
                .map(Fates::toFate)
                .list();
    }

    /** Places that were destinations once. */
    private static List<Fate> elsewhere(Handle handle, long article) {
        return handle.createQuery("""
                        SELECT d.platform, d.channel, d.topic, NULL AS name, NULL AS added_at, NULL AS suspended_because,
                        """ + DELIVERY + """
                        FROM delivery d
                        WHERE d.kind = 'POST' AND d.subject = :article AND NOT EXISTS (SELECT 1 FROM destination s
                            WHERE d.platform = s.platform AND d.channel = s.channel AND d.topic = s.topic)
                            AND d.id IN (SELECT MAX(id) FROM delivery WHERE kind = 'POST' AND subject = :article
                                GROUP BY platform, channel, topic)
                        ORDER BY d.id
                        """)
                .bind("article", article)
                .map(Fates::toFate)
                .list();
    }

    private static Map<State, Integer> alerts(Handle handle, long article) {
        var numbers = new EnumMap<State, Integer>(State.class);
        handle.createQuery("""
                        SELECT state, COUNT(*) AS number FROM delivery WHERE kind = 'ALERT' AND subject = :article
                        GROUP BY state
                        """)
                .bind("article", article)
                .map((row, _) -> Map.entry(state(row), row.getInt("number")))
                .list()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        numbers.merge(State.OWED, Broadcasts.ahead(handle, article), Integer::sum);
        return numbers;
    }

    private static Fate toFate(ResultSet row, StatementContext context) throws SQLException {
        return new Fate(
                Rows.channel(row, "platform", "channel", "topic"),
                row.getString("name"),
                Rows.instant(row, "added_at"),
                row.getString("suspended_because"),
                row.getString("state") == null ? null : recorded(row));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        @Nullable Instant due = Rows.instant(row, "due_at");
        return new Recorded(
                state(row),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getInt("ahead"),
                Objects.requireNonNull(due),
                Rows.instant(row, "sending_at"),
                Rows.instant(row, "ended_at"),
                Rows.message(row, "platform", "message_channel", "message_topic", "message"));
    }

    private static State state(ResultSet row) throws SQLException {
        return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }
}
