package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Servers that ask for patience, until their time is over or they give a good answer. After the first time only the feed that was asked for waits, and all
 * that is not a poll; after they asked again and again all their feeds wait.
 */
public final class HostPatience {
    private static final int REPEATS = 3;

    /** For a server that does not say how long. */
    private static final Duration UNSAID = Duration.ofMinutes(5);

    private final Map<String, Wish> byServer = new ConcurrentHashMap<>();

    /** Asked for {@code times} in a row. {@code said} is until when by a Retry-After, {@code until} by that or by what we allow a server that names no time. */
    private record Wish(int times, Instant said, Instant until) {
        static final Wish NONE = new Wish(0, Instant.MIN, Instant.MIN);

        static Wish of(@Nullable Duration retryAfter, Instant now) {
            var said = retryAfter == null ? now : NextPoll.notBefore(retryAfter, now);
            return new Wish(1, said, retryAfter == null ? now.plus(UNSAID) : said);
        }

        Wish and(Wish next) {
            return new Wish(times + next.times, later(said, next.said), later(until, next.until));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** Takes in what a server answered. 429 and 503 ask for patience, and so does any other refusal with a Retry-After. */
    void note(String server, int status, @Nullable Duration retryAfter, Instant now) {
        if (status < 300 || status == 304) {
            byServer.remove(server);
        } else if (status == 429 || status == 503 || (status >= 400 && retryAfter != null)) {
            byServer.values().removeIf(it -> !it.until.isAfter(now));
            byServer.merge(server, Wish.of(retryAfter, now), Wish::and);
        }
    }

    /** Until when the server is asked for nothing but its feeds; null when it may be. */
    @Nullable
    Instant askedUntil(String server, Instant now) {
        return ahead(wish(server, 1).until, now);
    }

    /** Until when none of the server's feeds is polled; null when they may be. */
    @Nullable
    Instant closedUntil(String server, Instant now) {
        return ahead(wish(server, REPEATS).until, now);
    }

    /** The same, as far as the server itself has said until when. */
    @Nullable
    Instant saidUntil(String server, Instant now) {
        return ahead(wish(server, REPEATS).said, now);
    }

    private Wish wish(String server, int times) {
        var wish = byServer.getOrDefault(server, Wish.NONE);
        return wish.times < times ? Wish.NONE : wish;
    }

    private static @Nullable Instant ahead(Instant until, Instant now) {
        return until.isAfter(now) ? until : null;
    }
}
