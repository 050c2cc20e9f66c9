package afterword.platform.discord;

import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.GenericChannelUpdateEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateOwnerEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** Makes the directory forget what Discord says has changed. */
final class DirectoryListener extends ListenerAdapter {
    private final DiscordDirectory directory;

    DirectoryListener(DiscordDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void onGenericChannelUpdate(GenericChannelUpdateEvent<?> event) {
        directory.forgetChannel(event.getChannel().getIdLong());
    }

    @Override
    public void onChannelDelete(ChannelDeleteEvent event) {
        directory.forgetChannel(event.getChannel().getIdLong());
    }

    @Override
    public void onGenericGuildMember(GenericGuildMemberEvent event) {
        directory.forgetPerson(event.getGuild().getIdLong(), event.getMember().getId());
    }

    @Override
    public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
        directory.forgetPeople(event.getGuild().getIdLong());
    }

    @Override
    public void onRoleDelete(RoleDeleteEvent event) {
        directory.forgetPeople(event.getGuild().getIdLong());
    }

    @Override
    public void onGuildUpdateOwner(GuildUpdateOwnerEvent event) {
        directory.forgetPeople(event.getGuild().getIdLong());
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        directory.forgetAll();
    }

    @Override
    public void onSessionInvalidate(SessionInvalidateEvent event) {
        directory.forgetAll();
    }
}
