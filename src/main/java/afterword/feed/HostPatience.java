package afterword.feed;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that asked for patience. After the first time only the feed that was asked for waits, and all that is not a poll; after they asked again and again
 * all their feeds wait.
 */
public final class HostPatience {
    private static final int REPEATS = 3;

    private final Map<String, Strikes> byHost = new ConcurrentHashMap<>();

    private record Strikes(int count, Instant until) {}

    void note(String host, PollOutcome outcome) {
        switch (outcome) {
            case PollOutcome.Postponed(var _, var next, var _) ->
                byHost.merge(host, new Strikes(1, next), (old, it) -> new Strikes(old.count + 1, it.until));
            case PollOutcome.Read _, PollOutcome.Unchanged _ -> byHost.remove(host);
            case PollOutcome.Failing _, PollOutcome.Gone _, PollOutcome.TooLong _ -> {}
        }
    }

    /** Until when none of the host's feeds is polled; null when they may be. */
    @Nullable
    Instant closedUntil(String host, Instant now) {
        return askedUntil(host, now, REPEATS);
    }

    /** Until when the host is asked for nothing else; null when it may be. */
    @Nullable
    Instant askedUntil(String host, Instant now) {
        return askedUntil(host, now, 1);
    }

    private @Nullable Instant askedUntil(String host, Instant now, int times) {
        var strikes = byHost.get(host);
        return strikes != null && strikes.count >= times && strikes.until.isAfter(now) ? strikes.until : null;
    }
}
