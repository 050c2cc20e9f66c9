package afterword.feed;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hosts that asked for patience again and again: then all their feeds wait, not only the one that was asked for. */
final class HostPatience {
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

    @Nullable
    Instant closedUntil(String host, Instant now) {
        var strikes = byHost.get(host);
        return strikes != null && strikes.count >= REPEATS && strikes.until.isAfter(now) ? strikes.until : null;
    }
}
