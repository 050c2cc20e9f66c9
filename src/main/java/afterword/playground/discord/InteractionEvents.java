package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The INTERACTION_CREATE payload, and what an answer later says about its interaction. */
final class InteractionEvents {
    private static final int UPLOAD_LIMIT = 10 * 1024 * 1024;
    private static final int GUILD_CONTEXT = 0;
    private static final int DIRECT_CONTEXT = 1;

    private final World world;

    InteractionEvents(World world) {
        this.world = world;
    }

    Dispatch created(Interaction interaction, ObjectNode data) {
        var channel = interaction.channel;
        var json = Json.object().put("id", interaction.id()).put("application_id", Json.id(world.bot.id));
        json.put("type", interaction.kind.number())
                .put("token", interaction.token)
                .put("version", 1);
        json.set("data", data);
        json.put("channel_id", Json.id(channel.id));
        json.set("channel", channel(channel));
        json.put("app_permissions", Long.toString(world.permissions(world.bot.id, channel)));
        json.put("locale", "en-US").put("attachment_size_limit", UPLOAD_LIMIT).putArray("entitlements");
        json.set("authorizing_integration_owners", owners(channel));
        if (channel.isDirect()) {
            json.put("context", DIRECT_CONTEXT).set("user", interaction.user.json());
        } else {
            addGuild(json, interaction, channel);
        }
        var source = interaction.source;
        if (source != null) {
            json.set("message", MessageJson.message(world, channel, source, true));
        }
        return Dispatch.of("INTERACTION_CREATE", 0, json);
    }

    private void addGuild(ObjectNode json, Interaction interaction, Channel channel) {
        var guild = world.guild(channel.guildId);
        json.put("context", GUILD_CONTEXT).put("guild_id", Json.id(guild.id)).put("guild_locale", "en-US");
        json.putObject("guild")
                .put("id", Json.id(guild.id))
                .put("locale", "en-US")
                .putArray("features");
        var member = guild.members.get(interaction.user.id);
        if (member == null) {
            throw new IllegalArgumentException(interaction.user.username + " is not in " + guild.name);
        }
        json.set("member", GuildJson.interactionMember(member, world.permissions(member.user.id, channel)));
    }

    private ObjectNode channel(Channel channel) {
        return ChannelJson.any(world, channel).without("permission_overwrites");
    }

    private static ObjectNode owners(Channel channel) {
        return Json.object().put("0", channel.isDirect() ? "0" : Json.id(channel.guildId));
    }

    /** What a message that answers it carries. */
    ObjectNode metadata(Interaction interaction, @Nullable Message original) {
        var json = Json.object().put("id", interaction.id()).put("type", interaction.kind.number());
        json.set("user", interaction.user.json());
        json.set("authorizing_integration_owners", owners(interaction.channel));
        if (original != null) {
            json.put("original_response_message_id", Json.id(original.id));
        }
        var source = interaction.source;
        var trigger = interaction.trigger;
        if (interaction.kind == Interaction.Kind.COMPONENT && source != null) {
            json.put("interacted_message_id", Json.id(source.id));
        }
        if (interaction.kind == Interaction.Kind.SUBMISSION && trigger != null) {
            json.set("triggering_interaction_metadata", metadata(trigger, null));
        }
        return json;
    }
}
