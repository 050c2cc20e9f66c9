package afterword.storage;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.destination.Destination;
import afterword.destination.DestinationId;
import afterword.destination.DestinationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

final class SqliteDestinationStore implements DestinationStore {
    private static final String REMOVED = "the destination was removed";

    private final Database database;

    SqliteDestinationStore(Database database) {
        this.database = database;
    }

    @Override
    public Added add(ChannelInfo channel, int newest, Instant now) {
        return database.write(handle -> {
            var added = bind(handle.createUpdate("""
                                    INSERT INTO destination (platform, channel, topic, kind, name, space, added_at)
                                    VALUES (:platform, :channel, :topic, :kind, :name, :space, :now)
                                    ON CONFLICT DO NOTHING
                                    """), channel.channel())
                            .bind("kind", channel.kind().name())
                            .bind("name", channel.name())
                            .bind("space", channel.space().id())
                            .bind("now", now.toEpochMilli())
                            .execute()
                    > 0;
            // The newest, oldest of them first, as a reader would have met them.
            var articles = handle.createQuery("""
                            SELECT id FROM (SELECT id, published_at FROM article WHERE gone_at IS NULL
                                ORDER BY published_at DESC, id DESC LIMIT :newest)
                            ORDER BY published_at, id
                            """)
                    .bind("newest", newest)
                    .mapTo(Long.class)
                    .list();
            for (var article : articles) {
                againAfterRemoval(handle, article, channel.channel(), now);
                Outbox.owe(handle, new Owed(Kind.POST, article, channel.channel(), null, ""), now, now);
            }
            return new Added(added, articles.size());
        });
    }

