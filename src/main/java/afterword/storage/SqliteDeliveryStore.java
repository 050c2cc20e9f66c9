package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.delivery.Content;
import afterword.delivery.Delivery;
import afterword.delivery.DeliveryId;
import afterword.delivery.DeliveryStore;
import afterword.delivery.Fate;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

final class SqliteDeliveryStore implements DeliveryStore {
    private static final String COLUMNS = """
            d.id, d.kind, d.subject, d.platform, d.channel, d.topic, d.target_channel, d.target_topic,
            d.target_message, d.detail, d.attempts, d.sending_at
            """;

    private static final List<Integer> PRIORITIES =
            Arrays.stream(Kind.values()).map(Kind::priority).distinct().sorted().toList();

    private final Database database;

    SqliteDeliveryStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Delivery> due(Instant now, Platform platform, Collection<String> closed, int limit) {
        var without = closed.isEmpty() ? "" : "AND d.channel NOT IN (<closed>)";
        return database.read(handle -> {
            var found = new ArrayList<Delivery>();
            for (var priority : PRIORITIES) {
                var query = handle.createQuery("SELECT " + COLUMNS + """
                                FROM delivery d
                                WHERE d.state = 'owed' AND d.platform = :platform AND d.priority = :priority
                                  AND d.due_at <= :now
                                """ + without + """
                                  AND NOT EXISTS (SELECT 1 FROM delivery e
                                      WHERE e.lane = d.lane AND e.state IN ('owed', 'sending') AND e.id < d.id)
                                  AND NOT EXISTS (SELECT 1 FROM destination s
                                      WHERE s.platform = d.platform AND s.channel = d.channel AND s.topic = d.topic
                                        AND s.suspended_at IS NOT NULL)
                                ORDER BY d.id LIMIT :limit
                                """)
                        .bind("platform", platform.name())
                        .bind("priority", priority)
                        .bind("now", now.toEpochMilli())
                        .bind("limit", limit);
                if (!closed.isEmpty()) {
                    query.bindList("closed", List.copyOf(closed));
                }
                found.addAll(query.map(SqliteDeliveryStore::toDelivery).list());
            }
            return found;
        });
    }

