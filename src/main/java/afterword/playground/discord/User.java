package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An account; the bot's own is one of them. */
final class User {
    final long id;
    final String username;
    final @Nullable String displayName;
    final boolean bot;
    /** Whether strangers who share a guild may write in private. */
    boolean directMessagesOpen = true;

    User(long id, String username, @Nullable String displayName, boolean bot) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
        this.bot = bot;
    }

    String shownName() {
        return displayName == null ? username : displayName;
    }

    ObjectNode json() {
        return identity(id, username, displayName, null, "0", bot);
    }

    /** The user object of a webhook: what Discord shows as the author of its messages. */
    static ObjectNode webhookJson(long webhookId, String name, @Nullable String avatar) {
        return identity(webhookId, name, null, avatar, "0000", true);
    }

    private static ObjectNode identity(
            long id, String name, @Nullable String shown, @Nullable String avatar, String discriminator, boolean bot) {
        var json = Json.object().put("id", Json.id(id)).put("username", name).put("avatar", avatar);
        json.put("discriminator", discriminator).put("public_flags", 0).put("flags", 0);
        if (bot) {
            json.put("bot", true);
        }
        return json.put("global_name", shown).putNull("primary_guild");
    }
}
