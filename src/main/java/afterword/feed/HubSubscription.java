package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A WebSub subscription. {@code token} is the last part of the callback's path, which nobody can guess; {@code secret} signs what the hub sends.
 * {@code leaseUntil} is null until the hub has confirmed.
 */
public record HubSubscription(
        FeedId feed,
        URI hub,
        URI topic,
        String token,
        String secret,
        HubState state,
        Instant askedAt,
        @Nullable Instant leaseUntil) {
    private static final Duration ANSWER_WITHIN = Duration.ofHours(1);

    /** A subscription that is about to be asked for. */
    public static HubSubscription wanted(FeedId feed, URI hub, URI topic, String token, String secret, Instant now) {
        return new HubSubscription(feed, hub, topic, token, secret, HubState.PENDING, now, null);
    }

    HubSubscription with(HubState next, @Nullable Instant until) {
        return new HubSubscription(feed, hub, topic, token, secret, next, askedAt, until);
    }

    /** The same, asked for once more; pushes are still taken while the hub thinks. */
    public HubSubscription renewed(Instant now) {
        return new HubSubscription(feed, hub, topic, token, secret, HubState.PENDING, now, leaseUntil);
    }

    /** Whether it should be asked for again: well before the lease ends, or when no answer came. */
    public boolean isRenewalDue(Instant now) {
        return switch (state) {
            case ACTIVE -> leaseUntil != null && !now.isBefore(renewAt(leaseUntil));
            case PENDING -> !now.isBefore(askedAt.plus(ANSWER_WITHIN));
            case LEAVING, DENIED -> false;
        };
    }

    private Instant renewAt(Instant end) {
        return end.minus(Duration.between(askedAt, end).dividedBy(5));
    }
}
