package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Webhooks over REST, and the follow-ups of interactions, which live at the same addresses. */
final class WebhookRoutes {
    private final World world;
    private final Webhooks webhooks;
    private final Messages messages;
    private final ThreadStarter starter;
    private final Interactions interactions;

    WebhookRoutes(Services services) {
        this.world = services.world();
        this.webhooks = services.webhooks();
        this.messages = services.messages();
        this.starter = services.starter();
        this.interactions = services.interactions();
    }

    void register(Router router) {
        router.on(Endpoint.CREATE_WEBHOOK, this::create);
        router.on(Endpoint.GET_CHANNEL_WEBHOOKS, it -> {
            var channel = managed(it.id("channel_id"));
            var array = Json.array();
            webhooks.of(channel).forEach(hook -> array.add(hook.json(world, visible(hook), true)));
            return Answer.ok(array);
        });
        router.on(Endpoint.GET_GUILD_WEBHOOKS, this::ofGuild);
        router.on(Endpoint.GET_WEBHOOK, it -> Answer.ok(managed(it).json(world, true, true)));
        router.on(Endpoint.EDIT_WEBHOOK, it -> {
            var body = it.body();
            var to = body.hasNonNull("channel_id") ? managed(Json.id(body.path("channel_id"))) : null;
            var changed = webhooks.change(managed(it), Json.textAt(body, "name"), to);
            return Answer.ok(changed.json(world, true, true));
        });
        router.on(Endpoint.DELETE_WEBHOOK, it -> {
            webhooks.delete(managed(it));
            return Answer.none();
        });
        router.on(Endpoint.GET_WEBHOOK_BY_TOKEN, it -> Answer.ok(byToken(it).json(world, true, false)));
        router.on(
                Endpoint.EDIT_WEBHOOK_BY_TOKEN,
                it -> Answer.ok(webhooks.change(byToken(it), Json.textAt(it.body(), "name"), null)
                        .json(world, true, false)));
        router.on(Endpoint.DELETE_WEBHOOK_BY_TOKEN, it -> {
            webhooks.delete(byToken(it));
            return Answer.none();
        });
        router.on(Endpoint.EXECUTE_WEBHOOK, this::execute);
        router.on(Endpoint.GET_ORIGINAL, this::getMessage);
        router.on(Endpoint.GET_WEBHOOK_MESSAGE, this::getMessage);
        router.on(Endpoint.EDIT_ORIGINAL, this::editMessage);
        router.on(Endpoint.EDIT_WEBHOOK_MESSAGE, this::editMessage);
        router.on(Endpoint.DELETE_ORIGINAL, this::deleteMessage);
        router.on(Endpoint.DELETE_WEBHOOK_MESSAGE, this::deleteMessage);
    }

    private Channel managed(long channelId) {
        var channel = world.channel(channelId);
        world.require(world.bot.id, channel, Permission.MANAGE_WEBHOOKS);
        return channel;
    }

    private Webhook managed(RestRequest request) {
        var webhook = webhooks.find(request.id("webhook_id"));
        managed(webhook.channelId());
        return webhook;
    }

    /** Other applications' webhooks are shown without their tokens. */
    private boolean visible(Webhook webhook) {
        return webhook.applicationId() == 0 || webhook.applicationId() == world.bot.id;
    }

    private Webhook byToken(RestRequest request) {
        return webhooks.find(request.id("webhook_id"), request.text("webhook_token"));
    }

    private boolean isInteraction(RestRequest request) {
        return request.id("webhook_id") == world.bot.id;
    }

    private Answer create(RestRequest request) {
        var channel = managed(request.id("channel_id"));
        var name = Json.textAt(request.body(), "name");
        if (name == null) {
            throw DiscordError.required("name");
        }
        return Answer.ok(webhooks.create(channel, name.strip(), world.bot.id, world.bot.id)
                .json(world, true, true));
    }

    private Answer ofGuild(RestRequest request) {
        var guild = world.guild(request.id("guild_id"));
        if (!Permission.MANAGE_WEBHOOKS.in(guild.permissionsOf(world.bot.id))) {
            throw DiscordError.missingPermissions();
        }
        var array = Json.array();
        world.webhooks.values().stream()
                .filter(it -> it.guildId() == guild.id)
                .forEach(it -> array.add(it.json(world, visible(it), true)));
        return Answer.ok(array);
    }

