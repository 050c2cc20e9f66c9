package afterword.storage;

import afterword.article.ArticleStore;
import afterword.article.DeletionStore;
import afterword.article.IntakeStore;
import afterword.chat.UpdateInbox;
import afterword.comment.CommentStore;
import afterword.delivery.DeliveryStore;
import afterword.destination.DestinationStore;
import afterword.feed.FeedStore;
import afterword.feed.HubStore;
import afterword.person.PersonStore;
import afterword.poll.PollStore;
import afterword.subscription.SubscriptionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The stores of all features over one SQLite file. */
public final class SqliteStorage implements AutoCloseable {
    private final Database database;
    private final InstantSource time;

    private SqliteStorage(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Opens the file, or makes it; a {@link StorageException} says what is wrong with it and what to do. */
    public static SqliteStorage open(Path file, InstantSource time) {
        var folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new SqliteStorage(Database.open(file), time);
        } catch (IOException e) {
            throw new StorageException("The folder " + folder + " cannot be made: choose another storage.path.", e);
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StorageException(file + ": " + StorageTrouble.sentence(e), e);
        }
    }

    /** Why nothing can be written at present; empty while all is well. */
    public Optional<String> trouble() {
        return Optional.ofNullable(database.trouble());
    }

    /** A small fact that must outlive the process; empty where it was never kept. */
    public Optional<String> setting(String name) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    /** Keeps a small fact, in place of the one before. */
    public void setting(String name, String value) {
        database.write(handle ->
                handle.createUpdate("""
                        INSERT INTO setting (name, value) VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).bind("name", name).bind("value", value).execute());
    }

    /** Copies the database, as it is now, to a new file. */
    public void backup(Path to) {
        database.read(handle -> handle.execute("VACUUM INTO ?", to.toString()));
    }

    public ArticleStore articles() {
        return new SqliteArticleStore(database);
    }

    public IntakeStore intake() {
        return new SqliteIntakeStore(database);
    }

    public DeletionStore deletions() {
        return new SqliteDeletionStore(database);
    }

    public FeedStore feeds() {
        return new SqliteFeedStore(database);
    }

    public HubStore hubs() {
        return new SqliteHubStore(database);
    }

    public DestinationStore destinations() {
        return new SqliteDestinationStore(database);
    }

    public DeliveryStore deliveries() {
        return new SqliteDeliveryStore(database);
    }

    public CommentStore comments() {
        return new SqliteCommentStore(database);
    }

    public PollStore polls() {
        return new SqlitePollStore(database);
    }

    public SubscriptionStore subscriptions() {
        return new SqliteSubscriptionStore(database);
    }

    public PersonStore people() {
        return new SqlitePersonStore(database);
    }

    public UpdateInbox updates() {
        return new SqliteUpdateInbox(database, time);
    }

    @Override
    public void close() {
        database.close();
    }
}
