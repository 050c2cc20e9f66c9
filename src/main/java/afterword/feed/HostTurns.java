package afterword.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each server's tasks their turn, one at a time, in order, and so many at once that a slow server delays nobody but itself. */
public final class HostTurns implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostTurns.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SECONDS_TO_FINISH = 5;

    private final Lanes lanes;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("host-", 0).factory());
    /** By host, the tasks that wait; a host without an entry has no worker. Guards itself and what is beside it. */
    private final Map<String, Deque<Task>> waiting = new HashMap<>();

    private boolean closed;

    private record Task(Runnable work, boolean isLong) {}

    public HostTurns() {
        this(PATIENCE);
    }

    HostTurns(Duration patience) {
        lanes = new Lanes(patience);
    }

    /** Runs {@code task} when the host is free; false, never running it, once closed. */
    public boolean await(String host, Runnable task) {
        return await(host, new Task(task, false));
    }

    /** The same for a task that holds a long document in memory: of those there are few at a time. */
    boolean awaitLong(String host, Runnable task) {
        return await(host, new Task(task, true));
    }

    private boolean await(String host, Task task) {
        synchronized (waiting) {
            if (closed) {
                return false;
            }
            var queue = waiting.get(host);
            if (queue != null) {
                queue.add(task);
                return true;
            }
            waiting.put(host, new ArrayDeque<>(List.of(task)));
        }
        workers.execute(() -> serve(host));
        return true;
    }

    private void serve(String host) {
        for (var task = next(host); task != null; task = next(host)) {
            try {
                lanes.run(host, task.isLong, task.work);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Whatever happens, those that wait behind it must get their turn.
                log.error("What was to be done at {} failed and will be tried again", host, e);
            }
        }
    }

    private @Nullable Task next(String host) {
        synchronized (waiting) {
            var queue = waiting.get(host);
            var task = queue == null || closed ? null : queue.poll();
            if (task == null) {
                waiting.remove(host);
            }
            return task;
        }
    }

    /** Lets the tasks that run finish within 5 s, and starts no more. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
        }
        workers.shutdown();
        lanes.close();
        try {
            if (!workers.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