    @Override
    public void fanOut(int few, int most, Instant now) {
        var wanted = database.read(handle ->
                handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM broadcast) AND
                            (SELECT COUNT(*) FROM (SELECT 1 FROM delivery
                                WHERE state = 'owed' AND priority = 5 LIMIT :few)) < :few
                        """).bind("few", few).mapTo(Boolean.class).one());
        if (wanted) {
            database.write(handle -> {
                Broadcasts.goOn(handle, most, now);
                return null;
            });
        }
    }

    @Override
    public List<Delivery> inDoubt(Instant now) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM delivery d WHERE d.state = 'sending' AND d.due_at <= :now ORDER BY d.due_at, d.id
                        """)
                .bind("now", now.toEpochMilli())
                .map(SqliteDeliveryStore::toDelivery)
                .list());
    }

    @Override
    public boolean recordSending(Delivery delivery, Instant now) {
        // The first call of a doubtful row keeps its time: what is looked for may date from then.
        return database.write(handle -> bound(handle, delivery, """
                        UPDATE delivery SET state = 'sending', sending_at = COALESCE(sending_at, :now), due_at = :now,
                            attempts = attempts + 1
                        WHERE id = :id AND state = :expected
                        """)
                        .bind("now", now.toEpochMilli())
                        .bind("expected", delivery.sendingSince() == null ? "owed" : "sending")
                        .execute()
                > 0);
    }

    @Override
    public void recordSent(Delivery delivery, MessageRef message, Content.After after, Instant now) {
        database.write(handle -> {
            bound(handle, delivery, """
                            UPDATE delivery SET state = 'sent', reason = CASE WHEN repeated > 0 THEN reason END, ended_at = :now, sending_at = NULL,
                                message_channel = :channel, message_topic = :topic, message = :message
                            WHERE id = :id
                            """)
                    .bind("now", now.toEpochMilli())
                    .bind("channel", message.channel().id())
                    .bind("topic", Outbox.topic(message.channel()))
                    .bind("message", message.id())
                    .execute();
            SqlitePostHistory.endDigest(handle, delivery.id(), now);
            if (delivery.kind() == Kind.POST) {
                SqliteDestinationStore.reached(handle, delivery.channel());
            }
            var meaning = after.meaning();
            if (meaning instanceof Content.Meaning.Removed) {
                Posts.removed(handle, delivery.subject(), Objects.requireNonNull(delivery.target()), now);
            } else if (meaning != null) {
                Messages.record(handle, message, meaning, true, now);
                Rooms.joinForward(handle, message, now);
            }
            if (meaning instanceof Content.Meaning.Comment(var comment)) {
                oweChangesMeanwhile(handle, comment, message, now);
            }
            var room = after.room();
            if (room != null) {
                Rooms.open(handle, room, now);
            }
            // After the room: the early answers are shown in it, and in the others.
            SqliteCommentStore.placeOf(handle, message)
                    .filter(_ -> meaning != null)
                    .ifPresent(place -> EarlyComments.join(handle, message, place));
            EarlyComments.release(handle, delivery.channel());
            for (var owed : after.owed()) {
                Outbox.owe(handle, owed, now, now);
            }
            return null;
        });
    }

    /** Edited or deleted while its mirror was under way: nobody could owe that to a mirror which was not known yet. */
    private static void oweChangesMeanwhile(Handle handle, long comment, MessageRef mirror, Instant now) {
        handle.createQuery("""
                        SELECT deleted_at IS NOT NULL FROM comment
                        WHERE id = :id AND (edited_at IS NOT NULL OR deleted_at IS NOT NULL)
                        """)
                .bind("id", comment)
                .mapTo(Boolean.class)
                .findOne()
                .map(deleted -> deleted ? Kind.MIRROR_DELETE : Kind.MIRROR_EDIT)
                .ifPresent(kind -> Outbox.owe(handle, new Owed(kind, comment, mirror.channel(), mirror, ""), now, now));
    }

    @Override
    public void recordRetry(Delivery delivery, Instant due, String reason) {
        database.write(handle -> {
            var again = bound(handle, delivery, """
                        UPDATE delivery SET state = 'owed', due_at = :due, reason = :reason, sending_at = NULL
                        WHERE id = :id AND state IN ('owed', 'sending') AND NOT EXISTS (SELECT 1 FROM delivery e
                            WHERE e.id <> delivery.id AND e.state = 'owed' AND e.kind = delivery.kind
                              AND e.kind IN ('POST_EDIT', 'MIRROR_EDIT', 'MIRROR_DELETE')
                              AND e.platform = delivery.platform AND e.target_channel = delivery.target_channel
                              AND e.target_message = delivery.target_message)
                        """)
                                    .bind("due", due.toEpochMilli())
                                    .bind("reason", reason)
                                    .execute()
                            > 0
                    || superseded(handle, delivery, due);
            EarlyComments.release(handle, delivery.channel());
            return again;
        });
    }

    /** What was dropped meanwhile stays so. A removal that was begun is left to the edit that comes after it. */
    private static boolean superseded(Handle handle, Delivery delivery, Instant now) {
        bound(handle, delivery, """
                        UPDATE delivery SET detail = d.detail FROM (SELECT * FROM delivery WHERE id = :id) d
                        WHERE d.kind = 'POST_EDIT' AND d.detail = :removal AND d.state IN ('owed', 'sending')
                          AND delivery.kind = 'POST_EDIT' AND delivery.state = 'owed' AND delivery.id <> d.id
                          AND delivery.subject = d.subject AND delivery.platform = d.platform
                          AND delivery.target_channel = d.target_channel AND delivery.target_message = d.target_message
                        """).bind("removal", Owed.REMOVAL).execute();
        return bound(handle, delivery, """
                        UPDATE delivery SET state = 'skipped', reason = 'a later edit of the same message is owed',
                            ended_at = :now, sending_at = NULL
                        WHERE id = :id AND state IN ('owed', 'sending')
                        """).bind("now", now.toEpochMilli()).execute() > 0;
    }

    @Override
    public void recordInDoubt(Delivery delivery, Instant look, String cause) {
        database.write(
                handle -> bound(handle, delivery, "UPDATE delivery SET due_at = :look, reason = :cause WHERE id = :id")
                        .bind("look", look.toEpochMilli())
                        .bind("cause", cause)
                        .execute());
    }

    @Override
    public void recordSkipped(Delivery delivery, String reason, Instant now) {
        database.write(handle -> end(handle, delivery, "skipped", reason, now));
    }

    @Override
    public void recordDead(Delivery delivery, String reason, Instant now) {
        database.write(handle -> end(handle, delivery, "dead", reason, now));
    }

    @Override
    public void recordRemoving(Delivery delivery) {
        database.write(handle -> bound(handle, delivery, "UPDATE delivery SET detail = :removal WHERE id = :id")
                .bind("removal", Owed.REMOVAL)
                .execute());
    }

    @Override
    public void recordRefused(Delivery delivery, String reason, List<Owed> instead, Instant now) {
        database.write(handle -> {
            var ended = end(handle, delivery, "dead", reason, now);
            instead.forEach(owed -> Outbox.owe(handle, owed, now, now));
            return ended;
        });
    }

    @Override
    public void recordUnreachable(Delivery delivery, String reason, Instant now) {
        database.write(handle -> {
            var person = delivery.channel().person();
            person.ifPresent(it -> handle.createUpdate("""
                            UPDATE subscription SET unreachable_since = :now
                            WHERE platform = :platform AND person = :person
                            """)
                    .bind("now", now.toEpochMilli())
                    .bind("platform", it.platform().name())
                    .bind("person", it.id())
                    .execute());
            return end(handle, delivery, "dead", reason, now);
        });
    }

    private static int end(Handle handle, Delivery delivery, String state, String reason, Instant now) {
        var ended = bound(handle, delivery, """
                        UPDATE delivery SET state = :state, reason = :reason, ended_at = :now, sending_at = NULL
                        WHERE id = :id
                        """)
                .bind("state", state)
                .bind("reason", reason)
                .bind("now", now.toEpochMilli())
                .execute();
        EarlyComments.release(handle, delivery.channel());
        return ended;
    }

    @Override
    public void recordRepeated(Delivery delivery, Instant now) {
        database.write(handle -> {
            var again =
                    bound(handle, delivery, """
                            UPDATE delivery SET state = 'owed', repeated = repeated + 1, due_at = :now, sending_at = NULL,
                                reason = 'sent again after a call without an answer: it may show twice'
                            WHERE id = :id
                            """).bind("now", now.toEpochMilli()).execute();
            EarlyComments.release(handle, delivery.channel());
            return again;
        });
    }

    @Override
    public boolean known(MessageRef message) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM message
                            WHERE platform = :platform AND channel = :channel AND id = :id)
                          -- What is neither a post nor a mirror, a digest or a test, stands here alone.
                          OR EXISTS (SELECT 1 FROM delivery
                            WHERE message_channel = :channel AND message = :id AND platform = :platform)
                        """)
                .bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("id", message.id())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public long repeated() {
        return number("SELECT COALESCE(SUM(repeated), 0) FROM delivery WHERE repeated > 0");
    }

    @Override
    public long outstanding() {
        return number("SELECT COUNT(*) FROM delivery WHERE state IN ('owed', 'sending')");
    }

    private long number(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Override
    public Fate.Everywhere fates(long article) {
        return database.read(handle -> Fates.of(handle, article));
    }

    @Override
    public void oweEdits(long article, Duration interval, Instant now) {
        database.write(handle -> {
            Posts.oweEdits(handle, article, interval, now);
            return null;
        });
    }

    @Override
    public List<Heap> standing(ChannelRef destination, Instant now) {
        return database.read(handle -> Standings.of(handle, destination, now));
    }

    @Override
    public int retry(ChannelRef destination, Instant now) {
        return database.write(handle -> Standings.retry(handle, destination, now));
    }

    @Override
    public int drop(ChannelRef destination, Instant now) {
        return database.write(handle -> Standings.drop(handle, destination, now));
    }

    @Override
    public void wake(ChannelRef channel, Instant now) {
        database.write(handle -> handle.createUpdate("""
                        UPDATE delivery SET due_at = :now
                        WHERE platform = :platform AND channel = :channel AND state IN ('owed', 'sending')
                          AND state = 'owed' AND due_at > :now
                        """)
                .bind("now", now.toEpochMilli())
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .execute());
    }

    private static Update bound(Handle handle, Delivery delivery, String sql) {
        return handle.createUpdate(sql).bind("id", delivery.id().value());
    }

    private static Delivery toDelivery(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                new DeliveryId(row.getLong("id")),
                Kind.valueOf(row.getString("kind")),
                row.getLong("subject"),
                Rows.channel(row, "platform", "channel", "topic"),
                Rows.message(row, "platform", "target_channel", "target_topic", "target_message"),
                row.getString("detail"),
                row.getInt("attempts"),
                Rows.instant(row, "sending_at"));
    }
}
