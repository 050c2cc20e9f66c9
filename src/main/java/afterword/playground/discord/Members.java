package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Answers the gateway's requests for guild members, in chunks. */
final class Members {
    private static final int CHUNK = 1000;

    private final World world;

    Members(World world) {
        this.world = world;
    }

    void send(GatewaySession session, JsonNode request) {
        var guild = world.guilds.get(Json.id(request.path("guild_id")));
        if (guild == null || !guild.members.containsKey(world.bot.id)) {
            return;
        }
        var found = found(session, guild, request);
        int chunks = Math.max(1, (found.size() + CHUNK - 1) / CHUNK);
        for (int i = 0; i < chunks; i++) {
            var page = found.subList(i * CHUNK, Math.min(found.size(), (i + 1) * CHUNK));
            var data = Json.object().put("guild_id", Json.id(guild.id));
            data.set("members", GuildJson.members(page));
            data.put("chunk_index", i).put("chunk_count", chunks);
            if (request.hasNonNull("nonce")) {
                data.put("nonce", request.path("nonce").asText());
            }
            session.send("GUILD_MEMBERS_CHUNK", data);
        }
    }

    private static List<Guild.Member> found(GatewaySession session, Guild guild, JsonNode request) {
        var wanted = request.path("user_ids");
        if (!wanted.isMissingNode() && !wanted.isNull()) {
            var ids = wanted.isArray() ? ThreadRoutes.ids(wanted) : List.of(Json.id(wanted));
            return guild.members.values().stream()
                    .filter(it -> ids.contains(it.user.id))
                    .toList();
        }
        var query = request.path("query").asText("").toLowerCase(Locale.ROOT);
        boolean all = query.isEmpty();
        if (all && (session.intents & Dispatch.GUILD_MEMBERS) == 0) {
            return List.of();
        }
        int limit = request.path("limit").asInt(0);
        return guild.members.values().stream()
                .filter(it -> all || it.shownName().toLowerCase(Locale.ROOT).startsWith(query))
                .sorted(Comparator.comparingLong((Guild.Member it) -> it.user.id))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
    }
}
