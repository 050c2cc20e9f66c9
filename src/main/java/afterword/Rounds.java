package afterword;

import afterword.article.DeletionCheck;
import afterword.feed.PollLoop;
import afterword.storage.Storage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again, each time whether or not it failed the last time. */
final class Rounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HUBS = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("timer").factory());
    private final Storage storage;
    private final PollLoop polls;
    private final InstantSource time;

    Rounds(Storage storage, PollLoop polls, InstantSource time) {
        this.storage = storage;
        this.polls = polls;
        this.time = time;
    }

    /** Feeds and what belongs to them are looked after from now on. */
    void read(ConfiguredFeeds configured, DeletionCheck deletions, @Nullable Pushes pushes) {
        every(SECOND, Duration.ZERO, "adding feeds", () -> configured.addDue(polls.turns()));
        every(SECOND, Duration.ZERO, "polling", this::poll);
        every(SECOND, Duration.ZERO, "looking for deleted articles", () -> {
            if (storage.trouble().isEmpty()) {
                deletions.checkDue();
            }
        });
        if (pushes != null) {
            every(HUBS, SECOND, "asking hubs", () -> pushes.tend(polls.turns()));
        }
    }

    /** What takes long belongs on another thread: all rounds share one. */
    void every(Duration interval, Duration first, String name, Runnable task) {
        var _ = timer.scheduleWithFixedDelay(
                () -> guarded(name, task), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nothing is fetched that could not be stored: it would be fetched again and again. */
    private void poll() {
        if (storage.trouble().isEmpty() || writes()) {
            polls.pollDue();
        }
    }

    private boolean writes() {
        try {
            storage.setting("written", String.valueOf(time.instant()));
            return true;
        } catch (RuntimeException e) {
            log.debug("The database cannot be written yet", e);
            return false;
        }
    }

    /** A failure is logged, and the next time comes. */
    static void guarded(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("{} failed and will run again", name, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
