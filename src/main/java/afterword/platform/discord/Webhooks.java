package afterword.platform.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Webhook;
import net.dv8tion.jda.api.entities.WebhookClient;
import net.dv8tion.jda.api.entities.WebhookType;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.attribute.IWebhookContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;

/** The bot's own webhook in each channel: found or made once, then remembered. Threads use their parent's. */
final class Webhooks {
    private static final String NAME = "Afterword";
    private static final int MAX_CHANNELS = 5_000;
    private static final Duration KEPT = Duration.ofHours(24);

    private final Cache<Long, Access> known = Caffeine.newBuilder()
            .maximumSize(MAX_CHANNELS)
            .expireAfterAccess(KEPT)
            .build();

    /** What speaking through a webhook takes. Prints no token. */
    private record Access(String id, String token) {
        @Override
        public String toString() {
            return "webhook " + id;
        }
    }

    /** A way to speak in the channel under any name; makes a webhook where the bot has none. */
    WebhookClient<Message> in(JDA jda, Channel channel) {
        var container = container(channel);
        var access = known.get(container.getIdLong(), _ -> existing(container).orElseGet(() -> made(container)));
        return WebhookClient.createClient(jda, access.id(), access.token());
    }

    /** The id of the bot's webhook for the channel; empty where it has none yet. */
    Optional<String> idIn(Channel channel) {
        var container = container(channel);
        var access = known.getIfPresent(container.getIdLong());
        if (access == null) {
            var found = existing(container);
            found.ifPresent(it -> known.put(container.getIdLong(), it));
            return found.map(Access::id);
        }
        return Optional.of(access.id());
    }

    /** Somebody removed the channel's webhook. */
    void forget(Channel channel) {
        known.invalidate(container(channel).getIdLong());
    }

    private static Optional<Access> existing(IWebhookContainer container) {
        return container.retrieveWebhooks().complete().stream()
                .filter(Webhooks::isOurs)
                .flatMap(webhook ->
                        Optional.ofNullable(webhook.getToken())
                                .map(token -> new Access(webhook.getId(), token))
                                .stream())
                .findFirst();
    }

    private static Access made(IWebhookContainer container) {
        var webhook = container.createWebhook(NAME).complete();
        var token = webhook.getToken();
        if (token == null) {
            throw new IllegalStateException("Discord made a webhook without a token in " + container.getId());
        }
        return new Access(webhook.getId(), token);
    }

    /** Discord shows a webhook's token to the application that made it only. */
    private static boolean isOurs(Webhook webhook) {
        var owner = webhook.getOwnerAsUser();
        return webhook.getType() == WebhookType.INCOMING
                && webhook.getToken() != null
                && owner != null
                && owner.getIdLong() == webhook.getJDA().getSelfUser().getIdLong();
    }

    private static IWebhookContainer container(Channel channel) {
        var parent = channel instanceof ThreadChannel thread ? thread.getParentChannel() : channel;
        if (parent instanceof IWebhookContainer container) {
            return container;
        }
        throw new IllegalArgumentException("this kind of channel has no webhooks");
    }
}
