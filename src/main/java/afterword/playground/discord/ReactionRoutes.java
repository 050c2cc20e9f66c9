package afterword.playground.discord;

/** Reactions over REST. */
final class ReactionRoutes {
    private final World world;
    private final Reactions reactions;

    ReactionRoutes(Services services) {
        this.world = services.world();
        this.reactions = services.reactions();
    }

    void register(Router router) {
        router.on(
                Endpoint.ADD_REACTION,
                it -> change(
                        it,
                        place -> reactions.add(
                                place.channel, place.message, world.bot.id, it.text("emoji_name"), false)));
        router.on(
                Endpoint.REMOVE_OWN_REACTION,
                it -> change(
                        it,
                        place -> reactions.remove(
                                place.channel, place.message, world.bot.id, it.text("emoji_name"), false)));
        router.on(
                Endpoint.REMOVE_REACTION,
                it -> moderate(it, place -> {
                    long user = it.id("user_id");
                    reactions.remove(place.channel, place.message, user, it.text("emoji_name"), false);
                    reactions.remove(place.channel, place.message, user, it.text("emoji_name"), true);
                }));
        router.on(
                Endpoint.CLEAR_EMOJI,
                it -> moderate(
                        it, place -> reactions.removeEmoji(place.channel, place.message, it.text("emoji_name"))));
        router.on(
                Endpoint.CLEAR_REACTIONS,
                it -> moderate(it, place -> reactions.removeAll(place.channel, place.message)));
        router.on(Endpoint.GET_REACTIONS, this::list);
    }

    private record Place(Channel channel, Message message) {}

    private interface Change {
        void apply(Place place);
    }

    private Place place(RestRequest request) {
        var channel = world.channel(request.id("channel_id"));
        world.require(world.bot.id, channel);
        return new Place(channel, world.message(channel, request.id("message_id")));
    }

    private Answer change(RestRequest request, Change change) {
        change.apply(place(request));
        return Answer.none();
    }

    private Answer moderate(RestRequest request, Change change) {
        var place = place(request);
        if (place.channel.isDirect()) {
            throw DiscordError.of(403, 50003, "Cannot execute action on a DM channel");
        }
        world.require(world.bot.id, place.channel, Permission.MANAGE_MESSAGES);
        change.apply(place);
        return Answer.none();
    }

    private Answer list(RestRequest request) {
        var place = place(request);
        boolean burst = "1".equals(request.query().get("type"));
        int limit = request.limit(25, 100);
        long after = request.queryId("after");
        return Answer.ok(reactions.users(place.message, request.text("emoji_name"), burst, after, limit));
    }
}
