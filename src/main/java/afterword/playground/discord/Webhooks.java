package afterword.playground.discord;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Incoming webhooks: made, renamed, removed and spoken through. */
final class Webhooks {
    private static final int MAX_PER_CHANNEL = 15;
    private static final int MAX_NAME = 80;
    private static final List<String> FORBIDDEN = List.of("discord", "clyde");

    private final World world;
    private final RandomGenerator random;

    Webhooks(World world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    Webhook create(Channel channel, String name, long creator, long applicationId) {
        checkName("name", name);
        if (channel.thread != null || channel.isDirect() || channel.type == ChannelType.CATEGORY) {
            throw DiscordError.wrongChannelType();
        }
        if (of(channel).size() >= MAX_PER_CHANNEL) {
            throw DiscordError.of(400, 30007, "Maximum number of webhooks reached (" + MAX_PER_CHANNEL + ")");
        }
        var token = newToken();
        var webhook = new Webhook(world.ids.next(), token, channel.guildId, channel.id, name, creator, applicationId);
        world.webhooks.put(webhook.id(), webhook);
        updated(channel);
        return webhook;
    }

    /** A secret of 68 letters, as webhooks and interactions have. */
    String newToken() {
        var bytes = new byte[34];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Webhook change(Webhook webhook, @Nullable String name, @Nullable Channel to) {
        if (name != null) {
            checkName("name", name);
        }
        var changed = webhook.with(name == null ? webhook.name() : name, to == null ? webhook.channelId() : to.id);
        world.webhooks.put(changed.id(), changed);
        updated(world.channel(webhook.channelId()));
        if (to != null && to.id != webhook.channelId()) {
            updated(to);
        }
        return changed;
    }

    void delete(Webhook webhook) {
        world.webhooks.remove(webhook.id());
        var channel = world.channels.get(webhook.channelId());
        if (channel != null) {
            updated(channel);
        }
    }

    List<Webhook> of(Channel channel) {
        return world.webhooks.values().stream()
                .filter(it -> it.channelId() == channel.id)
                .toList();
    }

    Webhook find(long id) {
        var webhook = world.webhooks.get(id);
        if (webhook == null) {
            throw DiscordError.unknownWebhook();
        }
        return webhook;
    }

    Webhook find(long id, String token) {
        var webhook = find(id);
        if (!webhook.token().equals(token)) {
            throw DiscordError.of(401, 50027, "Invalid Webhook Token");
        }
        return webhook;
    }

    /** Who speaks through it: under its own name or the one given for this message. */
    static Message.Author author(Webhook webhook, @Nullable String name, @Nullable String avatar) {
        if (name != null && !name.isEmpty()) {
            checkName("username", name);
        }
        var shown = name == null || name.isEmpty() ? webhook.name() : name;
        var picture = avatar == null || avatar.isEmpty() ? null : Integer.toHexString(avatar.hashCode());
        return new Message.Author(webhook.id(), shown, picture, webhook.id(), webhook.applicationId());
    }

    private static void checkName(String path, String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw DiscordError.badLength(path, 1, MAX_NAME);
        }
        for (var word : FORBIDDEN) {
            if (name.toLowerCase(Locale.ROOT).contains(word)) {
                throw DiscordError.form(path, "USERNAME_INVALID_CONTAINS", "Username cannot contain \"" + word + "\"");
            }
        }
    }

    private void updated(Channel channel) {
        var data = Json.object().put("guild_id", Json.id(channel.guildId)).put("channel_id", Json.id(channel.id));
        world.publishIn(world.guild(channel.guildId), Dispatch.of("WEBHOOKS_UPDATE", Dispatch.GUILD_WEBHOOKS, data));
    }
}
