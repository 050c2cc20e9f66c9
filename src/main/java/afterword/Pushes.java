package afterword;

import afterword.feed.FeedStore;
import afterword.feed.HostTurns;
import afterword.feed.Hub;
import afterword.feed.HubCallback;
import afterword.feed.HubStore;
import afterword.feed.HubSubscriber;
import afterword.feed.ItemSink;
import afterword.feed.PushedFeeds;
import java.net.URI;
import java.time.InstantSource;

/** WebSub, as it works together when the world can reach us. */
final class Pushes {
    private final HubStore subscriptions;
    private final FeedStore feeds;
    private final HubSubscriber subscriber;
    private final InstantSource time;

    /** @param publicUrl how the world reaches our web server */
    Pushes(HubStore subscriptions, FeedStore feeds, Hub hub, URI publicUrl, InstantSource time) {
        this.subscriptions = subscriptions;
        this.feeds = feeds;
        this.time = time;
        var base = publicUrl.toString().replaceAll("/+$", "");
        subscriber = new HubSubscriber(subscriptions, hub, URI.create(base + WebSubRoute.PATH), time);
    }

    PushedFeeds around(ItemSink items) {
        return new PushedFeeds(items, subscriber, subscriptions, feeds, time);
    }

    WebSubRoute route(HostTurns turns) {
        return new WebSubRoute(new HubCallback(subscriptions, feeds, turns, time));
    }

    void tend(HostTurns turns) {
        subscriber.tend(turns);
    }
}
