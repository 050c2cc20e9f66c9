package afterword.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database file: one connection that writes, a few that read. Writes wait in a queue; those that have gathered are
 * committed together (one fsync), and each caller returns when its own is durable.
 */
final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int MAX_BATCH = 256;

    private final Jdbi readers;
    private final ReaderPool pool;
    private final Handle writer;
    private final LinkedBlockingQueue<Write<?>> queue = new LinkedBlockingQueue<>();
    private final Thread writing;
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    private Database(Path file) {
        var source = source(file);
        writer = Jdbi.create(source).open();
        pool = new ReaderPool(source);
        readers = Jdbi.create(pool);
        writing = Thread.ofPlatform().name("storage").daemon(true).start(this::writeForEver);
    }

    /** Opens the file, made if it is not there, and brings its schema up to date. */
    static Database open(Path file) {
        var database = new Database(file);
        try {
            Migrations.run(database.writer);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5_000);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Reads; sees everything written before. */
    <T extends @Nullable Object> T read(Work<T> work) {
        return readers.<T, RuntimeException>withHandle(work::on);
    }

    /** Writes in one transaction and returns when it is durable. What the work throws is thrown here and undoes only this work. */
    <T extends @Nullable Object> T write(Work<T> work) {
        if (closed) {
            throw new IllegalStateException("The database is closed");
        }
        var write = new Write<>(work, new CompletableFuture<T>());
        queue.add(write);
        try {
            return write.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Why writing fails at present; null while it works. */
    @Nullable
    String trouble() {
        return trouble;
    }

    private void writeForEver() {
        var batch = new ArrayList<Write<?>>();
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException _) {
            // close() interrupts when nothing is to be written any more.
            queue.drainTo(batch);
            batch.forEach(
                    write -> write.done().completeExceptionally(new IllegalStateException("The database is closed")));
        }
    }

    private void commit(List<Write<?>> batch) {
        var finished = new ArrayList<Runnable>(batch.size());
        try {
            writer.begin();
            for (var write : batch) {
                finished.add(runOne(write));
            }
            writer.commit();
        } catch (RuntimeException e) {
            undo();
            failed(StorageTrouble.sentence(e), e);
            batch.forEach(write -> write.done().completeExceptionally(e));
            return;
        }
        recovered();
        finished.forEach(Runnable::run);
    }

    private <T extends @Nullable Object> Runnable runOne(Write<T> write) {
        writer.savepoint("work");
        try {
            var result = write.work().on(writer);
            writer.releaseSavepoint("work");
            return () -> write.done().complete(result);
        } catch (RuntimeException e) {
            if (StorageTrouble.endsTransaction(e)) {
                throw e;
            }
            writer.rollbackToSavepoint("work");
            return () -> write.done().completeExceptionally(e);
        }
    }

    private void failed(String sentence, RuntimeException cause) {
        if (!sentence.equals(trouble)) {
            log.error("Nothing can be written. {}", sentence, cause);
        }
        trouble = sentence;
    }

    private void recovered() {
        if (trouble != null) {
            log.info("The database can be written again");
            trouble = null;
        }
    }

    private void undo() {
        try {
            writer.rollback();
        } catch (RuntimeException e) {
            // SQLite rolls back by itself on some errors (a full disk); there is then nothing left to undo.
            log.debug("Rollback had nothing to do", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        writing.interrupt();
        try {
            writing.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writer.close();
        pool.close();
    }

    /** SQL to run on a connection. */
    interface Work<T extends @Nullable Object> {
        T on(Handle handle);
    }

    private record Write<T extends @Nullable Object>(Work<T> work, CompletableFuture<T> done) {}

    /** Keeps a few connections open for readers, since opening one costs more than a typical read. */
    private static final class ReaderPool implements org.jdbi.v3.core.ConnectionFactory {
        private static final int KEPT = 4;
        private final SQLiteDataSource source;
        private final LinkedBlockingQueue<Connection> idle = new LinkedBlockingQueue<>(KEPT);

        ReaderPool(SQLiteDataSource source) {
            this.source = source;
        }

        @Override
        public Connection openConnection() throws SQLException {
            var connection = idle.poll();
            return connection == null ? source.getConnection() : connection;
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            if (!idle.offer(connection)) {
                connection.close();
            }
        }

        void close() {
            var connection = idle.poll();
            while (connection != null) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    log.warn("A reading connection did not close", e);
                }
                connection = idle.poll();
            }
        }
    }
}
