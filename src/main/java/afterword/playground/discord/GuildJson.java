package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Guilds, roles and members as Discord writes them. */
final class GuildJson {
    private GuildJson() {}

    static ObjectNode role(Guild.Role role) {
        var json = Json.object().put("id", Json.id(role.id)).put("name", role.name);
        json.put("permissions", Long.toString(role.permissions)).put("position", role.position);
        json.put("color", 0).putObject("colors").put("primary_color", 0).putNull("secondary_color");
        ((ObjectNode) json.path("colors")).putNull("tertiary_color");
        json.put("hoist", false).put("managed", role.managed).put("mentionable", false);
        json.putNull("icon").putNull("unicode_emoji").put("flags", 0);
        if (role.botId != 0) {
            json.putObject("tags").put("bot_id", Json.id(role.botId));
        }
        return json;
    }

    /** A member without its user, as it is attached to messages. */
    static ObjectNode partialMember(Guild.Member member) {
        var json = Json.object().putNull("avatar").putNull("banner").putNull("communication_disabled_until");
        json.put("flags", 0).put("joined_at", Json.timestamp(member.joinedAt)).put("nick", member.nick);
        json.put("pending", false).putNull("premium_since");
        json.set("roles", Json.ids(member.roles));
        return json.put("mute", false).put("deaf", false);
    }

    static ObjectNode member(Guild.Member member) {
        var json = partialMember(member);
        json.set("user", member.user.json());
        return json;
    }

    static ArrayNode members(Collection<Guild.Member> members) {
        var array = Json.array();
        members.forEach(it -> array.add(member(it)));
        return array;
    }

    static ArrayNode roles(Guild guild) {
        var array = Json.array();
        guild.roles.values().forEach(it -> array.add(role(it)));
        return array;
    }

    /** What REST and gateway have in common. */
    private static ObjectNode common(Guild guild) {
        var json = Json.object().put("id", Json.id(guild.id)).put("name", guild.name);
        for (var absent : new String[] {
            "icon",
            "description",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "vanity_url_code",
            "rules_channel_id",
            "safety_alerts_channel_id",
            "public_updates_channel_id",
            "incidents_data"
        }) {
            json.putNull(absent);
        }
        json.putArray("features").add("COMMUNITY").add("NEWS");
        json.put("owner_id", Json.id(guild.ownerId)).put("region", "deprecated").put("afk_timeout", 300);
        json.put("system_channel_flags", 0).put("widget_enabled", false).put("verification_level", 0);
        json.set("roles", roles(guild));
        json.put("default_message_notifications", 1).put("mfa_level", 0).put("explicit_content_filter", 0);
        json.put("max_members", 500_000)
                .put("max_stage_video_channel_users", 50)
                .put("max_video_channel_users", 25);
        json.putNull("max_presences").put("premium_tier", 0).put("premium_subscription_count", 0);
        json.put("preferred_locale", "en-US")
                .put("premium_progress_bar_enabled", false)
                .put("nsfw_level", 0);
        json.putArray("emojis");
        json.putArray("stickers");
        return json;
    }

    static ObjectNode rest(Guild guild, boolean withCounts) {
        var json = common(guild).putNull("home_header").put("nsfw", false);
        if (withCounts) {
            json.put("approximate_member_count", guild.members.size());
            json.put("approximate_presence_count", guild.members.size());
        }
        return json;
    }

    /** The GUILD_CREATE payload: the bot as only member, as without the presences intent. */
    static ObjectNode create(World world, Guild guild) {
        var json = common(guild).putNull("hub_type");
        var bot = guild.members.get(world.bot.id);
        json.put("joined_at", Json.timestamp(bot == null ? guild.createdAt : bot.joinedAt));
        json.put("large", false).put("unavailable", false).put("member_count", guild.members.size());
        json.putArray("voice_states");
        json.putArray("members")
                .addAll(bot == null ? Json.array() : Json.array().add(member(bot)));
        var channels = json.putArray("channels");
        world.channelsOf(guild).forEach(it -> channels.add(ChannelJson.channel(it)));
        var threads = json.putArray("threads");
        world.threadsOf(guild).stream()
                .filter(it -> !it.isArchived() && world.botSees(it))
                .forEach(it -> threads.add(ChannelJson.thread(world, it)));
        for (var empty : new String[] {"presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"}) {
            json.putArray(empty);
        }
        return json;
    }

    /** The member as an interaction carries it: with what it may do in that channel. */
    static ObjectNode interactionMember(Guild.Member member, long permissions) {
        return member(member).put("permissions", Long.toString(permissions));
    }

    static @Nullable ObjectNode memberOrNull(World world, Channel channel, long userId) {
        if (channel.isDirect()) {
            return null;
        }
        var member = world.guild(channel.guildId).members.get(userId);
        return member == null ? null : partialMember(member);
    }
}
