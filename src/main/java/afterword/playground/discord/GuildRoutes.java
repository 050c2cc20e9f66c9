package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guilds, roles, members, users and the application itself over REST. */
final class GuildRoutes {
    private final World world;
    private final Guilds guilds;

    GuildRoutes(Services services) {
        this.world = services.world();
        this.guilds = services.guilds();
    }

    void register(Router router) {
        router.on(Endpoint.GET_SELF, it -> Answer.ok(self()));
        router.on(
                Endpoint.GET_USER, it -> Answer.ok(world.user(it.id("user_id")).json()));
        router.on(Endpoint.GET_APPLICATION, it -> Answer.ok(application()));
        router.on(Endpoint.GET_OAUTH_APPLICATION, it -> Answer.ok(application()));
        router.on(Endpoint.OPEN_DIRECT_CHANNEL, this::openDirect);
        router.on(Endpoint.GET_OWN_GUILDS, it -> ownGuilds());
        router.on(Endpoint.LEAVE_GUILD, it -> {
            guilds.kickBot(guild(it));
            return Answer.none();
        });
        router.on(Endpoint.GET_GUILD, it -> Answer.ok(GuildJson.rest(guild(it), it.flag("with_counts"))));
        router.on(Endpoint.GET_GUILD_CHANNELS, it -> {
            var array = Json.array();
            world.channelsOf(guild(it)).forEach(channel -> array.add(ChannelJson.channel(channel)));
            return Answer.ok(array);
        });
        router.on(Endpoint.CREATE_CHANNEL, this::createChannel);
        router.on(Endpoint.GET_ROLES, it -> Answer.ok(GuildJson.roles(guild(it))));
        router.on(Endpoint.CREATE_ROLE, this::createRole);
        router.on(Endpoint.DELETE_ROLE, it -> {
            requireGuild(guild(it), Permission.MANAGE_ROLES);
            guilds.removeRole(guild(it), role(guild(it), it));
            return Answer.none();
        });
        router.on(Endpoint.GET_MEMBERS, this::members);
        router.on(Endpoint.SEARCH_MEMBERS, this::searchMembers);
        router.on(Endpoint.GET_MEMBER, it -> Answer.ok(GuildJson.member(member(guild(it), it.id("user_id")))));
        router.on(Endpoint.EDIT_OWN_MEMBER, this::editSelf);
        router.on(Endpoint.ADD_MEMBER_ROLE, it -> changeRole(it, true));
        router.on(Endpoint.REMOVE_MEMBER_ROLE, it -> changeRole(it, false));
    }

    private Guild guild(RestRequest request) {
        var guild = world.guild(request.id("guild_id"));
        if (!guild.members.containsKey(world.bot.id)) {
            throw DiscordError.missingAccess();
        }
        return guild;
    }

    private void requireGuild(Guild guild, Permission right) {
        if (!right.in(guild.permissionsOf(world.bot.id))) {
            throw DiscordError.missingPermissions();
        }
    }

    private static Guild.Member member(Guild guild, long user) {
        var member = guild.members.get(user);
        if (member == null) {
            throw DiscordError.unknown(10007, "Member");
        }
        return member;
    }

    private static Guild.Role role(Guild guild, RestRequest request) {
        var role = guild.roles.get(request.id("role_id"));
        if (role == null) {
            throw DiscordError.unknown(10011, "Role");
        }
        return role;
    }

    private ObjectNode self() {
        return world.bot
                .json()
                .put("mfa_enabled", true)
                .put("locale", "en-US")
                .put("verified", true)
                .putNull("email");
    }

