package afterword.storage;

import afterword.feed.FeedId;
import afterword.feed.HubState;
import afterword.feed.HubStore;
import afterword.feed.HubSubscription;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class SqliteHubStore implements HubStore {
    private static final String UNPOLLED = """
            FROM hub_subscription WHERE state <> 'LEAVING'
                AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.id = feed_id AND f.status = 'ACTIVE')
            """;

    private final Database database;

    SqliteHubStore(Database database) {
        this.database = database;
    }

    @Override
    public void save(HubSubscription it) {
        database.write(handle -> handle.createUpdate("""
                        INSERT OR REPLACE INTO hub_subscription (token, feed_id, hub, topic, secret, state, asked_at,
                            lease_until, pushed_at, next_at)
                        VALUES (:token, :feed, :hub, :topic, :secret, :state, :asked, :lease, :pushed, :next)
                        """)
                .bind("token", it.token())
                .bind("feed", it.feed().value())
                .bind("hub", it.hub().toString())
                .bind("topic", it.topic().toString())
                .bind("secret", it.secret())
                .bind("state", it.state().name())
                .bind("asked", it.askedAt().toEpochMilli())
                .bind("lease", millis(it.leaseUntil()))
                .bind("pushed", millis(it.pushedAt()))
                .bind("next", millis(it.nextAt()))
                .execute());
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    @Override
    public Optional<HubSubscription> find(String token) {
        return database.read(handle -> handle.createQuery("SELECT * FROM hub_subscription WHERE token = :token")
                .bind("token", token)
                .map(SqliteHubStore::toSubscription)
                .findOne());
    }

    @Override
    public Optional<HubSubscription> current(FeedId feed) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM hub_subscription WHERE feed_id = :feed AND state <> 'LEAVING' LIMIT 1")
                .bind("feed", feed.value())
                .map(SqliteHubStore::toSubscription)
                .findOne());
    }

    @Override
    public List<HubSubscription> due(Instant now, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM hub_subscription WHERE next_at <= :now ORDER BY next_at LIMIT :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map(SqliteHubStore::toSubscription)
                .list());
    }

    @Override
    public void leaveUnpolled() {
        var tokens = database.read(handle -> handle.createQuery("SELECT token " + UNPOLLED)
                .mapTo(String.class)
                .list());
        for (var token : tokens) {
            database.write(
                    handle -> handle.createUpdate("""
                            UPDATE hub_subscription SET state = 'LEAVING', asked_at = 0, next_at = 0, lease_until = NULL
                            WHERE token = :token
                            """).bind("token", token).execute());
        }
    }

    @Override
    public void pushed(String token, Instant at) {
        setPushed(token, at);
    }

    @Override
    public void missed(String token) {
        setPushed(token, null);
    }

    private void setPushed(String token, @Nullable Instant at) {
        database.write(handle -> handle.createUpdate("UPDATE hub_subscription SET pushed_at = :at WHERE token = :token")
                .bind("at", millis(at))
                .bind("token", token)
                .execute());
    }

    @Override
    public void forget(String token) {
        database.write(handle -> handle.createUpdate("DELETE FROM hub_subscription WHERE token = :token")
                .bind("token", token)
                .execute());
    }

    private static HubSubscription toSubscription(ResultSet row, StatementContext context) throws SQLException {
        return new HubSubscription(
                new FeedId(row.getLong("feed_id")),
                URI.create(row.getString("hub")),
                URI.create(row.getString("topic")),
                row.getString("token"),
                row.getString("secret"),
                HubState.valueOf(row.getString("state")),
                Objects.requireNonNull(Rows.instant(row, "asked_at")),
                Rows.instant(row, "lease_until"),
                Rows.instant(row, "pushed_at"));
    }
}