    /** What was never posted because the destination was removed is owed anew. */
    private static void againAfterRemoval(Handle handle, long article, ChannelRef channel, Instant now) {
        bind(handle.createUpdate("""
                        UPDATE delivery SET state = 'owed', reason = NULL, created_at = :now, due_at = :now, ended_at = NULL
                        WHERE kind = 'POST' AND subject = :article AND platform = :platform AND channel = :channel
                          AND topic = :topic AND state = 'skipped' AND reason = :removed
                        """), channel)
                .bind("article", article)
                .bind("removed", REMOVED)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    @Override
    public boolean remove(ChannelRef channel, Instant now) {
        return database.write(handle -> {
            bind(handle.createUpdate("""
                            UPDATE delivery SET state = 'skipped', reason = :removed, ended_at = :now
                            WHERE platform = :platform AND channel = :channel AND topic = :topic AND kind = 'POST'
                              AND state IN ('owed', 'sending') AND state = 'owed'
                            """), channel)
                    .bind("removed", REMOVED)
                    .bind("now", now.toEpochMilli())
                    .execute();
            return bind(handle.createUpdate("""
                                    DELETE FROM destination
                                    WHERE platform = :platform AND channel = :channel AND topic = :topic
                                    """), channel).execute() > 0;
        });
    }

    @Override
    public List<Destination> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM destination ORDER BY id")
                .map(SqliteDestinationStore::toDestination)
                .list());
    }

    @Override
    public List<Destination> in(SpaceRef space) {
        return all().stream().filter(it -> it.space().equals(space)).toList();
    }

    @Override
    public Optional<Destination> find(DestinationId id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Destination> at(ChannelRef channel) {
        return database.read(handle -> bind(handle.createQuery("""
                        SELECT * FROM destination
                        WHERE platform = :platform AND channel = :channel AND topic = :topic
                        """), channel)
                .map(SqliteDestinationStore::toDestination)
                .findOne());
    }

    @Override
    public void suspend(ChannelRef channel, String reason, Instant now) {
        database.write(handle -> {
            var untold =
                    bind(handle.createQuery("""
                            SELECT id FROM destination
                            WHERE platform = :platform AND channel = :channel AND topic = :topic
                              AND suspended_at IS NULL AND told_at IS NULL
                            """), channel).mapTo(Long.class).findOne();
            var suspended = bind(handle.createUpdate("""
                            UPDATE destination SET suspended_because = :reason,
                                told_at = COALESCE(told_at, :now), suspended_at = COALESCE(told_at, :now)
                            WHERE platform = :platform AND channel = :channel AND topic = :topic
                              AND suspended_at IS NULL
                            """), channel)
                    .bind("reason", reason)
                    .bind("now", now.toEpochMilli())
                    .execute();
            untold.ifPresent(id -> Owners.all(handle)
                    .forEach(owner -> Outbox.owe(
                            handle, new Owed(Kind.NOTICE, id, ChannelRef.direct(owner), null, ""), now, now)));
            return suspended;
        });
    }

    @Override
    public void tryAgain(ChannelRef channel) {
        database.write(handle -> bind(handle.createUpdate("""
                        UPDATE destination SET suspended_because = NULL, suspended_at = NULL
                        WHERE platform = :platform AND channel = :channel AND topic = :topic
                        """), channel).execute());
    }

    /** Something got there: the next trouble is news again. Called in the transaction of its success. */
    static void reached(Handle handle, ChannelRef channel) {
        bind(handle.createUpdate("""
                        UPDATE destination SET told_at = NULL
                        WHERE platform = :platform AND channel = :channel AND topic = :topic
                          AND told_at IS NOT NULL AND suspended_at IS NULL
                        """), channel).execute();
    }

    @Override
    public void resume(ChannelRef channel, Instant now) {
        database.write(handle -> bind(handle.createUpdate("""
                        UPDATE destination SET suspended_because = NULL, suspended_at = NULL, told_at = NULL
                        WHERE platform = :platform AND channel = :channel AND (:topic = '' OR topic = :topic)
                        """), channel).execute());
    }

    @Override
    public void move(ChannelRef from, ChannelRef to) {
        database.write(handle -> {
            for (var table : List.of("destination", "delivery", "room", "message", "reaction")) {
                handle.createUpdate("UPDATE OR IGNORE " + table
                                + " SET channel = :to WHERE platform = :platform AND channel = :from")
                        .bind("platform", from.platform().name())
                        .bind("from", from.id())
                        .bind("to", to.id())
                        .execute();
            }
            // What both ids have is left at the old one: owed, or set up, at the new one already.
            handle.createUpdate("""
                            UPDATE delivery SET state = 'skipped', reason = 'the chat moved, and it is owed there', ended_at = 0
                            WHERE platform = :platform AND channel = :from AND state IN ('owed', 'sending')
                            """)
                    .bind("platform", from.platform().name())
                    .bind("from", from.id())
                    .execute();
            handle.createUpdate("DELETE FROM destination WHERE platform = :platform AND channel = :from")
                    .bind("platform", from.platform().name())
                    .bind("from", from.id())
                    .execute();
            handle.createUpdate("""
                            UPDATE delivery SET lane = replace(lane, ':' || :from || ':', ':' || :to || ':')
                            WHERE platform = :platform AND channel = :to AND state IN ('owed', 'sending')
                            """)
                    .bind("platform", from.platform().name())
                    .bind("from", from.id())
                    .bind("to", to.id())
                    .execute();
            handle.createUpdate(
                            "UPDATE OR IGNORE delivery SET target_channel = :to WHERE platform = :platform AND target_channel = :from")
                    .bind("platform", from.platform().name())
                    .bind("from", from.id())
                    .bind("to", to.id())
                    .execute();
            handle.createUpdate("UPDATE destination SET space = :to WHERE platform = :platform AND space = :from")
                    .bind("platform", from.platform().name())
                    .bind("from", from.id())
                    .bind("to", to.id())
                    .execute();
            return handle.createUpdate("""
                            UPDATE OR IGNORE space SET id = :to WHERE platform = :platform AND id = :from
                            """)
                    .bind("platform", from.platform().name())
                    .bind("from", from.id())
                    .bind("to", to.id())
                    .execute();
        });
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ChannelRef channel) {
        return statement
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .bind("topic", Outbox.topic(channel));
    }

    private static Destination toDestination(ResultSet row, StatementContext context) throws SQLException {
        return new Destination(
                new DestinationId(row.getLong("id")),
                Rows.channel(row, "platform", "channel", "topic"),
                ChannelKind.valueOf(row.getString("kind")),
                row.getString("name"),
                new SpaceRef(Platform.valueOf(row.getString("platform")), row.getString("space")),
                row.getString("suspended_because"),
                Rows.instant(row, "suspended_at"));
    }
}
