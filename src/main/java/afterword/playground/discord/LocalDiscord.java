package afterword.playground.discord;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small Discord on the loopback interface: REST and gateway, version 10, which an unchanged client library connects to. Its
 * state lives in memory from construction to {@link #close}, over any number of bots, restarts and outages.
 */
public final class LocalDiscord implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalDiscord.class);
    private static final String HOST = "127.0.0.1";
    private static final Duration TICK = Duration.ofMillis(100);
    /** A bot's heartbeat comes every 41 s: well beyond Jetty's own 30 s. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private static final long MAX_REQUEST = 26L * 1024 * 1024;

    private final LocalDiscordSettings settings;
    private final World world;
    private final Services services;
    private final Faults faults = new Faults();
    private final List<Consumer<Exchange>> taps = new CopyOnWriteArrayList<>();
    private final RestApi rest;
    private final Gateway gateway;
    private final Places places;
    private final People people;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private @Nullable Javalin server;
    private int port;

    public LocalDiscord(InstantSource time, LocalDiscordSettings settings) {
        this.settings = settings;
        port = settings.port();
        world = new World(time, settings.botName(), settings.contentAllowed());
        services = Services.of(world, new Random());
        Consumer<Exchange> tap = it -> taps.forEach(each -> each.accept(it));
        rest = new RestApi(world, router(), faults, settings.token(), tap);
        rest.setLimited(settings.limited());
        gateway = new Gateway(world, settings, tap);
        places = new Places(world, services.guilds(), services.threads());
        people = new People(services);
    }

    private Router router() {
        var router = new Router();
        new MessageRoutes(services).register(router);
        new ReactionRoutes(services).register(router);
        new ThreadRoutes(services).register(router);
        new ChannelRoutes(services).register(router);
        new GuildRoutes(services).register(router);
        new WebhookRoutes(services).register(router);
        new CommandRoutes(services).register(router);
        router.on(Endpoint.GET_GATEWAY, it -> Answer.ok(Json.object().put("url", gatewayUrl())));
        router.on(Endpoint.GET_GATEWAY_BOT, it -> {
            var json = Json.object().put("url", gatewayUrl()).put("shards", 1);
            json.putObject("session_start_limit")
                    .put("total", 1000)
                    .put("remaining", 1000)
                    .put("reset_after", 0)
                    .put("max_concurrency", 1);
            return Answer.ok(json);
        });
        return router;
    }

    /** Begins to listen; gives back itself. */
    public LocalDiscord start() {
        up();
        var _ = ticker.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void tick() {
        try {
            world.locked(() -> {
                services.interactions().expire();
                services.threads().archiveIdle();
                gateway.expire();
            });
        } catch (RuntimeException e) {
            log.error("The local Discord's clockwork failed and goes on", e);
        }
    }

    /** Listens again after {@link #down}, on the same port. */
    public synchronized void up() {
        if (server != null) {
            return;
        }
        var started = Javalin.create(this::configure).start();
        server = started;
        port = started.port();
        gateway.setUrl(gatewayUrl());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MAX_REQUEST;
        config.jetty.addConnector((jetty, http) -> {
            var connector = new ServerConnector(jetty);
            connector.setHost(HOST);
            connector.setPort(port);
            connector.setIdleTimeout(IDLE.toMillis());
            return connector;
        });
        config.jetty.modifyWebSocketServletFactory(it -> {
            it.setIdleTimeout(IDLE);
            it.setMaxTextMessageSize(1 << 20);
        });
        var everything = RestApi.ROOT + "/<path>";
        config.routes.get(everything, rest::handle);
        config.routes.post(everything, rest::handle);
        config.routes.put(everything, rest::handle);
        config.routes.patch(everything, rest::handle);
        config.routes.delete(everything, rest::handle);
        config.routes.ws("/gateway", it -> {
            it.onConnect(gateway::connected);
            it.onMessage(gateway::received);
            it.onClose(gateway::closed);
        });
    }

    /** Stops listening and breaks every connection; what is there stays, and so do sessions. */
    public synchronized void down() {
        var running = server;
        if (running == null) {
            return;
        }
        server = null;
        world.locked(gateway::dropAll);
        rest.release();
        var _ = running.stop();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        down();
    }

    /** The REST API's root, ending in a slash. */
    public String restUrl() {
        return "http://" + HOST + ":" + port + RestApi.ROOT + "/";
    }

    public String gatewayUrl() {
        return "ws://" + HOST + ":" + port + "/gateway";
    }

    /** The only token that is accepted. */
    public String token() {
        return settings.token();
    }

    /** Guilds, channels, members and rights. */
    public Places places() {
        return places;
    }

    /** What people write and press. */
    public People people() {
        return people;
    }

    /** What is to go wrong over REST. */
    public Faults faults() {
        return faults;
    }

    /** Everything that there is to see now. */
    public DiscordView view() {
        return world.locked(() -> Views.all(world, services.commands(), services.interactions(), gateway.isOnline()));
    }

    /** Calls after every change, from the thread that made it and without a lock; be quick. */
    public void onChange(Runnable watcher) {
        world.onChange(watcher);
    }

    /** Listens in on everything that goes over the wire. */
    public void onExchange(Consumer<Exchange> listener) {
        taps.add(listener);
    }

    /** Switches Discord's rate limits on or off. */
    public void setLimited(boolean limited) {
        rest.setLimited(limited);
    }

    /** Grants or withdraws the MESSAGE_CONTENT intent: it counts at the next identification. */
    public void allowContent(boolean allowed) {
        world.locked(() -> world.contentAllowed = allowed);
    }

    /** How many answers were 401, 403 or 429, of which Discord bans after 10,000 in ten minutes. */
    public int invalidRequests() {
        return rest.invalidRequests();
    }

    /** Breaks the gateway connections without a word; the bot can resume. */
    public void disconnectGateway() {
        world.locked(gateway::dropAll);
    }

    /** Closes the gateway connections with a close code. */
    public void closeGateway(int code) {
        world.locked(() -> gateway.closeAll(code, "Closed by the stand-in."));
    }

    /** Sends op 7. */
    public void requestReconnect() {
        world.locked(gateway::requestReconnect);
    }

    /** Sends op 9: the sessions are over, nothing will be replayed. */
    public void invalidateSessions() {
        world.locked(gateway::invalidateAll);
    }

    /** Breaks the connections and forgets the sessions, so that resuming fails with op 9. */
    public void forgetSessions() {
        world.locked(() -> {
            gateway.forgetAll();
            gateway.dropAll();
        });
    }

    /** Lets go of the calls that a {@link Fault.Hang} holds: their connections are reset. */
    public void releaseHanging() {
        rest.release();
    }
}
