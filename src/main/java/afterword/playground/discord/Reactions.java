package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reactions by user, normal and super, with their events. */
final class Reactions {
    private static final int MAX_DISTINCT = 20;

    private final World world;

    Reactions(World world) {
        this.world = world;
    }

    void add(Channel channel, Message message, long userId, String emoji, boolean burst) {
        requireOpen(channel, message);
        var name = Emoji.canonical(emoji);
        var key = Emoji.key(name);
        if (!message.reactions.containsKey(key)) {
            world.require(userId, channel, Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS);
            if (message.reactions.size() >= MAX_DISTINCT) {
                throw DiscordError.of(400, 30010, "Maximum number of reactions reached (20)");
            }
        } else {
            world.require(userId, channel, Permission.READ_MESSAGE_HISTORY);
        }
        var reaction = message.reactions.computeIfAbsent(key, it -> new Message.Reaction(name));
        if (!(burst ? reaction.burst : reaction.normal).add(userId)) {
            return;
        }
        var data = about(channel, message).put("user_id", Json.id(userId));
        data.set("emoji", Emoji.json(reaction.emoji));
        var member =
                channel.isDirect() ? null : world.guild(channel.guildId).members.get(userId);
        if (member != null) {
            data.set("member", GuildJson.member(member));
        }
        data.put("message_author_id", Json.id(message.author.userId()));
        data.put("burst", burst).put("type", burst ? 1 : 0);
        if (burst) {
            data.putArray("burst_colors").add("#ff8800");
        }
        publish(channel, "MESSAGE_REACTION_ADD", data);
    }

    void remove(Channel channel, Message message, long userId, String emoji, boolean burst) {
        requireOpen(channel, message);
        var key = Emoji.key(Emoji.canonical(emoji));
        var reaction = message.reactions.get(key);
        if (reaction == null || !(burst ? reaction.burst : reaction.normal).remove(userId)) {
            return;
        }
        if (reaction.count() == 0) {
            message.reactions.remove(key);
        }
        var data = about(channel, message).put("user_id", Json.id(userId));
        data.set("emoji", Emoji.json(reaction.emoji));
        data.put("burst", burst).put("type", burst ? 1 : 0);
        publish(channel, "MESSAGE_REACTION_REMOVE", data);
    }

    void removeAll(Channel channel, Message message) {
        requireOpen(channel, message);
        message.reactions.clear();
        publish(channel, "MESSAGE_REACTION_REMOVE_ALL", about(channel, message));
    }

    void removeEmoji(Channel channel, Message message, String emoji) {
        requireOpen(channel, message);
        var reaction = message.reactions.remove(Emoji.key(Emoji.canonical(emoji)));
        if (reaction != null) {
            var data = about(channel, message);
            data.set("emoji", Emoji.json(reaction.emoji));
            publish(channel, "MESSAGE_REACTION_REMOVE_EMOJI", data);
        }
    }

    /** One page of who reacted, by growing id. */
    ArrayNode users(Message message, String emoji, boolean burst, long after, int limit) {
        var reaction = message.reactions.get(Emoji.key(Emoji.canonical(emoji)));
        var page = Json.array();
        who(reaction, burst)
                .filter(it -> it > after)
                .sorted(Comparator.naturalOrder())
                .limit(limit)
                .forEach(it -> page.add(world.user(it).json()));
        return page;
    }

    private static Stream<Long> who(Message.@Nullable Reaction reaction, boolean burst) {
        if (reaction == null) {
            return Stream.empty();
        }
        return (burst ? reaction.burst : reaction.normal).stream();
    }

    private static void requireOpen(Channel channel, Message message) {
        if (channel.isArchived()) {
            throw DiscordError.archived();
        }
        if (message.isEphemeral()) {
            throw DiscordError.unknownMessage();
        }
    }

    private static ObjectNode about(Channel channel, Message message) {
        var data = Json.object().put("channel_id", Json.id(channel.id)).put("message_id", Json.id(message.id));
        return channel.isDirect() ? data : data.put("guild_id", Json.id(channel.guildId));
    }

    private void publish(Channel channel, String type, ObjectNode data) {
        world.publishIn(channel, Dispatch.of(type, Dispatch.reactions(channel), data));
    }
}
