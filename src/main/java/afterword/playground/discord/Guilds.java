package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Guilds, their channels, roles and members: made, changed and removed, with their events. */
final class Guilds {
    private final World world;

    Guilds(World world) {
        this.world = world;
    }

    User addUser(String displayName) {
        var username = displayName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "");
        var user = new User(world.ids.next(), username.isEmpty() ? "someone" : username, displayName, false);
        world.users.put(user.id, user);
        world.touch();
        return user;
    }

    Guild create(String name, User owner) {
        var guild = new Guild(world.ids.next(), name, owner.id, world.now());
        guild.roles.put(guild.id, new Guild.Role(guild.id, "@everyone", 0, Permission.EVERYONE, 0));
        guild.members.put(owner.id, new Guild.Member(owner, world.now()));
        world.guilds.put(guild.id, guild);
        world.touch();
        return guild;
    }

    /** Lets the bot in, with a role of its own that holds what it was invited with. */
    void inviteBot(Guild guild, long permissions) {
        if (guild.members.containsKey(world.bot.id)) {
            return;
        }
        var role = new Guild.Role(world.ids.next(), world.bot.username, guild.roles.size(), permissions, world.bot.id);
        guild.roles.put(role.id, role);
        var member = new Guild.Member(world.bot, world.now());
        member.roles.add(role.id);
        guild.members.put(world.bot.id, member);
        world.publish(Dispatch.of("GUILD_CREATE", Dispatch.GUILDS, GuildJson.create(world, guild)));
    }

    void kickBot(Guild guild) {
        if (guild.members.remove(world.bot.id) == null) {
            return;
        }
        guild.roles.values().removeIf(it -> it.botId == world.bot.id);
        world.webhooks.values().removeIf(it -> it.guildId() == guild.id && it.applicationId() == world.bot.id);
        world.publish(Dispatch.of("GUILD_DELETE", Dispatch.GUILDS, Json.object().put("id", Json.id(guild.id))));
    }

    Guild.Member join(Guild guild, User user) {
        var known = guild.members.get(user.id);
        if (known != null) {
            return known;
        }
        var member = new Guild.Member(user, world.now());
        guild.members.put(user.id, member);
        var data = GuildJson.member(member).put("guild_id", Json.id(guild.id));
        world.publishIn(guild, Dispatch.of("GUILD_MEMBER_ADD", Dispatch.GUILD_MEMBERS, data));
        return member;
    }

    void leave(Guild guild, User user) {
        if (user.id == world.bot.id) {
            kickBot(guild);
        } else if (guild.members.remove(user.id) != null) {
            var data = Json.object().put("guild_id", Json.id(guild.id));
            data.set("user", user.json());
            world.publishIn(guild, Dispatch.of("GUILD_MEMBER_REMOVE", Dispatch.GUILD_MEMBERS, data));
        }
    }

    /** A bot hears of itself without the members intent. */
    void memberUpdated(Guild guild, Guild.Member member) {
        var data = GuildJson.member(member).put("guild_id", Json.id(guild.id));
        long intents = member.user.id == world.bot.id ? Dispatch.GUILDS : Dispatch.GUILD_MEMBERS;
        world.publishIn(guild, Dispatch.of("GUILD_MEMBER_UPDATE", intents, data));
    }

    Guild.Role addRole(Guild guild, String name, long permissions) {
        var role = new Guild.Role(world.ids.next(), name, guild.roles.size(), permissions, 0);
        guild.roles.put(role.id, role);
        world.publishIn(guild, Dispatch.of("GUILD_ROLE_CREATE", Dispatch.GUILDS, roleEvent(guild, role)));
        return role;
    }

    void setPermissions(Guild guild, Guild.Role role, long permissions) {
        role.permissions = permissions;
        world.publishIn(guild, Dispatch.of("GUILD_ROLE_UPDATE", Dispatch.GUILDS, roleEvent(guild, role)));
    }

    void removeRole(Guild guild, Guild.Role role) {
        guild.roles.remove(role.id);
        guild.members.values().forEach(it -> it.roles.remove(role.id));
        var data = Json.object().put("guild_id", Json.id(guild.id)).put("role_id", Json.id(role.id));
        world.publishIn(guild, Dispatch.of("GUILD_ROLE_DELETE", Dispatch.GUILDS, data));
    }

    private static ObjectNode roleEvent(Guild guild, Guild.Role role) {
        var data = Json.object().put("guild_id", Json.id(guild.id));
        data.set("role", GuildJson.role(role));
        return data;
    }

    Channel addChannel(Guild guild, ChannelType type, String name, Collection<Channel.Tag> tags) {
        if (name.isBlank() || name.length() > Threads.MAX_NAME) {
            throw DiscordError.badLength("name", 1, Threads.MAX_NAME);
        }
        var channel = new Channel(world.ids.next(), type, guild.id, name, null);
        channel.position = world.channelsOf(guild).size();
        channel.tags.addAll(tags);
        world.channels.put(channel.id, channel);
        world.publishIn(guild, Dispatch.of("CHANNEL_CREATE", Dispatch.GUILDS, ChannelJson.channel(channel)));
        return channel;
    }

    void channelUpdated(Channel channel) {
        world.publishIn(
                world.guild(channel.guildId),
                Dispatch.of("CHANNEL_UPDATE", Dispatch.GUILDS, ChannelJson.channel(channel)));
    }

    void deleteChannel(Channel channel) {
        var guild = world.guild(channel.guildId);
        world.threadsUnder(channel).forEach(it -> world.channels.remove(it.id));
        world.webhooks.values().removeIf(it -> it.channelId() == channel.id);
        world.channels.remove(channel.id);
        world.publishIn(guild, Dispatch.of("CHANNEL_DELETE", Dispatch.GUILDS, ChannelJson.channel(channel)));
    }

    /** Allows or denies a role or a member something in one channel. */
    void overwrite(Channel channel, Channel.Overwrite overwrite) {
        channel.overwrites.put(overwrite.id(), overwrite);
        channelUpdated(channel);
        syncThreads(channel);
    }

    void removeOverwrite(Channel channel, long subject) {
        if (channel.overwrites.remove(subject) != null) {
            channelUpdated(channel);
            syncThreads(channel);
        }
    }

    /** Who gains sight of a channel is sent its active threads. */
    private void syncThreads(Channel channel) {
        var active = world.threadsUnder(channel).stream()
                .filter(it -> !it.isArchived())
                .toList();
        if (active.isEmpty() || !world.botSees(channel)) {
            return;
        }
        var data = Json.object().put("guild_id", Json.id(channel.guildId));
        data.set("channel_ids", Json.ids(List.of(channel.id)));
        var threads = data.putArray("threads");
        var members = data.putArray("members");
        for (var thread : active) {
            threads.add(ChannelJson.thread(world, thread));
            if (Threads.state(thread).members.containsKey(world.bot.id)) {
                members.add(ChannelJson.threadMember(thread, world.bot.id));
            }
        }
        world.publish(Dispatch.of("THREAD_LIST_SYNC", Dispatch.GUILDS, data));
    }
}
