package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An incoming webhook of one channel. {@code applicationId} is 0 where a person made it. */
record Webhook(long id, String token, long guildId, long channelId, String name, long creatorId, long applicationId) {
    Webhook with(String newName, long newChannel) {
        return new Webhook(id, token, guildId, newChannel, newName, creatorId, applicationId);
    }

    /** As Discord shows it; the token only to who may have it. */
    ObjectNode json(World world, boolean withToken, boolean withUser) {
        var json = Json.object().put("application_id", applicationId == 0 ? null : Json.id(applicationId));
        json.putNull("avatar").put("channel_id", Json.id(channelId)).put("guild_id", Json.id(guildId));
        json.put("id", Json.id(id)).put("name", name).put("type", 1);
        var creator = world.users.get(creatorId);
        if (withUser && creator != null) {
            json.set("user", creator.json());
        }
        if (withToken) {
            json.put("token", token);
            json.put("url", "https://discord.com/api/webhooks/" + Json.id(id) + "/" + token);
        }
        return json;
    }
}
