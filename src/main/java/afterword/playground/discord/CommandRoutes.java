package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Application commands and the answers to interactions over REST. */
final class CommandRoutes {
    private final World world;
    private final Commands commands;
    private final Interactions interactions;

    CommandRoutes(Services services) {
        this.world = services.world();
        this.commands = services.commands();
        this.interactions = services.interactions();
    }

    void register(Router router) {
        for (var endpoint : new Endpoint[] {Endpoint.GET_COMMANDS, Endpoint.GET_GUILD_COMMANDS}) {
            router.on(endpoint, it -> Answer.ok(commands.list(guild(it))));
        }
        for (var endpoint : new Endpoint[] {Endpoint.SET_COMMANDS, Endpoint.SET_GUILD_COMMANDS}) {
            router.on(
                    endpoint,
                    it -> Answer.ok(
                            commands.replace(guild(it), it.body() instanceof ArrayNode array ? array : Json.array())));
        }
        for (var endpoint : new Endpoint[] {Endpoint.CREATE_COMMAND, Endpoint.CREATE_GUILD_COMMAND}) {
            router.on(endpoint, it -> Answer.created(commands.put(guild(it), it.body())));
        }
        for (var endpoint : new Endpoint[] {Endpoint.GET_COMMAND, Endpoint.GET_GUILD_COMMAND}) {
            router.on(endpoint, it -> Answer.ok(commands.get(guild(it), it.id("command_id"))));
        }
        for (var endpoint : new Endpoint[] {Endpoint.DELETE_COMMAND, Endpoint.DELETE_GUILD_COMMAND}) {
            router.on(endpoint, it -> {
                commands.delete(guild(it), it.id("command_id"));
                return Answer.none();
            });
        }
        router.on(Endpoint.ANSWER_INTERACTION, this::answer);
    }

    private long guild(RestRequest request) {
        if (request.id("application_id") != world.bot.id) {
            throw DiscordError.of(403, 20012, "You are not authorized to perform this action on this application");
        }
        if (!request.params().containsKey("guild_id")) {
            return 0;
        }
        var guild = world.guild(request.id("guild_id"));
        if (!guild.members.containsKey(world.bot.id)) {
            throw DiscordError.missingAccess();
        }
        return guild.id;
    }

    private Answer answer(RestRequest request) {
        var response = interactions.callback(
                request.id("interaction_id"), request.text("interaction_token"), request.body(), request.files());
        return request.flag("with_response") ? Answer.ok(response) : Answer.none();
    }
}
