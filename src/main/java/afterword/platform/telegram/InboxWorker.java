package afterword.platform.telegram;

import afterword.chat.UpdateInbox;
import afterword.chat.UpdateInbox.StoredUpdate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the inbox's updates one after the other, those of a crashed process first. An update that keeps failing is left behind, never in the way. */
final class InboxWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);
    private static final int BATCH = 100;
    private static final int TRIES = 3;
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final UpdateInbox inbox;
    private final UpdateTranslator translator;
    private final UpdateHandler handler;
    private final Semaphore woken = new Semaphore(0);
    private final Map<Long, Integer> failures = new HashMap<>();
    private @Nullable Thread thread;

    InboxWorker(UpdateInbox inbox, UpdateTranslator translator, UpdateHandler handler) {
        this.inbox = inbox;
        this.translator = translator;
        this.handler = handler;
    }

    void wake() {
        woken.release();
    }

    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("telegram-inbox").start(this::run);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
                if (woken.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // close() ends the work.
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            var batch = inbox.unhandled(BATCH);
            while (!batch.isEmpty()) {
                for (var update : batch) {
                    handle(update);
                }
                batch = inbox.unhandled(BATCH);
            }
        } catch (RuntimeException e) {
            log.error("The inbox could not be worked on and will be tried again", e);
        }
    }

    private void handle(StoredUpdate update) throws InterruptedException {
        try {
            for (var happening : translator.translate(update)) {
                handler.handle(happening);
            }
        } catch (RuntimeException e) {
            var failed = failures.merge(update.updateId(), 1, Integer::sum);
            log.error("Update {} failed, try {} of {}", update.updateId(), failed, TRIES, e);
            if (failed < TRIES) {
                return;
            }
        }
        failures.remove(update.updateId());
        inbox.handled(update.updateId());
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
        handler.close();
    }
}
