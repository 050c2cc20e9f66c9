package afterword.feed;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much goes on at once. A task that takes long moves over and makes room for the next one, and what its host has to do afterwards begins there, until
 * it is quick again: so a slow host takes the place of no other.
 */
final class Lanes implements AutoCloseable {
    private static final int QUICK = 64;
    private static final int SLOW = 192;
    /** Their documents are held in memory whole. */
    private static final int LONG = 2;

    private final Semaphore quick = new Semaphore(QUICK, true);
    private final Semaphore slow = new Semaphore(SLOW, true);
    private final Semaphore longer = new Semaphore(LONG, true);
    private final Set<String> slowHosts = ConcurrentHashMap.newKeySet();
    private final Duration patience;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lanes").factory());

    /** @param patience how long a task may take before it moves over */
    Lanes(Duration patience) {
        this.patience = patience;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Whether the host's tasks begin among the slow ones. */
    boolean isSlow(String host) {
        return slowHosts.contains(host);
    }

    /** Runs the task when there is room. */
    void run(String host, boolean isLong, Runnable task) throws InterruptedException {
        if (isLong) {
            longer.acquire();
            try {
                task.run();
            } finally {
                longer.release();
            }
            return;
        }
        var place = new Place(host, isSlow(host) ? slow : quick);
        place.take();
        try {
            task.run();
        } finally {
            place.giveBack();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private final class Place {
        private final String host;
        private Semaphore held;
        private boolean late;
        private boolean over;
        private @Nullable Future<?> watch;

        Place(String host, Semaphore held) {
            this.host = host;
            this.held = held;
        }

        void take() throws InterruptedException {
            held.acquire();
            if (!timer.isShutdown()) {
                watch = timer.schedule(this::moveOver, patience.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private synchronized void moveOver() {
            late = true;
            slowHosts.add(host);
            if (!over && held.equals(quick) && slow.tryAcquire()) {
                held = slow;
                quick.release();
            }
        }

        synchronized void giveBack() {
            over = true;
            held.release();
            if (watch != null) {
                watch.cancel(false);
            }
            if (!late) {
                slowHosts.remove(host);
            }
        }
    }
}
