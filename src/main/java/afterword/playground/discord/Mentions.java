package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a message pings: what its text names, as far as its allowed mentions and the writer's rights go. */
final class Mentions {
    private static final Pattern USER = Pattern.compile("<@!?(\\d{1,20})>");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d{1,20})>");
    private static final Pattern EVERYONE = Pattern.compile("@(?:everyone|here)");

    private final World world;

    Mentions(World world) {
        this.world = world;
    }

    void apply(Channel channel, Message message, @Nullable JsonNode allowed, @Nullable Message replied) {
        message.mentions = new LinkedHashSet<>();
        message.mentionedRoles = new LinkedHashSet<>();
        boolean ping = allowed == null || allowed.path("replied_user").asBoolean(false);
        if (replied != null && ping && replied.author.webhookId() == 0) {
            message.mentions.add(replied.author.userId());
        }
        var text = words(message);
        for (var user : ids(USER, text)) {
            if (world.users.containsKey(user) && isAllowed(allowed, "users", user)) {
                message.mentions.add(user);
            }
        }
        if (channel.isDirect()) {
            return;
        }
        var guild = world.guild(channel.guildId);
        for (var role : ids(ROLE, text)) {
            if (guild.roles.containsKey(role) && isAllowed(allowed, "roles", role)) {
                message.mentionedRoles.add(role);
            }
        }
        // A webhook pings everyone without a right of its own.
        boolean mayPing = message.author.webhookId() != 0
                || world.may(message.author.userId(), channel, Permission.MENTION_EVERYONE);
        message.mentionsEveryone = mayPing
                && EVERYONE.matcher(text).find()
                && (allowed == null || contains(Json.arrayAt(allowed, "parse"), "everyone"));
    }

    private static String words(Message message) {
        var text = new StringBuilder(message.content);
        message.components
                .findValuesAsText("content")
                .forEach(it -> text.append('\n').append(it));
        return text.toString();
    }

    private static boolean isAllowed(@Nullable JsonNode allowed, String kind, long id) {
        return allowed == null
                || contains(Json.arrayAt(allowed, "parse"), kind)
                || contains(Json.arrayAt(allowed, kind), Json.id(id));
    }

    private static boolean contains(JsonNode array, String value) {
        for (var entry : array) {
            if (entry.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Long> ids(Pattern pattern, String text) {
        var ids = new LinkedHashSet<Long>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            ids.add(Json.parseId(matcher.group(1)));
        }
        return ids;
    }
}
