package afterword.platform.discord;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.entities.channel.concrete.PrivateChannelImpl;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Finds channels, also those that JDA does not hold: archived threads, private conversations of an earlier run, and all
 * of them while a session begins anew. Only an answer from Discord proves a channel gone. JDA has no public way to ask
 * for one channel, so this is the one class that uses its inner ones.
 */
final class Channels {
    private static final int MAX_KEPT = 10_000;
    private static final Duration KEPT = Duration.ofHours(12);

    /** Opening a private conversation counts against a limit of its own, so its channel's id is kept. */
    private final Cache<Long, Long> direct =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).expireAfterAccess(KEPT).build();

    /** Guilds of the threads that JDA does not hold. */
    private final Cache<Long, Long> guilds =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).expireAfterAccess(KEPT).build();

    /** Where a reference leads. */
    sealed interface Found {
        record Here(Channel channel) implements Found {}

        /** Discord says that it does not exist, or not for the bot. */
        record Gone(String reason) implements Found {}

        /** Nobody knows right now. */
        record Later(String reason) implements Found {}
    }

    /** Looks the channel up; asks Discord where JDA does not know it. */
    Found find(JDA jda, ChannelRef ref) {
        var person = ref.person();
        var id = DiscordIds.number(person.isPresent() ? person.get().id() : ref.id());
        if (id.isEmpty()) {
            return new Found.Gone("“" + ref.id() + "” is no id of Discord's");
        }
        try {
            if (person.isPresent()) {
                return new Found.Here(open(jda, id.getAsLong()));
            }
            var held = jda.getChannelById(Channel.class, id.getAsLong());
            return held == null ? ask(jda, id.getAsLong()) : new Found.Here(held);
        } catch (ErrorResponseException e) {
            return switch (DiscordErrors.code(e)) {
                case DiscordErrors.UNKNOWN_CHANNEL, DiscordErrors.MISSING_ACCESS ->
                    new Found.Gone("Discord says: " + e.getMeaning());
                case 50007, 50278, DiscordErrors.UNKNOWN_USER ->
                    new Found.Gone("this person takes no private messages from the bot");
                default -> new Found.Later("Discord did not tell of the channel: " + e.getMeaning());
            };
        } catch (RuntimeException e) {
            return new Found.Later("Discord did not tell of the channel: " + e.getMessage());
        }
    }

    /** The thread as Discord has it now. */
    Found ask(JDA jda, long id) {
        var json = new RestActionImpl<DataObject>(
                        jda,
                        Route.Channels.GET_CHANNEL.compile(Long.toUnsignedString(id)),
                        (response, request) -> response.getObject())
                .complete();
        if (!ChannelType.fromId(json.getInt("type")).isThread()) {
            return new Found.Later("the channel exists, but Discord has not told its details yet");
        }
        var guild = json.getUnsignedLong("guild_id");
        guilds.put(id, guild);
        // Not kept by JDA: it drops archived threads itself, and hears of the others.
        ThreadChannel thread = ((JDAImpl) jda).getEntityBuilder().createThreadChannel(null, json, guild, false);
        return new Found.Here(thread);
    }

    /** Where people can open the message; null for private conversations, and where its guild is not known. */
    @Nullable
    URI address(@Nullable JDA jda, MessageRef message) {
        var id = DiscordIds.number(message.channel().id());
        if (jda == null || id.isEmpty()) {
            return null;
        }
        var held = jda.getGuildChannelById(id.getAsLong());
        var guild = held == null
                ? guilds.getIfPresent(id.getAsLong())
                : (Long) held.getGuild().getIdLong();
        return guild == null
                ? null
                : URI.create("https://discord.com/channels/" + guild + "/"
                        + message.channel().id() + "/" + message.id());
    }

    private Channel open(JDA jda, long person) {
        var known = direct.getIfPresent(person);
        if (known != null) {
            var held = jda.getPrivateChannelById(known);
            return held == null ? new PrivateChannelImpl(jda, known, null) : held;
        }
        var opened = jda.openPrivateChannelById(person).complete();
        direct.put(person, opened.getIdLong());
        return opened;
    }
}
