package afterword.storage;

import afterword.chat.ChannelInfo;
import afterword.delivery.DeliveryStore;
import afterword.delivery.Owed;
import afterword.destination.DestinationStore;
import java.nio.file.Path;
import java.time.Instant;

/** A database into which deliveries of any kind can be written, whatever they are for. */
public final class WrittenDeliveries implements AutoCloseable {
    private final Database database;

    public WrittenDeliveries(Path folder) {
        database = Database.open(folder.resolve("test.db"));
    }

    public DeliveryStore deliveries() {
        return new SqliteDeliveryStore(database);
    }

    public DestinationStore destinations() {
        return new SqliteDestinationStore(database);
    }

    public void destination(ChannelInfo channel, Instant now) {
        if (!destinations().add(channel, 0, now).isNew()) {
            throw new IllegalStateException("Added twice: " + channel);
        }
    }

    public void owe(Owed owed, Instant now) {
        database.write(handle -> {
            Outbox.owe(handle, owed, now, now);
            return null;
        });
    }

    /** How far the one delivery with this subject has come, in the database's word. */
    public String state(long subject) {
        return database.read(handle -> handle.createQuery("SELECT state FROM delivery WHERE subject = :subject")
                .bind("subject", subject)
                .mapTo(String.class)
                .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
