package afterword.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the dispatcher going: at once when something new is owed, otherwise when the next may go. */
public final class DeliveryLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    private final Semaphore woken = new Semaphore(0);
    private @Nullable Thread thread;

    /** Something may be due now. Cheap, and callable before {@link #start}. */
    public void wake() {
        woken.release();
    }

    public synchronized void start(DeliveryDispatcher dispatcher) {
        thread = Thread.ofVirtual().name("delivery").start(() -> run(dispatcher));
    }

    private void run(DeliveryDispatcher dispatcher) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var wait = guarded(dispatcher);
                if (woken.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // close() ends the loop.
            Thread.currentThread().interrupt();
        }
    }

    private static Duration guarded(DeliveryDispatcher dispatcher) {
        try {
            return dispatcher.dispatchDue();
        } catch (RuntimeException e) {
            log.error("Delivery failed and will go on", e);
            return AFTER_TROUBLE;
        }
    }

    /** Returns when the dispatcher is not asked any more. */
    @Override
    public synchronized void close() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            var _ = thread.join(LONGEST_STEP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
