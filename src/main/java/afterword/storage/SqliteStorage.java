package afterword.storage;

import afterword.article.ArticleStore;
import afterword.article.DeletionStore;
import afterword.article.IntakeStore;
import afterword.chat.UpdateInbox;
import afterword.comment.CommentStore;
import afterword.delivery.DeliveryStore;
import afterword.delivery.FeedNoticeStore;
import afterword.delivery.PostHistory;
import afterword.destination.DestinationSettingsStore;
import afterword.destination.DestinationStore;
import afterword.feed.FeedStore;
import afterword.feed.HubStore;
import afterword.person.PersonStore;
import afterword.poll.PollStore;
import afterword.subscription.SubscriptionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All stores over one SQLite file. */
public final class SqliteStorage implements Storage {
    private final Database database;
    private final @Nullable ProcessLock lock;
    private final InstantSource time;

    private SqliteStorage(Database database, @Nullable ProcessLock lock, InstantSource time) {
        this.database = database;
        this.lock = lock;
        this.time = time;
    }

    /** Opens the file, or makes it; a {@link StorageException} says what is wrong with it and what to do. */
    public static SqliteStorage open(Path file, InstantSource time) {
        return open(file, false, time);
    }

    /** As {@link #open}, for the one process that delivers: a second one is refused by a {@link StorageException}. */
    public static SqliteStorage openAlone(Path file, InstantSource time) {
        return open(file, true, time);
    }

    private static SqliteStorage open(Path file, boolean alone, InstantSource time) {
        @Nullable ProcessLock lock = null;
        var folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            lock = alone ? ProcessLock.take(file.toAbsolutePath()) : null;
            return new SqliteStorage(Database.open(file), lock, time);
        } catch (IOException e) {
            throw new StorageException(
                    "Nothing can be written to the folder " + folder + ": make it writable for the user that runs"
                            + " Afterword, or choose another storage.path.",
                    e);
        } catch (RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            throw e instanceof StorageException ? e : new StorageException(file + ": " + StorageTrouble.sentence(e), e);
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(database.trouble());
    }

    @Override
    public Optional<String> setting(String name) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void setting(String name, String value) {
        database.write(handle ->
                handle.createUpdate("""
                        INSERT INTO setting (name, value) VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).bind("name", name).bind("value", value).execute());
    }

    @Override
    public void prune(Instant now) {
        database.write(handle -> {
            Handled.prune(handle, now);
            handle.createUpdate("""
                            DELETE FROM delivery
                            WHERE kind IN ('POST_EDIT', 'MIRROR_EDIT', 'MIRROR_DELETE')
                              AND state IN ('sent', 'skipped', 'dead') AND ended_at < :old
                            """)
                    .bind("old", now.minus(Duration.ofDays(7)).toEpochMilli())
                    .execute();
            return SqliteUpdateInbox.prune(handle, now);
        });
    }

    @Override
    public void backup(Path to) {
        database.read(handle -> handle.execute("VACUUM INTO ?", to.toString()));
    }

    @Override
    public ArticleStore articles() {
        return new SqliteArticleStore(database);
    }

    @Override
    public IntakeStore intake() {
        return new SqliteIntakeStore(database);
    }

    @Override
    public DeletionStore deletions() {
        return new SqliteDeletionStore(database);
    }

    @Override
    public FeedStore feeds() {
        return new SqliteFeedStore(database);
    }

    @Override
    public HubStore hubs() {
        return new SqliteHubStore(database);
    }

    @Override
    public FeedNoticeStore feedNotices() {
        return new SqliteFeedNoticeStore(database);
    }

    @Override
    public DestinationStore destinations() {
        return new SqliteDestinationStore(database);
    }

    @Override
    public DestinationSettingsStore destinationSettings() {
        return new SqliteDestinationSettingsStore(database);
    }

    @Override
    public PostHistory posts() {
        return new SqlitePostHistory(database);
    }

    @Override
    public DeliveryStore deliveries() {
        return new SqliteDeliveryStore(database);
    }

    @Override
    public CommentStore comments() {
        return new SqliteCommentStore(database);
    }

    @Override
    public PollStore polls() {
        return new SqlitePollStore(database);
    }

    @Override
    public SubscriptionStore subscriptions() {
        return new SqliteSubscriptionStore(database);
    }

    @Override
    public PersonStore people() {
        return new SqlitePersonStore(database);
    }

    @Override
    public UpdateInbox updates() {
        return new SqliteUpdateInbox(database, time);
    }

    @Override
    public void close() {
        database.close();
        if (lock != null) {
            lock.close();
        }
    }
}
