package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Takes the picture that {@link DiscordView} is. The world's lock is held meanwhile. */
final class Views {
    private Views() {}

    static DiscordView all(World world, Commands commands, Interactions interactions, boolean online) {
        var guilds = world.guilds.values().stream()
                .map(it -> guild(world, commands, it))
                .toList();
        var directs = world.channels.values().stream()
                .filter(Channel::isDirect)
                .map(it -> channel(world, it))
                .toList();
        var modals = new ArrayList<Modal>();
        for (var interaction : interactions.withOpenModal()) {
            if (interaction.modal != null) {
                modals.add(interaction.modal);
            }
        }
        return new DiscordView(online, Json.id(world.bot.id), guilds, directs, modals);
    }

    private static DiscordView.GuildView guild(World world, Commands commands, Guild guild) {
        var members = guild.members.values().stream()
                .map(it -> new DiscordView.MemberView(
                        Json.id(it.user.id),
                        it.shownName(),
                        it.user.bot,
                        Permission.MANAGE_SERVER.in(guild.permissionsOf(it.user.id))))
                .toList();
        boolean present = guild.members.containsKey(world.bot.id);
        var usable = new ArrayList<JsonNode>();
        if (present) {
            commands.list(0).forEach(it -> usable.add(it.deepCopy()));
            commands.list(guild.id).forEach(it -> usable.add(it.deepCopy()));
        }
        return new DiscordView.GuildView(
                Json.id(guild.id),
                guild.name,
                Json.id(guild.ownerId),
                present,
                members,
                world.channelsOf(guild).stream().map(it -> channel(world, it)).toList(),
                usable);
    }

    static DiscordView.ChannelView channel(World world, Channel channel) {
        var thread = channel.thread;
        var recipient = channel.recipient;
        return new DiscordView.ChannelView(
                Json.id(channel.id),
                channel.name,
                channel.type.name(),
                recipient == null ? null : Json.id(recipient.id),
                channel.tags.stream()
                        .map(it -> new DiscordView.TagView(Json.id(it.id()), it.name()))
                        .toList(),
                channel.messages.values().stream()
                        .map(it -> message(world, channel, it))
                        .toList(),
                world.threadsUnder(channel).stream()
                        .map(it -> channel(world, it))
                        .toList(),
                thread == null
                        ? null
                        : new DiscordView.ThreadView(
                                Json.id(channel.parentId),
                                Json.id(thread.ownerId),
                                thread.archived,
                                thread.locked,
                                ids(thread.appliedTags)));
    }

    static DiscordView.MessageView message(World world, Channel channel, Message message) {
        var reference = message.kind == Message.Kind.REPLY ? message.reference : null;
        return new DiscordView.MessageView(
                Json.id(message.id),
                Json.id(channel.id),
                Json.id(message.author.userId()),
                shownName(world, channel, message.author),
                message.author.webhookId() != 0 || world.user(message.author.userId()).bot,
                message.author.webhookId() == 0 ? null : Json.id(message.author.webhookId()),
                message.kind.name(),
                message.content,
                message.embeds.deepCopy(),
                message.components.deepCopy(),
                message.attachments.deepCopy(),
                message.createdAt,
                message.editedAt,
                reference == null ? null : Json.id(reference.messageId()),
                message.reactions.values().stream()
                        .map(it -> new DiscordView.ReactionView(it.emoji, it.count(), ids(it.normal), ids(it.burst)))
                        .toList(),
                ids(message.mentions),
                message.pinnedAt != null,
                (message.flags & Message.CROSSPOSTED) != 0,
                (message.flags & Message.LOADING) != 0,
                (message.flags & Message.SUPPRESS_NOTIFICATIONS) != 0,
                message.onlyFor == 0 ? null : Json.id(message.onlyFor));
    }

    private static String shownName(World world, Channel channel, Message.Author author) {
        var guild = world.guilds.get(channel.guildId);
        var member = guild == null || author.webhookId() != 0 ? null : guild.members.get(author.userId());
        var user = world.users.get(author.userId());
        if (member != null) {
            return member.shownName();
        }
        return user == null ? author.name() : user.shownName();
    }

    private static List<String> ids(Collection<Long> ids) {
        return ids.stream().map(Json::id).toList();
    }
}
