package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A WebSub subscription. {@code token} is the last part of the callback's path, which nobody can guess; {@code secret} signs what the hub sends.
 * {@code askedAt} is the epoch before it was asked for, {@code leaseUntil} null until the hub has confirmed, {@code pushedAt} null until the hub has pushed,
 * and again once it missed something.
 */
public record HubSubscription(
        FeedId feed,
        URI hub,
        URI topic,
        String token,
        String secret,
        HubState state,
        Instant askedAt,
        @Nullable Instant leaseUntil,
        @Nullable Instant pushedAt) {
    private static final Duration ANSWER_WITHIN = Duration.ofHours(6);
    /** A hub may change its mind (WebSub, 5.2): the blog paid its bill, or a limit was raised. */
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

    private static final Duration RENEWAL_WITHIN = Duration.ofHours(1);

    /** A subscription that is about to be asked for. */
    public static HubSubscription wanted(FeedId feed, URI hub, URI topic, String token, String secret) {
        return new HubSubscription(feed, hub, topic, token, secret, HubState.PENDING, Instant.EPOCH, null, null);
    }

    HubSubscription with(HubState next, @Nullable Instant until) {
        return new HubSubscription(feed, hub, topic, token, secret, next, askedAt, until, pushedAt);
    }

    /** The same, asked for (once more); pushes are still taken while the hub thinks. */
    public HubSubscription asked(Instant now) {
        var next = state == HubState.LEAVING ? state : HubState.PENDING;
        return new HubSubscription(feed, hub, topic, token, secret, next, now, leaseUntil, pushedAt);
    }

    /** Refused, now or at last. */
    HubSubscription denied(Instant now) {
        return new HubSubscription(feed, hub, topic, token, secret, HubState.DENIED, now, null, null);
    }

    /** About to be ended. */
    HubSubscription leaving() {
        return new HubSubscription(feed, hub, topic, token, secret, HubState.LEAVING, Instant.EPOCH, null, null);
    }

    boolean isAsked() {
        return askedAt.isAfter(Instant.EPOCH);
    }

    /** Whether the hub has promised to push now. */
    boolean isLive(Instant now) {
        boolean wanted = state == HubState.ACTIVE || state == HubState.PENDING;
        return wanted && leaseUntil != null && leaseUntil.isAfter(now);
    }

    /** When the hub is to be asked (again): well before the lease ends, or when no answer came, or a day after it refused. Null for never. */
    public @Nullable Instant nextAt() {
        if (!isAsked()) {
            return Instant.EPOCH;
        }
        return switch (state) {
            case ACTIVE -> leaseUntil == null ? null : renewAt(leaseUntil);
            case PENDING -> askedAt.plus(leaseUntil == null ? ANSWER_WITHIN : RENEWAL_WITHIN);
            case LEAVING -> askedAt.plus(ANSWER_WITHIN);
            case DENIED -> askedAt.plus(AFTER_REFUSAL);
        };
    }

    private Instant renewAt(Instant end) {
        return end.minus(Duration.between(askedAt, end).dividedBy(5));
    }
}
