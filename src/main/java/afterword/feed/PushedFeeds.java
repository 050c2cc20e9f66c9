package afterword.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Watches polls for the hubs that feeds name, and slows the polls of feeds whose hub has shown that it pushes: then one a day is enough to notice what
 * it misses. A hub that missed something is not relied upon until it pushes again.
 */
public final class PushedFeeds implements ItemSink, PollListener {
    private static final Duration ONE_PULL = Duration.ofDays(1);

    private final ItemSink items;
    private final HubSubscriber subscriber;
    private final HubStore subscriptions;
    private final FeedStore feeds;
    private final InstantSource time;

    /** @param items where the documents go */
    public PushedFeeds(
            ItemSink items, HubSubscriber subscriber, HubStore subscriptions, FeedStore feeds, InstantSource time) {
        this.items = items;
        this.subscriber = subscriber;
        this.subscriptions = subscriptions;
        this.feeds = feeds;
        this.time = time;
    }

    @Override
    public boolean reachesKnown(Feed feed, ParsedFeed document) {
        return items.reachesKnown(feed, document);
    }

    @Override
    public int accept(Feed feed, ParsedFeed document) {
        int fresh = items.accept(feed, document);
        subscriber.noticed(feed, document.links());
        if (fresh > 0) {
            subscriptions
                    .current(feed.id())
                    .filter(it -> wasSilent(it, feed))
                    .ifPresent(it -> subscriptions.missed(it.token()));
        }
        return fresh;
    }

    @Override
    public boolean wantsWhole(Feed feed) {
        return items.wantsWhole(feed);
    }

    private static boolean wasSilent(HubSubscription subscription, Feed feed) {
        var pushed = subscription.pushedAt();
        var lastPoll = feed.poll().health().lastSuccessAt();
        return pushed != null && lastPoll != null && !pushed.isAfter(lastPoll);
    }

    @Override
    public void polled(Feed feed, PollOutcome outcome) {
        boolean healthy = outcome instanceof PollOutcome.Read || outcome instanceof PollOutcome.Unchanged;
        // An admin's own interval comes before everything.
        if (!healthy || feed.every() != null) {
            return;
        }
        var now = time.instant();
        boolean fresh = outcome instanceof PollOutcome.Read read && read.newItems() > 0;
        subscriptions
                .current(feed.id())
                .filter(it -> it.isLive(now) && it.pushedAt() != null)
                // Pushed, and nothing new was there: a cache gave what was before, and the feed's own pace finds it.
                .filter(it -> fresh || wasSilent(it, feed))
                .ifPresent(_ -> feeds.reschedule(
                        feed.id(), now.plus(NextPoll.jittered(ONE_PULL, RandomGenerator.getDefault()))));
    }
}
