package afterword.feed;

import afterword.feed.FetchRequest.Extent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
    private final HostPatience patience;
    private final HostTurns turns = new HostTurns();
    private final Set<FeedId> taken = ConcurrentHashMap.newKeySet();
    /** Found to be long since the start: asking for them as for short ones would be in vain. */
    private final Set<FeedId> longFeeds = ConcurrentHashMap.newKeySet();

    /** Spares no host for what it answered another feed. */
    public PollLoop(FeedStore feeds, FeedPoller poller, ItemSink sink, PollListener listener, InstantSource time) {
        this(feeds, poller, sink, listener, time, new HostPatience());
    }

    /** @param patience the hosts that asked for it again and again are spared */
    public PollLoop(
            FeedStore feeds,
            FeedPoller poller,
            ItemSink sink,
            PollListener listener,
            InstantSource time,
            HostPatience patience) {
        this.feeds = feeds;
        this.poller = poller;
        this.sink = sink;
        this.listener = listener;
        this.time = time;
        this.patience = patience;
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
        if (taken.add(feed.id())) {
            queue(WebAddress.server(feed.url()), feed.id());
        }
    }

    private void queue(String host, FeedId id) {
        boolean queued = longFeeds.contains(id)
                ? turns.awaitLong(host, () -> serve(host, id, Extent.WHOLE))
                : turns.await(host, () -> serve(host, id, Extent.SHORT));
        if (!queued) {
            taken.remove(id);
        }
    }

    private void serve(String host, FeedId id, Extent extent) {
        boolean again = false;
        try {
            again = pollNow(host, id, extent) instanceof PollOutcome.TooLong;
        } finally {
            if (!again) {
                taken.remove(id);
            }
        }
        if (again) {
            longFeeds.add(id);
            queue(host, id);
        }
    }

    /** Null when it was not the time for it. */
    private @Nullable PollOutcome pollNow(String host, FeedId id, Extent extent) {
        // It may have waited long: what was read when it fell due may be out of date.
        var feed = feeds.find(id).orElse(null);
        if (feed == null || feed.status() != FeedStatus.ACTIVE) {
            return null;
        }
        var now = time.instant();
        var held = held(feed, host, now);
        if (held.dueAt().isAfter(now)) {
            feeds.recordPoll(id, held, null, null);
            return null;
        }
        var outcome = poll(feed, extent);
        if (!(outcome instanceof PollOutcome.TooLong)) {
            listener.polled(feed, outcome);
        }
        return outcome;
    }

    /** The feed's state, due when its server allows a poll that is wanted now. An admin's own interval yields only to what the server has said. */
    private PollState held(Feed feed, String host, Instant now) {
        var said = patience.saidUntil(host, now);
        var state = said == null ? feed.poll() : feed.poll().waitingUntil(said);
        var closed = feed.every() == null ? patience.closedUntil(host, now) : null;
        return state.dueAt(state.allowed(closed == null ? now : closed));
    }

    private PollOutcome poll(Feed feed, Extent extent) {
        try {
            return poller.poll(feed, sink, extent);
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
