package afterword.feed;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks hubs to push what feeds publish, renews that before it ends, and ends it for feeds that are not polled any more. */
public final class HubSubscriber {
    private static final Logger log = LoggerFactory.getLogger(HubSubscriber.class);
    private static final int BATCH = 50;
    private static final int RANDOM_BYTES = 24;

    private final HubStore subscriptions;
    private final Hub hub;
    private final URI callbacks;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** @param callbacks where hubs reach us: a subscription's token is put behind it */
    public HubSubscriber(HubStore subscriptions, Hub hub, URI callbacks, InstantSource time) {
        this.subscriptions = subscriptions;
        this.hub = hub;
        this.callbacks = callbacks;
        this.time = time;
    }

    /** Takes note of the hub that a feed's document names now, the first if there are several, or of there being none. */
    void noticed(Feed feed, FeedLinks links) {
        var current = subscriptions.current(feed.id());
        if (links.hubs().isEmpty()) {
            current.ifPresent(it -> subscriptions.save(it.leaving()));
            return;
        }
        var named = links.hubs().getFirst();
        // The hub knows the feed by the name that it gives itself, wherever we found it.
        var topic = links.self() == null ? feed.url() : links.self();
        if (current.filter(it -> it.hub().equals(named) && it.topic().equals(topic))
                .isPresent()) {
            return;
        }
        current.ifPresent(it -> subscriptions.save(it.leaving()));
        subscriptions.save(HubSubscription.wanted(feed.id(), named, topic, unguessable(), unguessable()));
    }

    private String unguessable() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Begins to ask hubs for what is due, each in its host's turn; returns at once. */
    public void tend(HostTurns turns) {
        subscriptions.leaveUnpolled();
        for (var due : subscriptions.due(time.instant(), BATCH)) {
            var token = due.token();
            if (taken.add(token) && !turns.await(WebAddress.server(due.hub()), () -> ask(token))) {
                taken.remove(token);
            }
        }
    }

    private void ask(String token) {
        try {
            subscriptions.find(token).ifPresent(this::ask);
        } finally {
            taken.remove(token);
        }
    }

    private void ask(HubSubscription subscription) {
        boolean leaving = subscription.state() == HubState.LEAVING;
        if (leaving && subscription.isAsked()) {
            // A hub that does not answer will stop when the lease ends.
            subscriptions.forget(subscription.token());
            return;
        }
        // Before the call: a hub may verify while it still answers.
        subscriptions.save(subscription.asked(time.instant()));
        var callback = URI.create(callbacks + subscription.token());
        var form =
                leaving ? WebSub.unsubscribeForm(subscription, callback) : WebSub.subscribeForm(subscription, callback);
        switch (hub.ask(subscription.hub(), form)) {
            case HubAnswer.Accepted() -> log.debug("{} was asked about {}", subscription.hub(), subscription.topic());
            case HubAnswer.Rejected(var reason) ->
                log.info(
                        "{} is only polled: its hub {} will not push now. {}",
                        subscription.topic(),
                        subscription.hub(),
                        reason);
        }
    }
}
