package afterword.platform.discord;

import afterword.chat.InboundEvent;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.unions.ChannelUnion;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateArchivedEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateLockedEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.Nullable;

/** Tells of guilds and channels that come and go, and of the bot's rights in them. */
final class SpaceListener extends ListenerAdapter {
    private final InboundLanes lanes;
    private final Happenings happenings;

    SpaceListener(InboundLanes lanes, Happenings happenings) {
        this.lanes = lanes;
        this.happenings = happenings;
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        var guild = event.getGuild();
        var joined = guild.getSelfMember().getTimeJoined().toInstant().toEpochMilli();
        lanes.put(
                guild.getIdLong(),
                new InboundEvent.SpaceJoined(
                        "d:j:" + guild.getId() + ":" + joined, DiscordIds.space(guild), guild.getName(), null));
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        var guild = event.getGuild();
        lanes.put(
                guild.getIdLong(),
                new InboundEvent.SpaceLeft(
                        "d:l:" + guild.getId() + ":" + happenings.name(event.getResponseNumber()),
                        DiscordIds.space(guild)));
    }

    @Override
    public void onChannelDelete(ChannelDeleteEvent event) {
        if (event.isFromGuild()) {
            var what = event.getChannelType().isThread() ? "the thread was deleted" : "the channel was deleted";
            lanes.put(
                    event.getChannel().getIdLong(),
                    new InboundEvent.ChannelLost(
                            "d:c:" + event.getChannel().getId(),
                            DiscordIds.channel(event.getChannel().getId()),
                            what));
        }
    }

    @Override
    public void onChannelUpdateLocked(ChannelUpdateLockedEvent event) {
        opened(event.getChannel(), event.getNewValue(), event.getResponseNumber());
    }

    /** JDA drops archived threads; of one that is unlocked meanwhile it tells when it is opened. */
    @Override
    public void onChannelUpdateArchived(ChannelUpdateArchivedEvent event) {
        opened(event.getChannel(), event.getNewValue(), event.getResponseNumber());
    }

    private void opened(ChannelUnion channel, @Nullable Boolean closed, long number) {
        if (Boolean.FALSE.equals(closed)) {
            tell(channel.asGuildChannel(), number);
        }
    }

    @Override
    public void onGenericPermissionOverride(GenericPermissionOverrideEvent event) {
        var self = event.getGuild().getSelfMember();
        var override = event.getPermissionOverride();
        var role = override.getRole();
        if (role == null ? override.getIdLong() == self.getIdLong() : touches(role)) {
            changed(event.getGuild().getGuildChannelById(event.getChannel().getIdLong()), event.getResponseNumber());
        }
    }

    @Override
    public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
        if (touches(event.getRole())) {
            changed(event.getGuild(), event.getResponseNumber());
        }
    }

    @Override
    public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
        rolesChanged(event);
    }

    @Override
    public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
        rolesChanged(event);
    }

    private void rolesChanged(GenericGuildMemberEvent event) {
        if (event.getMember().getIdLong() == event.getJDA().getSelfUser().getIdLong()) {
            changed(event.getGuild(), event.getResponseNumber());
        }
    }

    private static boolean touches(Role role) {
        return role.isPublicRole() || role.getGuild().getSelfMember().getRoles().contains(role);
    }

    private void changed(Guild guild, long number) {
        guild.getChannels().stream().filter(SpaceListener::takesMessages).forEach(it -> changed(it, number));
    }

    /** A thread has its channel's rights. */
    private void changed(@Nullable GuildChannel channel, long number) {
        if (channel == null) {
            return;
        }
        tell(channel, number);
        if (channel instanceof IThreadContainer container) {
            container.getThreadChannels().forEach(thread -> tell(thread, number));
        }
    }

    private void tell(GuildChannel channel, long number) {
        lanes.put(
                channel.getIdLong(),
                new InboundEvent.AccessChanged(
                        "d:a:" + channel.getId() + ":" + happenings.name(number), DiscordIds.channel(channel.getId())));
    }

    private static boolean takesMessages(GuildChannel channel) {
        var type = channel.getType();
        return type == ChannelType.TEXT || type == ChannelType.NEWS || type == ChannelType.FORUM;
    }
}
