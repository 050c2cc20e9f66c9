package afterword.playground.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Discord's limits: a bucket for each route and its channel, guild or webhook, and 50 requests a second over all. The sizes of
 * the buckets are not published; these are those commonly seen.
 */
final class RateLimits {
    private static final int GLOBAL_LIMIT = 50;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final InstantSource time;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private Instant globalFrom = Instant.MIN;
    private int globalUsed;

    RateLimits(InstantSource time) {
        this.time = time;
    }

    /** What a request is told: its bucket's headers and, where it must wait, for how long and for whose limit. */
    record Verdict(Map<String, String> headers, @Nullable Duration retryAfter, boolean global) {}

    private record Rule(String name, int limit, Duration window) {}

    private static final class Bucket {
        private Instant from = Instant.MIN;
        private int used;
    }

    synchronized Verdict take(RestRequest request) {
        var now = time.instant();
        if (!isExempt(request)) {
            if (Duration.between(globalFrom, now).compareTo(SECOND) >= 0 || globalFrom.equals(Instant.MIN)) {
                globalFrom = now;
                globalUsed = 0;
            }
            if (++globalUsed > GLOBAL_LIMIT) {
                return new Verdict(Map.of(), Duration.between(now, globalFrom.plus(SECOND)), true);
            }
        }
        if (request.endpoint() == Endpoint.ANSWER_INTERACTION) {
            return new Verdict(Map.of(), null, false);
        }
        var rule = rule(request.endpoint());
        var bucket = buckets.computeIfAbsent(rule.name + major(request), it -> new Bucket());
        if (bucket.from.equals(Instant.MIN) || !now.isBefore(bucket.from.plus(rule.window))) {
            bucket.from = now;
            bucket.used = 0;
        }
        boolean refused = bucket.used >= rule.limit;
        if (!refused) {
            bucket.used++;
        }
        var reset = bucket.from.plus(rule.window);
        return new Verdict(headers(rule, bucket, now, reset), refused ? Duration.between(now, reset) : null, false);
    }

    private static Map<String, String> headers(Rule rule, Bucket bucket, Instant now, Instant reset) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Bucket", Integer.toHexString(rule.name.hashCode()));
        headers.put("X-RateLimit-Limit", Integer.toString(rule.limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(rule.limit - bucket.used));
        headers.put("X-RateLimit-Reset", seconds(Duration.between(Instant.EPOCH, reset)));
        headers.put("X-RateLimit-Reset-After", seconds(Duration.between(now, reset)));
        return headers;
    }

    static String seconds(Duration duration) {
        return java.math.BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }

    /** Answers to interactions do not count towards the overall limit. */
    private static boolean isExempt(RestRequest request) {
        return request.endpoint().isOpen();
    }

    private static String major(RestRequest request) {
        var major = new StringBuilder();
        for (var name : new String[] {"channel_id", "guild_id", "webhook_id", "webhook_token"}) {
            major.append('/').append(request.params().getOrDefault(name, ""));
        }
        return major.toString();
    }

    private static Rule rule(Endpoint endpoint) {
        return switch (endpoint) {
            case CREATE_MESSAGE -> new Rule("send", 5, Duration.ofSeconds(5));
            case EDIT_MESSAGE -> new Rule("edit", 5, Duration.ofSeconds(5));
            case DELETE_MESSAGE -> new Rule("delete", 5, SECOND);
            case ADD_REACTION, REMOVE_OWN_REACTION, REMOVE_REACTION, CLEAR_EMOJI, CLEAR_REACTIONS ->
                new Rule("react", 1, Duration.ofMillis(250));
            case EXECUTE_WEBHOOK, EDIT_WEBHOOK_MESSAGE, DELETE_WEBHOOK_MESSAGE, EDIT_ORIGINAL, DELETE_ORIGINAL ->
                new Rule("webhook", 5, Duration.ofSeconds(2));
            case START_THREAD, START_THREAD_ON_MESSAGE -> new Rule("thread", 5, Duration.ofSeconds(5));
            case CROSSPOST -> new Rule("crosspost", 10, Duration.ofHours(1));
            case EDIT_CHANNEL -> new Rule("channel", 5, Duration.ofSeconds(10));
            default -> new Rule(endpoint.name(), 20, SECOND);
        };
    }
}
