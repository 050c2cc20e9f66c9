package afterword.platform.telegram;

import afterword.chat.UpdateInbox;
import afterword.chat.UpdateInbox.StoredUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the stored updates in their order and has each handled once. One that fails is tried three times, beside those
 * after it, and then given up, so that it blocks nothing.
 */
final class UpdateWorker {
    private static final Logger log = LoggerFactory.getLogger(UpdateWorker.class);
    private static final int BATCH = 100;
    private static final int MAX_UNDER_WAY = 256;
    private static final int TRIES = 3;
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(30);

    private final UpdateInbox inbox;
    private final Handler handler;
    private final Timing timing;
    private final InstantSource time;
    private final Lanes lanes = new Lanes();
    private final Semaphore news = new Semaphore(0);
    private final StopSignal stop = new StopSignal();
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    /** Handled, but the inbox could not be told: to be told again, not to be done again. */
    private final Set<Long> unmarked = ConcurrentHashMap.newKeySet();

    private final Map<Long, Failure> failures = new HashMap<>();

    UpdateWorker(UpdateInbox inbox, Handler handler, Timing timing, InstantSource time) {
        this.inbox = inbox;
        this.handler = handler;
        this.timing = timing;
        this.time = time;
    }

    /** Handles one update. */
    interface Handler {
        /** Does what must be done in order, and gives what may take its time; throws when it is to be tried again. */
        Optional<Answer> handle(StoredUpdate update);
    }

    /** An answer still to be made, in the lane of the person who asked. */
    record Answer(String lane, Runnable work) {}

    private record Failure(int tries, Instant notBefore) {}

    void start() {
        Thread.ofVirtual().name("telegram-updates").start(this::run);
    }

    /** There are new updates in the inbox. */
    void wake() {
        news.release();
    }

    void close() {
        stop.raise();
        wake();
        lanes.close(timing.farewell());
    }

    private void run() {
        var failed = 0;
        while (!stop.isRaised()) {
            try {
                var worked = pass();
                failed = 0;
                if (!worked) {
                    awaitNews();
                }
            } catch (RuntimeException e) {
                failed++;
                log.error("The Telegram inbox could not be worked off and will be tried again", e);
                stop.raisedWithin(timing.pauseAfter(failed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Looks at the oldest updates once; true when at least one was taken. */
    private boolean pass() {
        var worked = false;
        var passedOver = underWay.size() + unmarked.size() + failures.size();
        for (var update : inbox.unhandled(BATCH + passedOver)) {
            if (stop.isRaised() || underWay.size() >= MAX_UNDER_WAY) {
                return false;
            }
            if (unmarked.contains(update.updateId())) {
                mark(update.updateId());
            } else if (isDue(update.updateId())) {
                attempt(update);
                worked = true;
            }
        }
        return worked;
    }

    private void awaitNews() throws InterruptedException {
        var wait = failures.isEmpty() && unmarked.isEmpty() ? LOOK_ANYWAY : timing.firstPause();
        var _ = news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
    }

    private boolean isDue(long id) {
        var failure = failures.get(id);
        return !underWay.contains(id) && (failure == null || !time.instant().isBefore(failure.notBefore()));
    }

    private void attempt(StoredUpdate update) {
        var id = update.updateId();
        try {
            var answer = handler.handle(update);
            failures.remove(id);
            if (answer.isPresent()) {
                underWay.add(id);
                lanes.run(answer.get().lane(), () -> answer(id, answer.get()));
            } else {
                mark(id);
            }
        } catch (RuntimeException e) {
            failed(id, e);
        }
    }

    private void answer(long id, Answer answer) {
        try {
            answer.work().run();
        } catch (RuntimeException e) {
            log.error("Telegram update {} could not be answered", id, e);
        }
        // Interrupted while closing: the answer was not tried, and the next start tries it.
        if (!Thread.currentThread().isInterrupted()) {
            mark(id);
        }
        underWay.remove(id);
        wake();
    }

    private void failed(long id, RuntimeException cause) {
        var tries =
                1 + Optional.ofNullable(failures.get(id)).map(Failure::tries).orElse(0);
        if (tries == TRIES) {
            failures.remove(id);
            log.error("Telegram update {} failed {} times and is given up", id, tries, cause);
            mark(id);
            return;
        }
        failures.put(id, new Failure(tries, time.instant().plus(timing.pauseAfter(tries))));
        log.warn("Telegram update {} failed and will be tried again", id, cause);
    }

    private void mark(long id) {
        try {
            inbox.handled(id);
            unmarked.remove(id);
        } catch (RuntimeException e) {
            unmarked.add(id);
            log.error("Telegram update {} could not be marked as handled", id, e);
        }
    }
}
