package afterword.playground.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the owners of guilds do: make guilds and channels, let the bot in and out, give and take rights. Ids are snowflakes. */
public final class Places {
    private final World world;
    private final Guilds guilds;
    private final Threads threads;

    Places(World world, Guilds guilds, Threads threads) {
        this.world = world;
        this.guilds = guilds;
        this.threads = threads;
    }

    /** A new guild with its owner and the bot, which has what a bot is usually given. */
    public long addGuild(String name, String ownerName) {
        return world.locked(() -> {
            long guild = addGuildWithoutBot(name, ownerName);
            guilds.inviteBot(world.guild(guild), Permission.BOT);
            return guild;
        });
    }

    /** A new guild that the bot is not in. */
    public long addGuildWithoutBot(String name, String ownerName) {
        return world.locked(() -> guilds.create(name, guilds.addUser(ownerName)).id);
    }

    /** Who owns the guild. */
    public long owner(long guild) {
        return world.locked(() -> world.guild(guild).ownerId);
    }

    /** The bot's own user id, which is its application's too. */
    public long bot() {
        return world.bot.id;
    }

    /** Lets the bot in with these permissions, or with the usual ones where none are named. */
    public void inviteBot(long guild, Permission... permissions) {
        long mask = permissions.length == 0 ? Permission.BOT : Permission.bits(permissions);
        world.locked(() -> guilds.inviteBot(world.guild(guild), mask));
    }

    public void kickBot(long guild) {
        world.locked(() -> guilds.kickBot(world.guild(guild)));
    }

    /** A new person in the guild, who may do this beyond what everybody may. */
    public long addMember(long guild, String name, Permission... permissions) {
        return world.locked(() -> join(world.guild(guild), guilds.addUser(name), permissions));
    }

    /** Lets somebody who is in another guild already join this one. */
    public void join(long guild, long person, Permission... permissions) {
        world.locked(() -> join(world.guild(guild), world.user(person), permissions));
    }

    private long join(Guild guild, User user, Permission... permissions) {
        var member = guilds.join(guild, user);
        if (permissions.length > 0) {
            member.roles.add(guilds.addRole(guild, "Role of " + user.shownName(), Permission.bits(permissions)).id);
            guilds.memberUpdated(guild, member);
        }
        return user.id;
    }

    public void removeMember(long guild, long person) {
        world.locked(() -> guilds.leave(world.guild(guild), world.user(person)));
    }

    /** A role that nobody has yet. */
    public long addRole(long guild, String name, Permission... permissions) {
        return world.locked(() -> guilds.addRole(world.guild(guild), name, Permission.bits(permissions)).id);
    }

    public void giveRole(long guild, long person, long role) {
        changeMember(guild, person, it -> it.roles.add(role));
    }

    public void takeRole(long guild, long person, long role) {
        changeMember(guild, person, it -> it.roles.remove(role));
    }

    /** Changes how somebody is called in a guild. */
    public void rename(long guild, long person, String nick) {
        changeMember(guild, person, it -> it.nick = nick);
    }

    private void changeMember(long guild, long person, Consumer<Guild.Member> change) {
        world.locked(() -> {
            var place = world.guild(guild);
            var member = place.members.get(person);
            if (member == null) {
                throw DiscordError.unknown(10007, "Member");
            }
            change.accept(member);
            guilds.memberUpdated(place, member);
        });
    }

    /** A text channel. */
    public long addChannel(long guild, String name) {
        return addChannel(guild, ChannelType.TEXT, name);
    }

    public long addAnnouncementChannel(long guild, String name) {
        return addChannel(guild, ChannelType.ANNOUNCEMENT, name);
    }

    private long addChannel(long guild, ChannelType type, String name) {
        return world.locked(() -> guilds.addChannel(world.guild(guild), type, name, List.of()).id);
    }

    /** A forum with these tags. */
    public long addForum(long guild, String name, List<String> tags) {
        return world.locked(() -> {
            var made = new ArrayList<Channel.Tag>();
            tags.forEach(it -> made.add(new Channel.Tag(world.ids.next(), it, false, null)));
            return guilds.addChannel(world.guild(guild), ChannelType.FORUM, name, made).id;
        });
    }

    /** Makes a forum take posts only with a tag, or any. */
    public void requireTag(long forum, boolean required) {
        world.locked(() -> {
            var channel = world.channel(forum);
            channel.flags = required ? channel.flags | Channel.REQUIRES_TAG : channel.flags & ~Channel.REQUIRES_TAG;
            guilds.channelUpdated(channel);
        });
    }

    public void renameChannel(long channel, String name) {
        world.locked(() -> {
            var renamed = world.channel(channel);
            renamed.name = name;
            if (renamed.thread == null) {
                guilds.channelUpdated(renamed);
            } else {
                threads.updated(renamed);
            }
        });
    }

    public void deleteChannel(long channel) {
        world.locked(() -> guilds.deleteChannel(world.channel(channel)));
    }

    public void deleteThread(long thread) {
        world.locked(() -> threads.delete(world.channel(thread)));
    }

    public void archiveThread(long thread) {
        world.locked(() -> threads.setArchived(world.channel(thread), true));
    }

    public void unarchiveThread(long thread) {
        world.locked(() -> threads.setArchived(world.channel(thread), false));
    }

    public void lockThread(long thread, boolean locked) {
        world.locked(() -> {
            var channel = world.channel(thread);
            Threads.state(channel).locked = locked;
            threads.updated(channel);
        });
    }

    /** Takes rights from the bot, in one channel of a guild. */
    public void takeAwayPermission(long channel, Permission... permissions) {
        long mask = Permission.bits(permissions);
        world.locked(() -> overwriteBot(channel, 0, mask));
    }

    /** Gives the bot back what was taken, or more, in one channel. */
    public void givePermission(long channel, Permission... permissions) {
        long mask = Permission.bits(permissions);
        world.locked(() -> overwriteBot(channel, mask, 0));
    }

    private void overwriteBot(long channelId, long allow, long deny) {
        var channel = world.channel(channelId);
        var old = channel.overwrites.getOrDefault(world.bot.id, new Channel.Overwrite(world.bot.id, 1, 0, 0));
        guilds.overwrite(
                channel,
                new Channel.Overwrite(world.bot.id, 1, (old.allow() & ~deny) | allow, (old.deny() & ~allow) | deny));
    }

    /** Takes rights from the bot's role, in the whole guild. */
    public void takeAwayPermissionInGuild(long guild, Permission... permissions) {
        long mask = Permission.bits(permissions);
        world.locked(() -> {
            var place = world.guild(guild);
            for (var role : List.copyOf(place.roles.values())) {
                if (role.botId == world.bot.id || role.id == guild) {
                    guilds.setPermissions(place, role, role.permissions & ~mask);
                }
            }
        });
    }

    /** Gives the bot's role rights in the whole guild. */
    public void givePermissionInGuild(long guild, Permission... permissions) {
        long mask = Permission.bits(permissions);
        world.locked(() -> {
            var place = world.guild(guild);
            place.roles.values().stream()
                    .filter(it -> it.botId == world.bot.id)
                    .toList()
                    .forEach(it -> guilds.setPermissions(place, it, it.permissions | mask));
        });
    }
}
