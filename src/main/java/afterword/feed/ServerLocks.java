package afterword.feed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one request at a time go to each server, in the order of asking, whoever asks and however he was led there: polls, redirects, further pages,
 * pictures, deletion checks, commands, hubs. Nobody may hold two.
 */
public final class ServerLocks {
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** {@code users} changes inside the map's own lock only. */
    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    /** Waits for the server; false when that took longer than {@code patience}, or the thread was interrupted, which it then still is. */
    boolean enter(String server, Duration patience) {
        var line = lines.compute(server, (_, known) -> {
            var mine = known == null ? new Line() : known;
            mine.users++;
            return mine;
        });
        try {
            if (line.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget(server);
        return false;
    }

    /** Lets the next one go. */
    void leave(String server) {
        var line = lines.get(server);
        if (line == null) {
            throw new IllegalStateException("Nobody is at " + server);
        }
        line.lock.unlock();
        forget(server);
    }

    private void forget(String server) {
        lines.computeIfPresent(server, (_, line) -> --line.users == 0 ? null : line);
    }
}
