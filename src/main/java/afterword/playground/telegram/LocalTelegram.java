package afterword.playground.telegram;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Telegram of one's own on loopback: a Bot API server for one bot, with people and chats in memory. {@link #community}
 * makes people and chats, {@link #people} acts in their name, {@link #view} shows what came of it, and {@link #faults},
 * {@link #limits}, {@link #forwards} and {@link #updates} make it as unpleasant as the real one can be.
 */
public final class LocalTelegram implements AutoCloseable {
    private final LocalTelegramSettings settings;
    private final World world;
    private final Parts parts;
    private final Faults faults = new Faults();
    private final FloodLimits limits;
    private final Community community;
    private final People people;
    private final ViewBuilder views;
    private final ApiServer server;

    public LocalTelegram(InstantSource time, LocalTelegramSettings settings) {
        this.settings = settings;
        world = new World(time, settings);
        parts = Parts.of(world);
        limits = new FloodLimits(time);
        var membership = new Membership(parts);
        var commands = new CommandMethods(parts.access());
        var interactions = new InteractionMethods(parts);
        var topics = new TopicMethods(parts);
        var dispatcher = new ApiDispatcher(
                world,
                limits,
                List.of(
                        new BotMethods(parts.chats(), parts.queue()).all(),
                        commands.all(),
                        new SendMethods(parts).all(),
                        new EditMethods(parts).all(),
                        interactions.all(),
                        new ChatMethods(parts, membership).all(),
                        topics.all()));
        community = new Community(parts, membership, topics);
        people = new People(parts, interactions, new PrivateChats(parts));
        views = new ViewBuilder(parts, commands);
        server = new ApiServer(settings, dispatcher, faults);
    }

    /** Begins to answer. */
    public void start() {
        parts.queue().resume();
        server.start();
    }

    /** Stops answering and breaks open connections; everything else is kept, and {@link #start} goes on from there. */
    public void stop() {
        parts.queue().stop();
        faults.release();
        server.stop();
    }

    /** "http://127.0.0.1:" and the port; the same again after a stop and a start. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    public String token() {
        return settings.token();
    }

    public Community community() {
        return community;
    }

    public People people() {
        return people;
    }

    public Faults faults() {
        return faults;
    }

    public FloodLimits limits() {
        return limits;
    }

    public AutomaticForwards forwards() {
        return parts.forwards();
    }

    public UpdateQueue updates() {
        return parts.queue();
    }

    public View view() {
        return views.view();
    }

    /** Called after every change, on the thread that made it. */
    public void onChange(Runnable listener) {
        world.onChange(listener);
    }

    /** Called with every call of the bot before its answer goes out. */
    public void onExchange(Consumer<Exchange> tap) {
        server.onExchange(tap);
    }

    @Override
    public void close() {
        stop();
    }
}
