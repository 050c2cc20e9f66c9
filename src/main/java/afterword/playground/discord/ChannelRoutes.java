package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Channels, their tags and overwrites, and the changing of threads over REST. */
final class ChannelRoutes {
    private static final int MAX_TOPIC = 1024;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG_NAME = 20;

    private final World world;
    private final Guilds guilds;
    private final Threads threads;
    private final Messages messages;

    ChannelRoutes(Services services) {
        this.world = services.world();
        this.guilds = services.guilds();
        this.threads = services.threads();
        this.messages = services.messages();
    }

    void register(Router router) {
        router.on(Endpoint.GET_CHANNEL, it -> Answer.ok(ChannelJson.any(world, channel(it))));
        router.on(Endpoint.EDIT_CHANNEL, this::edit);
        router.on(Endpoint.DELETE_CHANNEL, this::delete);
        router.on(Endpoint.SET_CHANNEL_PERMISSION, this::setPermission);
        router.on(Endpoint.DELETE_CHANNEL_PERMISSION, it -> {
            world.require(world.bot.id, channel(it), Permission.MANAGE_ROLES);
            guilds.removeOverwrite(channel(it), it.id("overwrite_id"));
            return Answer.none();
        });
    }

    private Channel channel(RestRequest request) {
        var channel = world.channel(request.id("channel_id"));
        world.require(world.bot.id, channel);
        return channel;
    }

    private Answer edit(RestRequest request) {
        var channel = channel(request);
        if (channel.isDirect()) {
            throw DiscordError.of(403, 50003, "Cannot execute action on a DM channel");
        }
        if (channel.thread == null) {
            world.require(world.bot.id, channel, Permission.MANAGE_CHANNELS);
            editChannel(channel, request.body());
        } else {
            editThread(channel, channel.thread, request.body());
        }
        return Answer.ok(ChannelJson.any(world, channel));
    }

    private void editChannel(Channel channel, JsonNode body) {
        if (body.hasNonNull("name")) {
            channel.name = checkedName(body);
        }
        if (body.has("topic")) {
            var topic = Json.textAt(body, "topic");
            if (topic != null && topic.length() > (channel.type == ChannelType.FORUM ? 4096 : MAX_TOPIC)) {
                throw DiscordError.tooLong("topic", MAX_TOPIC);
            }
            channel.topic = topic;
        }
        if (body.hasNonNull("default_auto_archive_duration")) {
            channel.defaultAutoArchive =
                    body.path("default_auto_archive_duration").asInt();
        }
        if (body.hasNonNull("available_tags")) {
            var tags = tags(channel, body);
            channel.tags.clear();
            channel.tags.addAll(tags);
        }
        channel.flags = body.path("flags").asInt(channel.flags);
        channel.slowmode = body.path("rate_limit_per_user").asInt(channel.slowmode);
        channel.position = body.path("position").asInt(channel.position);
        guilds.channelUpdated(channel);
    }

    private static String checkedName(JsonNode body) {
        var name = body.path("name").asText();
        if (name.isBlank() || name.length() > Threads.MAX_NAME) {
            throw DiscordError.badLength("name", 1, Threads.MAX_NAME);
        }
        return name;
    }

    /** A tag without an id is new; one that is left out goes away. */
    private List<Channel.Tag> tags(Channel forum, JsonNode body) {
        if (forum.type != ChannelType.FORUM) {
            throw DiscordError.wrongChannelType();
        }
        var wanted = Json.arrayAt(body, "available_tags");
        if (wanted.size() > MAX_TAGS) {
            throw DiscordError.badLength("available_tags", 0, MAX_TAGS);
        }
        var tags = new ArrayList<Channel.Tag>();
        for (int i = 0; i < wanted.size(); i++) {
            var name = wanted.path(i).path("name").asText("");
            if (name.isBlank() || name.length() > MAX_TAG_NAME) {
                throw DiscordError.badLength("available_tags." + i + ".name", 1, MAX_TAG_NAME);
            }
            long id = Json.id(wanted.path(i).path("id"));
            boolean known = forum.tags.stream().anyMatch(it -> it.id() == id);
            boolean moderated = wanted.path(i).path("moderated").asBoolean(false);
            var emoji = Json.textAt(wanted.path(i), "emoji_name");
            tags.add(new Channel.Tag(known ? id : world.ids.next(), name, moderated, emoji));
        }
        if (tags.stream().map(Channel.Tag::name).distinct().count() < tags.size()) {
            throw DiscordError.of(400, 40061, "Tag names must be unique");
        }
        return tags;
    }

    private void editThread(Channel channel, Channel.ThreadState thread, JsonNode body) {
        boolean moderates = world.may(world.bot.id, channel, Permission.MANAGE_THREADS);
        boolean owns = thread.ownerId == world.bot.id;
        boolean opens =
                body.path("archived").isBoolean() && !body.path("archived").asBoolean();
        boolean onlyOpens = opens && body.size() == 1 && !thread.locked;
        boolean locks = body.hasNonNull("locked") && body.path("locked").asBoolean() != thread.locked;
        if (!moderates && (locks || thread.locked || !(owns || onlyOpens))) {
            throw DiscordError.missingPermissions();
        }
        if (thread.archived && !opens) {
            throw DiscordError.archived();
        }
        if (body.has("applied_tags")) {
            var forum = world.channel(channel.parentId);
            var tags = ThreadRoutes.ids(Json.arrayAt(body, "applied_tags"));
            Threads.requireTag(forum, tags);
            threads.tag(forum, channel, tags, moderates);
        }
        if (body.hasNonNull("name")) {
            rename(channel, checkedName(body));
        }
        thread.autoArchiveMinutes = body.path("auto_archive_duration").asInt(thread.autoArchiveMinutes);
        thread.locked = body.path("locked").asBoolean(thread.locked);
        channel.slowmode = body.path("rate_limit_per_user").asInt(channel.slowmode);
        channel.flags = body.path("flags").asInt(channel.flags);
        boolean archived = body.path("archived").asBoolean(thread.archived);
        if (archived == thread.archived) {
            threads.updated(channel);
        } else {
            threads.setArchived(channel, archived);
        }
    }

    private void rename(Channel thread, String name) {
        if (!thread.name.equals(name)) {
            thread.name = name;
            var notice =
                    messages.newMessage(thread, Message.Author.person(world.bot), Message.Kind.CHANNEL_NAME_CHANGE);
            notice.content = name;
            messages.add(thread, notice);
        }
    }

    private Answer delete(RestRequest request) {
        var channel = channel(request);
        if (channel.isDirect()) {
            return Answer.ok(ChannelJson.direct(channel));
        }
        var json = ChannelJson.any(world, channel);
        if (channel.thread == null) {
            world.require(world.bot.id, channel, Permission.MANAGE_CHANNELS);
            guilds.deleteChannel(channel);
        } else {
            world.require(world.bot.id, channel, Permission.MANAGE_THREADS);
            threads.delete(channel);
        }
        return Answer.ok(json);
    }

    private Answer setPermission(RestRequest request) {
        var channel = channel(request);
        world.require(world.bot.id, channel, Permission.MANAGE_ROLES);
        var body = request.body();
        guilds.overwrite(
                channel,
                new Channel.Overwrite(
                        request.id("overwrite_id"),
                        body.path("type").asInt(0),
                        body.path("allow").asLong(0),
                        body.path("deny").asLong(0)));
        return Answer.none();
    }
}
