package afterword.feed;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one poll of one feed came to. */
public sealed interface PollOutcome {
    /** A document was read; {@code newItems} of its items had not been seen. {@code movedTo} is the feed's new address, when it has just been changed. */
    record Read(
            int items,
            int newItems,
            boolean usedFallback,
            @Nullable URI movedTo) implements PollOutcome {}

    record Unchanged(@Nullable URI movedTo) implements PollOutcome {}

    /** It will be tried again at {@code next}. {@code tellAdmin} is true once, a day after the failures began. */
    record Failing(String reason, Instant since, Instant next, boolean tellAdmin) implements PollOutcome {}

    /** The server asked for patience (429 or 503). {@code tellAdmin} as for {@link Failing}. */
    record Postponed(String reason, Instant next, boolean tellAdmin) implements PollOutcome {}

    /** The document is too long to be read beside so many others: nothing was recorded, and it is to be polled again as a long one. */
    record TooLong() implements PollOutcome {}

    /** The server says that the feed is gone for good; it is no longer polled and an admin should know. */
    record Gone(String reason) implements PollOutcome {}
}
