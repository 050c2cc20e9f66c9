package afterword.storage;

import afterword.feed.Feed;
import afterword.feed.FeedId;
import afterword.feed.FeedNews;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import afterword.feed.PollState;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Feeds; what the poller remembers of one is a single JSON value, since nothing but the poller reads it. */
final class SqliteFeedStore implements FeedStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Database database;

    SqliteFeedStore(Database database) {
        this.database = database;
    }

    @Override
    public List<AddResult> addAll(List<NewFeed> feeds) {
        return database.write(
                handle -> feeds.stream().map(feed -> add(handle, feed)).toList());
    }

    private static AddResult add(Handle handle, NewFeed feed) {
        var known = find(handle, "url = :value", feed.url().toString());
        if (known.isPresent() && known.get().status() != FeedStatus.REMOVED) {
            return new AddResult.AlreadyFollowed(known.get());
        }
        var every = feed.every();
        handle.createUpdate("""
                        INSERT INTO feed (url, title, site, every_ms, status, poll_state, due_at)
                        VALUES (:url, :title, :site, :every, 'ACTIVE', :state, :due)
                        ON CONFLICT (url) DO UPDATE SET title = excluded.title, every_ms = excluded.every_ms,
                            status = 'ACTIVE', poll_state = excluded.poll_state, due_at = excluded.due_at
                        """)
                .bind("url", feed.url().toString())
                .bind("title", feed.title())
                .bind("site", Objects.toString(feed.site(), null))
                .bind("every", every == null ? null : every.toMillis())
                .bind("state", json(PollState.fresh(feed.dueAt())))
                .bind("due", feed.dueAt().toEpochMilli())
                .execute();
        var added = find(handle, "url = :value", feed.url().toString()).orElseThrow();
        return known.isPresent() ? new AddResult.Restored(added) : new AddResult.Added(added);
    }

    @Override
    public Optional<Feed> find(FeedId id) {
        return database.read(handle -> find(handle, "id = :value", id.value()));
    }

    @Override
    public Optional<Feed> findByUrl(URI url) {
        return database.read(handle -> find(handle, "url = :value", url.toString()));
    }

    private static Optional<Feed> find(Handle handle, String condition, Object value) {
        return handle.createQuery("SELECT * FROM feed WHERE " + condition)
                .bind("value", value)
                .map(SqliteFeedStore::toFeed)
                .findOne();
    }

    @Override
    public List<Feed> list() {
        return database.read(handle -> handle.createQuery("SELECT * FROM feed WHERE status <> 'REMOVED' ORDER BY id")
                .map(SqliteFeedStore::toFeed)
                .list());
    }

    @Override
    public List<Feed> due(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM feed WHERE status = 'ACTIVE' AND due_at <= :now ORDER BY due_at, id LIMIT :limit
                        """)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map(SqliteFeedStore::toFeed)
                .list());
    }

    @Override
    public void recordPoll(
            FeedId id, PollState state, @Nullable String title, @Nullable URI site, @Nullable FeedNews news) {
        database.write(handle -> {
            handle.createUpdate("""
                            UPDATE feed SET poll_state = :state, due_at = :due, title = COALESCE(:title, title),
                                site = COALESCE(:site, site)
                            WHERE id = :id
                            """)
                    .bind("state", json(state))
                    .bind("due", state.dueAt().toEpochMilli())
                    .bind("title", title)
                    .bind("site", Objects.toString(site, null))
                    .bind("id", id.value())
                    .execute();
            if (news != null) {
                switch (news.what()) {
                    case GONE -> suspend(handle, id, FeedStatus.GONE);
                    case MERGED -> suspend(handle, id, FeedStatus.REMOVED);
                    case FAILING, BACK -> {}
                }
                FeedNotes.owe(handle, id, news);
            }
            return null;
        });
    }

    @Override
    public boolean move(FeedId id, URI url) {
        return database.write(handle -> handle.createUpdate("UPDATE OR IGNORE feed SET url = :url WHERE id = :id")
                        .bind("url", url.toString())
                        .bind("id", id.value())
                        .execute()
                > 0);
    }

    @Override
    public void every(FeedId id, Duration every, Instant dueAt) {
        database.write(handle -> handle.createUpdate("UPDATE feed SET every_ms = :every, due_at = :due WHERE id = :id")
                .bind("every", every.toMillis())
                .bind("due", dueAt.toEpochMilli())
                .bind("id", id.value())
                .execute());
    }

    @Override
    public void suspend(FeedId id, FeedStatus status) {
        database.write(handle -> suspend(handle, id, status));
    }

    private static int suspend(Handle handle, FeedId id, FeedStatus status) {
        return handle.createUpdate("UPDATE feed SET status = :status WHERE id = :id AND status <> 'REMOVED'")
                .bind("status", status.name())
                .bind("id", id.value())
                .execute();
    }

    @Override
    public void resume(FeedId id, Instant dueAt) {
        database.write(handle -> handle.createUpdate("""
                        UPDATE feed SET status = 'ACTIVE', due_at = :due WHERE id = :id AND status <> 'REMOVED'
                        """)
                .bind("due", dueAt.toEpochMilli())
                .bind("id", id.value())
                .execute());
    }

    @Override
    public void reschedule(FeedId id, Instant dueAt) {
        database.write(handle -> handle.createUpdate("UPDATE feed SET due_at = :due WHERE id = :id")
                .bind("due", dueAt.toEpochMilli())
                .bind("id", id.value())
                .execute());
    }

    @Override
    public void remove(FeedId id) {
        suspend(id, FeedStatus.REMOVED);
    }

    private static String json(PollState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A poll's state is plain data", e);
        }
    }

    private static Feed toFeed(ResultSet row, StatementContext context) throws SQLException {
        var every = row.getLong("every_ms");
        var interval = row.wasNull() ? null : Duration.ofMillis(every);
        var site = row.getString("site");
        try {
            return new Feed(
                    new FeedId(row.getLong("id")),
                    URI.create(row.getString("url")),
                    row.getString("title"),
                    site == null ? null : URI.create(site),
                    interval,
                    FeedStatus.valueOf(row.getString("status")),
                    JSON.readValue(row.getString("poll_state"), PollState.class)
                            .dueAt(Instant.ofEpochMilli(row.getLong("due_at"))));
        } catch (JsonProcessingException e) {
            throw new StorageException("The database holds a poll state that cannot be read", e);
        }
    }
}
