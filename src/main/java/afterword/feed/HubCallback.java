package afterword.feed;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What hubs reach us by. A push that is signed makes its feed due; nothing that it carries is read. */
public final class HubCallback {
    private static final Logger log = LoggerFactory.getLogger(HubCallback.class);
    /** However often a hub pushes. */
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(10);

    private final HubStore subscriptions;
    private final FeedStore feeds;
    private final HostTurns turns;
    private final InstantSource time;

    public HubCallback(HubStore subscriptions, FeedStore feeds, HostTurns turns, InstantSource time) {
        this.subscriptions = subscriptions;
        this.feeds = feeds;
        this.turns = turns;
        this.time = time;
    }

    /** What to answer to a push. */
    public enum Push {
        /** 202, whether it was believed or not: who cannot sign learns nothing. */
        TAKEN,
        /** 410: the hub may stop. */
        UNWANTED,
        /** 413. */
        TOO_LONG
    }

    /** The whole body to answer 200 with; empty for 404, since nobody asked for this. {@code query} are the decoded parameters. */
    public Optional<String> verify(String token, Map<String, String> query) {
        var found = subscriptions.find(token);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (WebSub.verify(found.get(), query, time.instant())) {
            case WebSub.Verification.Confirmed(var challenge, var after) -> {
                if (after.state() == HubState.LEAVING) {
                    subscriptions.forget(token);
                } else {
                    subscriptions.save(after);
                    log.info("{} is pushed until {}", after.topic(), after.leaseUntil());
                }
                yield Optional.of(challenge);
            }
            case WebSub.Verification.Denied(var reason, var after) -> {
                subscriptions.save(after);
                log.info("{} is only polled: its hub {} refused. {}", after.topic(), after.hub(), reason);
                yield Optional.of("");
            }
            case WebSub.Verification.Unasked() -> Optional.empty();
        };
    }

    /** {@code signature} is the header X-Hub-Signature, null without one. Reads no more of {@code body} than the longest feed has. */
    public Push push(String token, InputStream body, @Nullable String signature) throws IOException {
        var found = subscriptions.find(token).filter(it -> it.isLive(time.instant()));
        if (found.isEmpty()) {
            return Push.UNWANTED;
        }
        var subscription = found.get();
        return switch (WebSub.check(subscription, body, signature)) {
            case SIGNED -> {
                subscriptions.pushed(token, time.instant());
                feeds.find(subscription.feed()).ifPresent(this::pollNow);
                yield Push.TAKEN;
            }
            case NOT_SIGNED -> {
                log.warn("A push about {} was not signed by its hub and is ignored", subscription.topic());
                yield Push.TAKEN;
            }
            case TOO_LONG -> Push.TOO_LONG;
        };
    }

    /** In the host's turn, since a poll that is under way would set the due time after us and may have come too early. */
    private void pollNow(Feed feed) {
        turns.await(WebAddress.server(feed.url()), () -> feeds.find(feed.id()).ifPresent(this::makeDue));
    }

    private void makeDue(Feed feed) {
        var health = feed.poll().health();
        if (health.failures() > 0) {
            // The server asked for patience, or is broken.
            return;
        }
        var now = time.instant();
        var last = health.lastSuccessAt();
        var due = last == null ? now : later(now, last.plus(SHORTEST_GAP));
        if (due.isBefore(feed.poll().dueAt())) {
            feeds.reschedule(feed.id(), due);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
