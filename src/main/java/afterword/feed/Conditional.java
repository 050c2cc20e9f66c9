package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known for the next conditional request. {@code itemHash} is of the last document, which came at {@code readAt}; {@code fruitless} counts
 * documents in a row that were sent whole although nothing in them had changed.
 */
public record Conditional(
        Validators validators,
        ValidatorMode mode,
        int fruitless,
        @Nullable String itemHash,
        @Nullable Instant readAt) {
    public static final Conditional NONE = new Conditional(Validators.NONE, ValidatorMode.VERBATIM, 0, null, null);

    private static final Duration WHOLE_EVERY = Duration.ofDays(1);
    private static final int ENOUGH = 2;

    /** Once a day none: a 304 can hide posts. */
    Validators toSend(Instant now) {
        boolean due = readAt == null || Duration.between(readAt, now).compareTo(WHOLE_EVERY) >= 0;
        return due ? Validators.NONE : validators.in(mode);
    }

    Conditional afterDocument(Validators sent, CacheHeaders headers, String hash, Instant now) {
        boolean wasted = !sent.isEmpty() && hash.equals(itemHash);
        int inRow = wasted ? fruitless + 1 : 0;
        boolean change = inRow >= ENOUGH && sent.etag() != null;
        return new Conditional(
                Validators.of(headers, now),
                change ? mode.next() : mode,
                change ? 0 : Math.min(inRow, ENOUGH),
                hash,
                now);
    }

    Conditional afterNotModified() {
        return new Conditional(validators, mode, 0, itemHash, readAt);
    }
}
