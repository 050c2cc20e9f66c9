package afterword.platform.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the line to Discord was renewed while something was read. With a new session JDA forgets the guild for a
 * moment, and leaves out of an answer what it cannot place: what is missing in it then proves nothing.
 */
final class Renewal {
    private final JDA jda;
    private final @Nullable Guild guild;

    /** From now on, for what is read in this channel. */
    Renewal(JDA jda, Channel channel) {
        this.jda = jda;
        guild = channel instanceof GuildChannel inGuild ? inGuild.getGuild() : null;
    }

    // Two guilds are equal by their number; which object it is tells the session.
    @SuppressWarnings("ReferenceEquality")
    boolean happened() {
        return guild != null && guild != jda.getGuildById(guild.getIdLong());
    }
}
