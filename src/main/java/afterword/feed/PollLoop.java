package afterword.feed;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls what is due: one connection to a host at a time, at most 64 in all, so that a slow host delays nobody but itself. {@link #pollDue} wants to be
 * called every second or so and returns at once.
 */
public final class PollLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
    private static final int CONCURRENT = 64;
    private static final int BATCH = 500;
    private static final int SECONDS_TO_FINISH = 5;

    private final FeedStore feeds;
    private final FeedPoller poller;
    private final ItemSink sink;
    private final PollListener listener;
    private final InstantSource time;
    private final HostPatience patience = new HostPatience();
    private final Semaphore permits = new Semaphore(CONCURRENT);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("poll-", 0).factory());
    /** By host, those that wait for their turn; a host without an entry has no worker. Guards itself and what is beside it. */
    private final Map<String, Deque<FeedId>> waiting = new HashMap<>();

    private final Set<FeedId> taken = new HashSet<>();
    private boolean closed;

    public PollLoop(FeedStore feeds, FeedPoller poller, ItemSink sink, PollListener listener, InstantSource time) {
        this.feeds = feeds;
        this.poller = poller;
        this.sink = sink;
        this.listener = listener;
        this.time = time;
    }

    /** Begins to poll all feeds whose time has come. */
    public void pollDue() {
        int known;
        synchronized (waiting) {
            known = taken.size();
        }
        // Those already taken are still due in the store.
        feeds.due(time.instant(), known + BATCH).forEach(this::pollSoon);
    }

    /** Polls a feed as soon as its host is free, due or not. */
    public void pollSoon(Feed feed) {
        var host = WebAddress.host(feed.url());
        synchronized (waiting) {
            if (closed || !taken.add(feed.id())) {
                return;
            }
            var queue = waiting.get(host);
            if (queue != null) {
                queue.add(feed.id());
                return;
            }
            waiting.put(host, new ArrayDeque<>(Set.of(feed.id())));
        }
        workers.execute(() -> serve(host));
    }

    private void serve(String host) {
        for (var id = next(host); id != null; id = next(host)) {
            try {
                permits.acquire();
                try {
                    serve(host, id);
                } finally {
                    permits.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("Feed {} could not be polled and will be tried again", id, e);
            } finally {
                release(id);
            }
        }
    }

    private @Nullable FeedId next(String host) {
        synchronized (waiting) {
            var queue = waiting.get(host);
            var id = queue == null || closed ? null : queue.poll();
            if (id == null) {
                waiting.remove(host);
            }
            return id;
        }
    }

    private void release(FeedId id) {
        synchronized (waiting) {
            taken.remove(id);
        }
    }

    private void serve(String host, FeedId id) {
        // It may have waited long: what was read when it fell due may be out of date.
        var feed = feeds.find(id).orElse(null);
        if (feed == null || feed.status() != FeedStatus.ACTIVE) {
            return;
        }
        var closedUntil = patience.closedUntil(host, time.instant());
        if (closedUntil != null) {
            feeds.recordPoll(id, feed.poll().dueAt(closedUntil), null, null);
            return;
        }
        var outcome = poll(feed);
        patience.note(host, outcome);
        listener.polled(feed, outcome);
    }

    private PollOutcome poll(Feed feed) {
        try {
            return poller.poll(feed, sink);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("Polling {} failed", feed.url(), e);
            return poller.broken(feed, e);
        }
    }

    /** Lets the polls that run finish within 5 s, and starts no more. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
        }
        workers.shutdown();
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
