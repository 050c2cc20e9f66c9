package afterword.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second process from working on the same database: it would take the calls that the first has under way for
 * those of a crash. The system frees the lock when the process ends, however it ends.
 */
final class ProcessLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ProcessLock.class);

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a database file, in a file beside it; a {@link StorageException} when another process has it. */
    static ProcessLock take(Path database) throws IOException {
        // Not the database itself: closing any handle of a file would give up SQLite's own locks on it.
        var file = database.resolveSibling(database.getFileName() + ".lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new StorageException(
                    database + " is in use by another Afterword: stop that one first, or give this one"
                            + " another storage.path.");
        }
        return new ProcessLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("The lock beside the database could not be given up", e);
        }
    }
}
