package afterword.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a platform tells of a channel. {@code space} is what an owner admits; {@code discussion} is the group linked to a
 * Telegram channel, null where there is none.
 */
public record ChannelInfo(
        ChannelRef channel,
        SpaceRef space,
        String name,
        ChannelKind kind,
        @Nullable ChannelRef discussion) {}
