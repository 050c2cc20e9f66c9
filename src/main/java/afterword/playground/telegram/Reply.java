package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a message answers: a message of the same chat, or one from elsewhere told as ExternalReplyInfo. */
record Reply(
        @Nullable Integer message,
        @Nullable ObjectNode external,
        @Nullable ObjectNode quote) {
    static Reply to(int message) {
        return new Reply(message, null, null);
    }
}