    private ObjectNode application() {
        var json = Json.object().put("id", Json.id(world.bot.id)).put("name", world.bot.username);
        json.putNull("icon").put("description", "").putNull("type").set("bot", world.bot.json());
        json.put("bot_public", true).put("bot_require_code_grant", false);
        json.put("verify_key", "0".repeat(64)).put("flags", flags()).put("flags_new", Integer.toString(flags()));
        json.putArray("redirect_uris");
        json.putNull("interactions_endpoint_url").putNull("role_connections_verification_url");
        json.set("owner", world.bot.json());
        json.put("approximate_guild_count", guildsOfBot().size()).put("approximate_user_install_count", 0);
        json.put("approximate_user_authorization_count", 0)
                .put("explicit_content_filter", 0)
                .putNull("team");
        json.putArray("eligible_oauth2_scopes").add("bot").add("applications.commands");
        return json;
    }

    /** GATEWAY_MESSAGE_CONTENT_LIMITED where the portal's switch is on. */
    int flags() {
        return world.contentAllowed ? 1 << 19 : 0;
    }

    private List<Guild> guildsOfBot() {
        return world.guilds.values().stream()
                .filter(it -> it.members.containsKey(world.bot.id))
                .toList();
    }

    private Answer openDirect(RestRequest request) {
        var user = world.user(Json.id(request.body().path("recipient_id")));
        if (user.bot) {
            throw DiscordError.of(400, 50007, "Cannot send messages to this user");
        }
        return Answer.ok(ChannelJson.direct(world.directChannel(user)));
    }

    private Answer ownGuilds() {
        var array = Json.array();
        for (var guild : guildsOfBot()) {
            var json = array.addObject().put("id", Json.id(guild.id)).put("name", guild.name);
            json.putNull("icon").putNull("banner").put("owner", false);
            json.put("permissions", Long.toString(guild.permissionsOf(world.bot.id)))
                    .putArray("features");
        }
        return Answer.ok(array);
    }

    private Answer createChannel(RestRequest request) {
        var guild = guild(request);
        requireGuild(guild, Permission.MANAGE_CHANNELS);
        int number = request.body().path("type").asInt(0);
        for (var type : List.of(ChannelType.TEXT, ChannelType.ANNOUNCEMENT, ChannelType.CATEGORY, ChannelType.FORUM)) {
            if (type.number() == number) {
                var channel = guilds.addChannel(
                        guild, type, request.body().path("name").asText(""), List.of());
                return Answer.created(ChannelJson.channel(channel));
            }
        }
        throw DiscordError.form("type", "BASE_TYPE_CHOICES", "Not a type of channel that is known here");
    }

    private Answer createRole(RestRequest request) {
        var guild = guild(request);
        requireGuild(guild, Permission.MANAGE_ROLES);
        var body = request.body();
        var name = body.path("name").asText("new role");
        return Answer.ok(GuildJson.role(
                guilds.addRole(guild, name, body.path("permissions").asLong(0))));
    }

    private Answer members(RestRequest request) {
        long after = request.queryId("after");
        return Answer.ok(GuildJson.members(guild(request).members.values().stream()
                .filter(it -> it.user.id > after)
                .sorted(Comparator.comparingLong((Guild.Member it) -> it.user.id))
                .limit(request.limit(1, 1000))
                .toList()));
    }

    private Answer searchMembers(RestRequest request) {
        var query = request.query().getOrDefault("query", "").toLowerCase(Locale.ROOT);
        return Answer.ok(GuildJson.members(guild(request).members.values().stream()
                .filter(it ->
                        it.shownName().toLowerCase(Locale.ROOT).startsWith(query) || it.user.username.startsWith(query))
                .limit(request.limit(1, 1000))
                .toList()));
    }

    private Answer editSelf(RestRequest request) {
        var guild = guild(request);
        var member = member(guild, world.bot.id);
        member.nick = Json.textAt(request.body(), "nick");
        guilds.memberUpdated(guild, member);
        return Answer.ok(GuildJson.member(member));
    }

    private Answer changeRole(RestRequest request, boolean add) {
        var guild = guild(request);
        requireGuild(guild, Permission.MANAGE_ROLES);
        var member = member(guild, request.id("user_id"));
        var role = role(guild, request);
        boolean changed = add ? member.roles.add(role.id) : member.roles.remove(role.id);
        if (changed) {
            guilds.memberUpdated(guild, member);
        }
        return Answer.none();
    }
}
