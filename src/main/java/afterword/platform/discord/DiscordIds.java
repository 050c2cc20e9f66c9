package afterword.platform.discord;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import java.util.OptionalLong;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import org.jspecify.annotations.Nullable;

/** Discord's ids as our references, and back. */
final class DiscordIds {
    private DiscordIds() {}

    static ChannelRef channel(String id) {
        return new ChannelRef(Platform.DISCORD, id);
    }

    /** The channel, or the private conversation with {@code other} where it is one. */
    static ChannelRef channel(Channel channel, @Nullable String other) {
        return channel instanceof PrivateChannel && other != null
                ? ChannelRef.direct(person(other))
                : channel(channel.getId());
    }

    static PersonRef person(String id) {
        return new PersonRef(Platform.DISCORD, id);
    }

    static PersonRef person(UserSnowflake user) {
        return person(user.getId());
    }

    static SpaceRef space(Guild guild) {
        return new SpaceRef(Platform.DISCORD, guild.getId());
    }

    static MessageRef message(String channel, String id) {
        return new MessageRef(channel(channel), id);
    }

    /** The thread started on a message, which has the message's id. */
    static MessageRef threadOn(MessageRef message) {
        return message(message.id(), message.id());
    }

    /** The id as a number; empty where it is none of Discord's. */
    static OptionalLong number(String id) {
        return id.matches("[0-9]{1,19}") && id.length() < 20 ? parsed(id) : OptionalLong.empty();
    }

    private static OptionalLong parsed(String id) {
        try {
            return OptionalLong.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
