package afterword.playground.discord;

/** What can be done to the world, by subject; shared by the REST routes and the people. */
record Services(
        World world,
        Guilds guilds,
        Threads threads,
        Messages messages,
        ThreadStarter starter,
        Reactions reactions,
        Webhooks webhooks,
        Commands commands,
        Interactions interactions) {
    static Services of(World world, java.util.random.RandomGenerator random) {
        var threads = new Threads(world);
        var messages = new Messages(world, threads);
        return new Services(
                world,
                new Guilds(world),
                threads,
                messages,
                new ThreadStarter(world, threads, messages),
                new Reactions(world),
                new Webhooks(world, random),
                new Commands(world),
                new Interactions(world, messages));
    }
}
