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
        String detail) {}
