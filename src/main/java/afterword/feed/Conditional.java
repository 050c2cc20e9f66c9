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
    public static final Conditional NONE = new Conditional(Validators.NONE, ValidatorMode.BARE_ETAG, 0, null, null);

    /** Less than a day, or a feed that is polled daily would get its whole document every other day only. */
    private static final Duration WHOLE_EVERY = Duration.ofHours(21);

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
                change ? anotherMode() : mode,
                change ? 0 : Math.min(inRow, ENOUGH),
                hash,
                now);
    }

    /** The next one that makes a difference. */
    private ValidatorMode anotherMode() {
        var next = mode.next();
        return validators.in(next).equals(validators.in(mode)) ? next.next() : next;
    }

    Conditional afterNotModified() {
        return new Conditional(validators, mode, 0, itemHash, readAt);
    }
}
