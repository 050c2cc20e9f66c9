package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.delivery.DeliveryId;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.delivery.PostHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

final class SqlitePostHistory implements PostHistory {
    private final Database database;

    SqlitePostHistory(Database database) {
        this.database = database;
    }

    @Override
    public Instant owedAt(DeliveryId delivery) {
        return database.read(handle -> handle.createQuery("SELECT created_at FROM delivery WHERE id = :id")
                .bind("id", delivery.value())
                .map((row, _) -> Instant.ofEpochMilli(row.getLong("created_at")))
                .one());
    }

    @Override
    public List<Instant> sentSince(Kind kind, ChannelRef channel, Instant since) {
        return database.read(handle -> bind(handle.createQuery("""
                        SELECT ended_at FROM delivery
                        WHERE platform = :platform AND channel = :channel AND kind = :kind
                          AND kind IN ('POST', 'CROSSPOST') AND state = 'sent' AND ended_at >= :since
                          AND topic = :topic
                        ORDER BY ended_at
                        """), channel)
                .bind("kind", kind.name())
                .bind("since", since.toEpochMilli())
                .map((row, _) -> Objects.requireNonNull(Rows.instant(row, "ended_at")))
                .list());
    }

    @Override
    public boolean removalRefused(long article, MessageRef post) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM delivery
                            WHERE kind = 'POST_EDIT' AND subject = :article AND platform = :platform
                              AND target_channel = :channel AND target_message = :message
                              AND state = 'dead' AND detail = :removal)
                        """)
                .bind("article", article)
                .bind("platform", post.channel().platform().name())
                .bind("channel", post.channel().id())
                .bind("message", post.id())
                .bind("removal", Owed.REMOVAL)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public List<Waiting> waitingAfter(DeliveryId head, ChannelRef channel, int limit) {
        return database.read(handle -> bind(handle.createQuery("""
                        SELECT id, subject, created_at FROM delivery
                        WHERE platform = :platform AND channel = :channel AND topic = :topic
                          AND kind = 'POST' AND state = 'owed' AND id > :head
                        ORDER BY id LIMIT :limit
                        """), channel)
                .bind("head", head.value())
                .bind("limit", limit)
                .map(SqlitePostHistory::toWaiting)
                .list());
    }

    @Override
    public List<Waiting> digest(DeliveryId head) {
        return database.read(handle -> handle.createQuery("""
                        SELECT d.id, d.subject, d.created_at FROM digest_entry e JOIN delivery d ON d.id = e.delivery
                        WHERE e.head = :head
                        ORDER BY d.id
                        """)
                .bind("head", head.value())
                .map(SqlitePostHistory::toWaiting)
                .list());
    }

    @Override
    public void fixDigest(DeliveryId head, List<Waiting> members) {
        database.write(handle -> {
            handle.createUpdate("DELETE FROM digest_entry WHERE head = :head")
                    .bind("head", head.value())
                    .execute();
            for (var member : members) {
                handle.createUpdate("INSERT INTO digest_entry (head, delivery) VALUES (:head, :delivery)")
                        .bind("head", head.value())
                        .bind("delivery", member.id().value())
                        .execute();
            }
            return null;
        });
    }

    /** Ends what a sent message told of beside its own article; called in the transaction of its success. */
    static void endDigest(Handle handle, DeliveryId head, Instant now) {
        handle.createUpdate("""
                        UPDATE delivery SET state = 'skipped', reason = :reason, ended_at = :now
                        WHERE state = 'owed' AND id IN (SELECT delivery FROM digest_entry WHERE head = :head)
                        """)
                .bind("head", head.value())
                .bind("reason", "posted in the digest of " + now.truncatedTo(ChronoUnit.SECONDS))
                .bind("now", now.toEpochMilli())
                .execute();
    }

    @Override
    public Optional<ChannelRef> placeOf(long article, MessageRef post) {
        return database.read(handle -> handle.createQuery("""
                        SELECT platform, channel, topic FROM delivery
                        WHERE kind = 'POST' AND subject = :article AND state = 'sent' AND platform = :platform
                          AND message_channel = :channel AND message = :message
                        """)
                .bind("article", article)
                .bind("platform", post.channel().platform().name())
                .bind("channel", post.channel().id())
                .bind("message", post.id())
                .map((row, _) -> Rows.channel(row, "platform", "channel", "topic"))
                .findFirst());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ChannelRef channel) {
        return statement
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .bind("topic", Outbox.topic(channel));
    }

    private static Waiting toWaiting(ResultSet row, StatementContext context) throws SQLException {
        return new Waiting(
                new DeliveryId(row.getLong("id")),
                row.getLong("subject"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
