package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import org.jspecify.annotations.Nullable;

/** A delivery to be written down. */
public record Owed(
        Kind kind,
        long subject,
        ChannelRef channel,
        @Nullable MessageRef target,
        String detail) {
    /** The detail of a post's edit that is, or was, the post's removal. */
    public static final String REMOVAL = "removal";
}
