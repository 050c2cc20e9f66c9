package afterword.platform.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tasks of one lane one after another, and the lanes side by side. */
final class Lanes {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("telegram-answer-", 0).factory());
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    /** Runs the task when those before it in its lane are done; drops it once closed. */
    synchronized void run(String lane, Runnable task) {
        var before = waiting.get(lane);
        if (before != null) {
            before.add(task);
            return;
        }
        try {
            threads.execute(() -> drain(lane, task));
            waiting.put(lane, new ArrayDeque<>());
        } catch (RejectedExecutionException e) {
            log.debug("Closed before a task of lane {} began", lane);
        }
    }

    /** Takes no more tasks, lets those under way finish, and interrupts what is not done in time. */
    void close(Duration farewell) {
        synchronized (this) {
            waiting.values().forEach(Queue::clear);
            threads.shutdown();
        }
        try {
            if (!threads.awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void drain(String lane, Runnable first) {
        var task = first;
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("A task of lane {} failed", lane, e);
            }
            task = next(lane);
        }
    }

    private synchronized @Nullable Runnable next(String lane) {
        var queue = waiting.get(lane);
        var next = queue == null ? null : queue.poll();
        if (next == null) {
            waiting.remove(lane);
        }
        return next;
    }
}
