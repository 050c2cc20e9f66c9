package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How polling a feed has gone. {@code failures} are those in a row, since {@code failingSince}, the last for the reason {@code lastError} (a sentence);
 * {@code reported} once an admin was told.
 */
public record Health(
        @Nullable Instant lastSuccessAt,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        boolean reported,
        long polls,
        long notModified) {
    public static final Health NEW = new Health(null, 0, null, null, false, 0, 0);

    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    Health success(Instant now, boolean unchanged) {
        return new Health(now, 0, null, null, false, polls + 1, notModified + (unchanged ? 1 : 0));
    }

    Health failure(String reason, Instant now) {
        var since = failingSince == null ? now : failingSince;
        return new Health(
                lastSuccessAt,
                failures + 1,
                since,
                reason,
                reported || isWorthTelling(since, now),
                polls + 1,
                notModified);
    }

    private static boolean isWorthTelling(Instant since, Instant now) {
        return Duration.between(since, now).compareTo(WORTH_TELLING) >= 0;
    }
}
