package afterword.destination;

import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.SpaceRef;
import org.jspecify.annotations.Nullable;

/** A channel that gets every new article. {@code suspendedBecause} is null while it works. */
public record Destination(
        DestinationId id,
        ChannelRef channel,
        ChannelKind kind,
        String name,
        SpaceRef space,
        @Nullable String suspendedBecause) {}