    private Answer execute(RestRequest request) {
        if (isInteraction(request)) {
            var interaction = interactions.byToken(request.text("webhook_token"));
            var message = interactions.followUp(interaction, request.body(), request.files());
            return Answer.ok(MessageJson.message(world, interaction.channel, message, true));
        }
        var webhook = byToken(request);
        var body = request.body();
        var author = Webhooks.author(webhook, Json.textAt(body, "username"), Json.textAt(body, "avatar_url"));
        var draft = Draft.of(world, withoutReference(body), request.files());
        var message = send(webhook, request, author, draft);
        return request.flag("wait")
                ? Answer.ok(MessageJson.message(world, world.channel(message.channelId), message, true))
                : Answer.none();
    }

    /** A webhook cannot reply and has no nonce: Discord ignores both. */
    private static JsonNode withoutReference(JsonNode body) {
        return body instanceof com.fasterxml.jackson.databind.node.ObjectNode object
                ? object.deepCopy().without(java.util.List.of("message_reference", "nonce", "enforce_nonce"))
                : body;
    }

    private Message send(Webhook webhook, RestRequest request, Message.Author author, Draft draft) {
        var channel = world.channel(webhook.channelId());
        var threadName = Json.textAt(request.body(), "thread_name");
        var thread = thread(channel, request);
        if (channel.type != ChannelType.FORUM) {
            if (threadName != null) {
                throw DiscordError.of(400, 220003, "Webhooks can only create threads in forum channels");
            }
            return messages.post(thread == null ? channel : thread, author, draft);
        }
        if (threadName != null && thread != null) {
            throw DiscordError.of(
                    400, 220002, "Webhooks posted to forum channels cannot have both a thread_name and thread_id");
        }
        if (thread != null) {
            return messages.post(thread, author, draft);
        }
        if (threadName == null) {
            throw DiscordError.of(
                    400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id");
        }
        var tags = ThreadRoutes.ids(Json.arrayAt(request.body(), "applied_tags"));
        return starter.post(channel, new ThreadStarter.ForumPost(threadName, tags, null), author, draft);
    }

    private @Nullable Channel thread(Channel channel, RestRequest request) {
        if (!request.query().containsKey("thread_id")) {
            return null;
        }
        var thread = world.channels.get(request.queryId("thread_id"));
        if (thread == null || thread.thread == null || thread.parentId != channel.id) {
            throw DiscordError.unknownChannel();
        }
        return thread;
    }

    private record Place(Channel channel, Message message) {}

    /** One of the webhook's own messages: in a thread only when that thread is named. */
    private Place place(RestRequest request) {
        var webhook = byToken(request);
        var channel = world.channel(webhook.channelId());
        var thread = thread(channel, request);
        var place = thread == null ? channel : thread;
        var message = world.message(place, request.id("message_id"));
        if (message.author.webhookId() != webhook.id()) {
            throw DiscordError.unknownMessage();
        }
        return new Place(place, message);
    }

    private static String which(RestRequest request) {
        return request.params().getOrDefault("message_id", "@original");
    }

    private Answer getMessage(RestRequest request) {
        if (isInteraction(request)) {
            var interaction = interactions.byToken(request.text("webhook_token"));
            var message = interactions.message(interaction, which(request));
            return Answer.ok(MessageJson.message(world, interaction.channel, message, true));
        }
        var place = place(request);
        return Answer.ok(MessageJson.message(world, place.channel, place.message, true));
    }

    private Answer editMessage(RestRequest request) {
        if (isInteraction(request)) {
            var interaction = interactions.byToken(request.text("webhook_token"));
            var message = interactions.edit(interaction, which(request), request.body(), request.files());
            return Answer.ok(MessageJson.message(world, interaction.channel, message, true));
        }
        var place = place(request);
        messages.edit(place.channel, place.message, request.body(), request.files());
        return Answer.ok(MessageJson.message(world, place.channel, place.message, true));
    }

    private Answer deleteMessage(RestRequest request) {
        if (isInteraction(request)) {
            interactions.delete(interactions.byToken(request.text("webhook_token")), which(request));
        } else {
            var place = place(request);
            messages.delete(place.channel, place.message);
        }
        return Answer.none();
    }
}
