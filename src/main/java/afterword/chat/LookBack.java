package afterword.chat;

import java.time.Duration;
import java.util.List;

/** What a channel shows of a call whose answer never came. */
public sealed interface LookBack {
    /** Messages of our own that look like the call's, oldest first; the caller knows which of them it had recorded. */
    record Seen(List<MessageRef> candidates) implements LookBack {
        public Seen {
            candidates = List.copyOf(candidates);
        }
    }

    /** The platform cannot be read back: Telegram. */
    record Impossible() implements LookBack {}

    /** Not readable until somebody gives the bot a right; the reason names it. */
    record Forbidden(String reason) implements LookBack {}

    /** Not readable now. */
    record Later(Duration delay, String reason) implements LookBack {}
}
