package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Threads and forum posts over REST. */
final class ThreadRoutes {
    private final World world;
    private final Threads threads;
    private final ThreadStarter starter;

    ThreadRoutes(Services services) {
        this.world = services.world();
        this.threads = services.threads();
        this.starter = services.starter();
    }

    void register(Router router) {
        router.on(Endpoint.START_THREAD_ON_MESSAGE, this::startOnMessage);
        router.on(Endpoint.START_THREAD, this::start);
        router.on(Endpoint.GET_ACTIVE_THREADS, this::active);
        router.on(Endpoint.GET_ARCHIVED_THREADS, it -> archived(it, type -> type != ChannelType.PRIVATE_THREAD));
        router.on(Endpoint.GET_ARCHIVED_PRIVATE_THREADS, it -> {
            world.require(world.bot.id, channel(it), Permission.MANAGE_THREADS);
            return archived(it, type -> type == ChannelType.PRIVATE_THREAD);
        });
        router.on(Endpoint.GET_THREAD_MEMBERS, this::members);
        router.on(Endpoint.JOIN_THREAD, it -> join(it, world.bot.id));
        router.on(Endpoint.ADD_THREAD_MEMBER, it -> join(it, world.user(it.id("user_id")).id));
        router.on(Endpoint.LEAVE_THREAD, it -> {
            threads.leave(channel(it), world.bot.id);
            return Answer.none();
        });
        router.on(Endpoint.REMOVE_THREAD_MEMBER, it -> {
            world.require(world.bot.id, channel(it), Permission.MANAGE_THREADS);
            threads.leave(channel(it), it.id("user_id"));
            return Answer.none();
        });
    }

    private Channel channel(RestRequest request) {
        var channel = world.channel(request.id("channel_id"));
        world.require(world.bot.id, channel);
        return channel;
    }

    private Answer startOnMessage(RestRequest request) {
        var parent = channel(request);
        var message = world.message(parent, request.id("message_id"));
        world.require(world.bot.id, parent, Permission.CREATE_PUBLIC_THREADS, Permission.READ_MESSAGE_HISTORY);
        var thread = starter.onMessage(parent, message, name(request.body()), world.bot.id, request.autoArchive());
        setSlowmode(thread, request.body());
        return Answer.created(ChannelJson.thread(world, thread));
    }

    private Answer start(RestRequest request) {
        var parent = channel(request);
        if (parent.type == ChannelType.FORUM) {
            return post(parent, request);
        }
        // Discord's default is a private thread.
        int type = request.body().path("type").asInt(ChannelType.PRIVATE_THREAD.number());
        var kind = type == ChannelType.PRIVATE_THREAD.number()
                ? ChannelType.PRIVATE_THREAD
                : parent.type == ChannelType.ANNOUNCEMENT ? ChannelType.ANNOUNCEMENT_THREAD : ChannelType.PUBLIC_THREAD;
        world.require(
                world.bot.id,
                parent,
                kind == ChannelType.PRIVATE_THREAD
                        ? Permission.CREATE_PRIVATE_THREADS
                        : Permission.CREATE_PUBLIC_THREADS);
        var thread = starter.alone(parent, name(request.body()), kind, world.bot, request.autoArchive());
        setSlowmode(thread, request.body());
        return Answer.created(ChannelJson.thread(world, thread));
    }

    private Answer post(Channel forum, RestRequest request) {
        world.require(world.bot.id, forum, Permission.SEND_MESSAGES);
        var body = request.body();
        if (!body.path("message").isObject()) {
            throw DiscordError.required("message");
        }
        if (!Json.arrayAt(body.path("message"), "embeds").isEmpty()) {
            world.require(world.bot.id, forum, Permission.EMBED_LINKS);
        }
        var tags = ids(Json.arrayAt(body, "applied_tags"));
        var draft = Draft.of(world, body.path("message"), request.files());
        var post = new ThreadStarter.ForumPost(name(body), tags, request.autoArchive());
        var message = starter.post(forum, post, Message.Author.person(world.bot), draft);
        var thread = world.channel(message.id);
        setSlowmode(thread, body);
        var json = ChannelJson.thread(world, thread);
        json.set("message", MessageJson.message(world, thread, message, true));
        return Answer.created(json);
    }

    static List<Long> ids(JsonNode array) {
        var ids = new ArrayList<Long>();
        array.forEach(it -> ids.add(Json.id(it)));
        return ids;
    }

    private static String name(JsonNode body) {
        var name = Json.textAt(body, "name");
        if (name == null) {
            throw DiscordError.required("name");
        }
        return name;
    }

    private static void setSlowmode(Channel thread, JsonNode body) {
        thread.slowmode = body.path("rate_limit_per_user").asInt(thread.slowmode);
    }

    private Answer active(RestRequest request) {
        var guild = world.guild(request.id("guild_id"));
        if (!guild.members.containsKey(world.bot.id)) {
            throw DiscordError.missingAccess();
        }
        return list(
                world.threadsOf(guild).stream()
                        .filter(it -> !it.isArchived() && world.botSees(it))
                        .toList(),
                false);
    }

    private Answer archived(RestRequest request, Predicate<ChannelType> types) {
        var parent = channel(request);
        world.require(world.bot.id, parent, Permission.READ_MESSAGE_HISTORY);
        var before = before(request);
        int limit = request.query().containsKey("limit") ? request.limit(100, 100) : 100;
        var found = world.threadsUnder(parent).stream()
                .filter(it -> it.isArchived() && types.test(it.type))
                .filter(it -> Threads.state(it).archiveChangedAt.isBefore(before))
                .sorted(Comparator.comparing((Channel it) -> Threads.state(it).archiveChangedAt)
                        .reversed())
                .toList();
        return list(found.stream().limit(limit).toList(), found.size() > limit);
    }

    private static Instant before(RestRequest request) {
        var text = request.query().get("before");
        try {
            return text == null ? Instant.MAX : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw DiscordError.form("before", "DATE_TIME_TYPE_PARSE", "Could not parse " + text);
        }
    }

    private Answer list(List<Channel> found, boolean more) {
        var json = Json.object();
        var array = json.putArray("threads");
        var members = json.putArray("members");
        for (var thread : found) {
            array.add(ChannelJson.thread(world, thread));
            if (Threads.state(thread).members.containsKey(world.bot.id)) {
                members.add(ChannelJson.threadMember(thread, world.bot.id));
            }
        }
        return Answer.ok(json.put("has_more", more));
    }

    private Answer members(RestRequest request) {
        var thread = channel(request);
        var array = Json.array();
        Threads.state(thread).members.keySet().forEach(it -> array.add(ChannelJson.threadMember(thread, it)));
        return Answer.ok(array);
    }

    private Answer join(RestRequest request, long user) {
        var thread = channel(request);
        if (thread.isArchived()) {
            throw DiscordError.archived();
        }
        threads.join(thread, user);
        return Answer.none();
    }
}
