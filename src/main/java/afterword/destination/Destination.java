package afterword.destination;

import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.SpaceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that gets every new article.
 *
 * @param suspendedBecause why nothing goes there at present; null while it works
 * @param suspendedSince since when; the first failing, where it was tried again in vain; null while it works
 */
public record Destination(
        DestinationId id,
        ChannelRef channel,
        ChannelKind kind,
        String name,
        SpaceRef space,
        @Nullable String suspendedBecause,
        @Nullable Instant suspendedSince) {}
