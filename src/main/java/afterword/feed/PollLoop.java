package afterword.feed;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls what is due, host by host. {@link #pollDue} wants to be called every second or so and returns at once. */
public final class PollLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
    private static final int BATCH = 500;

    private final FeedStore feeds;
    private final FeedPoller poller;
    private final ItemSink sink;
    private final PollListener listener;
    private final InstantSource time;
    private final HostPatience patience = new HostPatience();
    private final HostTurns turns = new HostTurns();
    private final Set<FeedId> taken = ConcurrentHashMap.newKeySet();

    public PollLoop(FeedStore feeds, FeedPoller poller, ItemSink sink, PollListener listener, InstantSource time) {
        this.feeds = feeds;
        this.poller = poller;
        this.sink = sink;
        this.listener = listener;
        this.time = time;
    }

    /** Where other requests to the same hosts wait for their turn. */
    public HostTurns turns() {
        return turns;
    }

    /** Begins to poll all feeds whose time has come. */
    public void pollDue() {
        // Those already taken are still due in the store.
        feeds.due(time.instant(), taken.size() + BATCH).forEach(this::pollSoon);
    }

    /** Polls a feed as soon as its host is free, due or not. */
    public void pollSoon(Feed feed) {
        var host = WebAddress.host(feed.url());
        if (taken.add(feed.id()) && !turns.await(host, () -> serve(host, feed.id()))) {
            taken.remove(feed.id());
        }
    }

    private void serve(String host, FeedId id) {
        try {
            pollNow(host, id);
        } finally {
            taken.remove(id);
        }
    }

    private void pollNow(String host, FeedId id) {
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
        turns.close();
    }
}
