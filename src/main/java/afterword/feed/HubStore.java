package afterword.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The WebSub subscriptions, each under its token. One outlives its feed until the hub has let go. */
public interface HubStore {
    /** Keeps a subscription in place of the one with the same token. */
    void save(HubSubscription subscription);

    Optional<HubSubscription> find(String token);

    /** The subscription of a feed that is not being ended. */
    Optional<HubSubscription> current(FeedId feed);

    /** Those whose {@link HubSubscription#nextAt} has come, the longest overdue first. */
    List<HubSubscription> due(Instant now, int limit);

    /** Begins to end the subscriptions of feeds that are not polled any more. */
    void leaveUnpolled();

    /** Notes that the hub pushed at that time. */
    void pushed(String token, Instant at);

    /** Notes that the hub kept silent about something new. */
    void missed(String token);

    void forget(String token);
}
