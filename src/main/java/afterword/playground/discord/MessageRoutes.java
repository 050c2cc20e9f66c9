package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Messages, pins and publishing over REST. */
final class MessageRoutes {
    private final World world;
    private final Messages messages;

    MessageRoutes(Services services) {
        this.world = services.world();
        this.messages = services.messages();
    }

    void register(Router router) {
        router.on(Endpoint.GET_MESSAGES, this::list);
        router.on(Endpoint.GET_MESSAGE, this::get);
        router.on(Endpoint.CREATE_MESSAGE, this::create);
        router.on(Endpoint.EDIT_MESSAGE, this::edit);
        router.on(Endpoint.DELETE_MESSAGE, this::delete);
        router.on(Endpoint.BULK_DELETE, this::bulkDelete);
        router.on(Endpoint.CROSSPOST, this::crosspost);
        router.on(Endpoint.GET_PINS, this::pins);
        router.on(Endpoint.PIN_MESSAGE, this::pin);
        router.on(Endpoint.UNPIN_MESSAGE, this::unpin);
        router.on(Endpoint.TYPING, it -> {
            world.require(world.bot.id, channel(it), Permission.SEND_MESSAGES);
            return Answer.none();
        });
    }

    private Channel channel(RestRequest request) {
        var channel = world.channel(request.id("channel_id"));
        world.require(world.bot.id, channel);
        return channel;
    }

    private Message message(Channel channel, RestRequest request) {
        var message = world.message(channel, request.id("message_id"));
        if (message.isEphemeral()) {
            throw DiscordError.unknownMessage();
        }
        return message;
    }

    private ObjectNode json(Channel channel, Message message) {
        return MessageJson.message(world, channel, message, world.contentAllowed);
    }

    private Answer list(RestRequest request) {
        var channel = channel(request);
        int limit = request.limit(50, 100);
        var page = Json.array();
        if (world.may(world.bot.id, channel, Permission.READ_MESSAGE_HISTORY)) {
            page(channel, request, limit).stream()
                    .sorted(Comparator.comparingLong((Message it) -> it.id).reversed())
                    .forEach(it -> page.add(json(channel, it)));
        }
        return Answer.ok(page);
    }

    private static List<Message> page(Channel channel, RestRequest request, int limit) {
        var all = channel.messages;
        if (request.query().containsKey("around")) {
            long around = request.queryId("around");
            var chosen =
                    new ArrayList<>(newest(all.headMap(around, false).descendingMap().values().stream(), limit / 2));
            chosen.addAll(newest(all.tailMap(around, true).values().stream(), limit - limit / 2));
            return chosen;
        }
        if (request.query().containsKey("after")) {
            return newest(all.tailMap(request.queryId("after"), false).values().stream(), limit);
        }
        var before = request.query().containsKey("before") ? all.headMap(request.queryId("before"), false) : all;
        return newest(before.descendingMap().values().stream(), limit);
    }

    private static List<Message> newest(Stream<Message> ordered, int limit) {
        return ordered.filter(it -> !it.isEphemeral()).limit(limit).toList();
    }

    private Answer get(RestRequest request) {
        var channel = channel(request);
        world.require(world.bot.id, channel, Permission.READ_MESSAGE_HISTORY);
        return Answer.ok(json(channel, message(channel, request)));
    }

    private Answer create(RestRequest request) {
        var channel = channel(request);
        requireMayWrite(channel, request.body(), request.files());
        var draft = Draft.of(world, request.body(), request.files());
        var before = messages.sentBefore(world.bot.id, channel, draft);
        var message = before == null ? messages.post(channel, Message.Author.person(world.bot), draft) : before;
        return Answer.ok(Messages.addNonce(json(channel, message), message));
    }

    private void requireMayWrite(Channel channel, JsonNode body, List<Upload> files) {
        if (!channel.type.takesMessages()) {
            throw DiscordError.of(400, 50008, "Cannot send messages in a non-text channel");
        }
        var recipient = channel.recipient;
        if (recipient != null && !recipient.directMessagesOpen) {
            throw DiscordError.of(403, 50007, "Cannot send messages to this user");
        }
        var rights = new ArrayList<Permission>();
        rights.add(channel.thread == null ? Permission.SEND_MESSAGES : Permission.SEND_MESSAGES_IN_THREADS);
        if (!Json.arrayAt(body, "embeds").isEmpty()) {
            rights.add(Permission.EMBED_LINKS);
        }
        if (!files.isEmpty()) {
            rights.add(Permission.ATTACH_FILES);
        }
        world.require(world.bot.id, channel, rights.toArray(Permission[]::new));
        if (body.hasNonNull("message_reference")
                && !world.may(world.bot.id, channel, Permission.READ_MESSAGE_HISTORY)) {
            throw DiscordError.of(400, 160002, "Cannot reply without permission to read message history");
        }
    }

    private Answer edit(RestRequest request) {
        var channel = channel(request);
        var message = message(channel, request);
        if (message.kind.isSystem()) {
            throw DiscordError.systemMessage();
        }
        if (message.author.userId() != world.bot.id) {
            throw DiscordError.of(403, 50005, "Cannot edit a message authored by another user");
        }
        messages.edit(channel, message, request.body(), request.files());
        return Answer.ok(json(channel, message));
    }

    private Answer delete(RestRequest request) {
        var channel = channel(request);
        var message = message(channel, request);
        if (message.author.userId() != world.bot.id) {
            requireGuild(channel);
            world.require(world.bot.id, channel, Permission.MANAGE_MESSAGES);
        }
        messages.delete(channel, message);
        return Answer.none();
    }

    private static void requireGuild(Channel channel) {
        if (channel.isDirect()) {
            throw DiscordError.of(403, 50003, "Cannot execute action on a DM channel");
        }
    }

    private Answer bulkDelete(RestRequest request) {
        var channel = channel(request);
        requireGuild(channel);
        world.require(world.bot.id, channel, Permission.MANAGE_MESSAGES);
        var ids = Json.arrayAt(request.body(), "messages");
        if (ids.size() < 2 || ids.size() > 100) {
            throw DiscordError.badLength("messages", 2, 100);
        }
        for (var id : ids) {
            var message = channel.messages.get(Json.id(id));
            if (message != null) {
                messages.delete(channel, message);
            }
        }
        return Answer.none();
    }

    private Answer crosspost(RestRequest request) {
        var channel = channel(request);
        var message = message(channel, request);
        boolean own = message.author.userId() == world.bot.id;
        world.require(world.bot.id, channel, own ? Permission.SEND_MESSAGES : Permission.MANAGE_MESSAGES);
        messages.crosspost(channel, message);
        return Answer.ok(json(channel, message));
    }

    private Answer pins(RestRequest request) {
        var channel = channel(request);
        var json = Json.object();
        var items = json.putArray("items");
        channel.messages.values().stream()
                .filter(it -> it.pinnedAt != null)
                .forEach(it -> items.addObject()
                        .put("pinned_at", Json.timestampOrNull(it.pinnedAt))
                        .set("message", json(channel, it)));
        return Answer.ok(json.put("has_more", false));
    }

    private Answer pin(RestRequest request) {
        var channel = channel(request);
        world.require(world.bot.id, channel, Permission.PIN_MESSAGES);
        messages.pin(channel, message(channel, request), world.bot);
        return Answer.none();
    }

    private Answer unpin(RestRequest request) {
        var channel = channel(request);
        world.require(world.bot.id, channel, Permission.PIN_MESSAGES);
        messages.unpin(channel, message(channel, request));
        return Answer.none();
    }
}
