package afterword;

import afterword.admin.SetupCommand;
import afterword.article.ArticleCards;
import afterword.article.DeletionCheck;
import afterword.article.LatestCommand;
import afterword.chat.Connection;
import afterword.chat.Directories;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.command.Command;
import afterword.command.Commands;
import afterword.command.HelpCommand;
import afterword.command.TextCommand;
import afterword.comment.CommentCommand;
import afterword.comment.CommentIntake;
import afterword.comment.CommentMirrors;
import afterword.comment.CommentsCommand;
import afterword.config.Config;
import afterword.delivery.ArticlePosts;
import afterword.delivery.Content;
import afterword.delivery.DeliveriesCommand;
import afterword.delivery.DeliveryDispatcher;
import afterword.delivery.DeliveryLoop;
import afterword.delivery.DestinationNotices;
import afterword.delivery.FeedNotices;
import afterword.delivery.Kind;
import afterword.delivery.Pacer;
import afterword.delivery.PostPlan;
import afterword.destination.SuspendedDestinations;
import afterword.feed.FetchSettings;
import afterword.feed.HttpFetcher;
import afterword.feed.HttpHub;
import afterword.feed.PollLoop;
import afterword.feed.ServerLocks;
import afterword.person.AdmitCommand;
import afterword.person.ClaimCommand;
import afterword.person.Claims;
import afterword.person.Rights;
import afterword.platform.discord.BotToken;
import afterword.platform.discord.DiscordPlatform;
import afterword.platform.discord.DiscordSettings;
import afterword.platform.telegram.TelegramPlatform;
import afterword.platform.telegram.TelegramSettings;
import afterword.poll.Tallies;
import afterword.poll.VoteIntake;
import afterword.storage.Storage;
import afterword.subscription.SubscribeCommand;
import afterword.subscription.UnsubscribeCommand;
import afterword.web.ReadinessCheck;
import afterword.web.WebServer;
import afterword.web.WebStart;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The constructor builds the graph, {@link #start} sets it going, {@link #close} stops it in reverse order. */
final class App implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(App.class);

    private final Config config;
    private final Storage storage;
    private final InstantSource time;
    private final Claims claims;
    private final OkHttpClient http = new OkHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("timer").factory());
    private final List<Connection> connections = new ArrayList<>();
    private final DeliveryLoop deliveryLoop = new DeliveryLoop();
    private final DeliveryDispatcher dispatcher;
    private final CatchUp catchUp;
    private final SuspendedDestinations suspended;
    private final PollLoop polls;
    private final DeletionCheck deletions;
    private final @Nullable Pushes pushes;
    private final ConfiguredFeeds configuredFeeds;
    private final WebServer web;

    /** @param paces the platforms' limits, as they are or, for a private test, none */
    App(Config config, Storage storage, Paces paces, InstantSource time) {
        this.config = config;
        this.storage = storage;
        this.time = time;
        claims = new Claims(storage.people(), time, new SecureRandom());
        var directories = new Directories();
        suspended = new SuspendedDestinations(storage.destinations(), directories, time);
        var servers = new ServerLocks();
        pushes = pushes(servers);
        var fetcher = new HttpFetcher(http, fetchSettings(), time, servers);
        var feeds = new FeedReading(storage, fetcher, pushes, time, deliveryLoop::wake);
        var commands = new Commands(commands(directories, feeds), new Rights(storage.people(), directories));
        var comments = new CommentIntake(storage.comments(), time);
        var votes = new VoteIntake(storage.polls(), time);
        catchUp = new CatchUp(storage, comments, votes, threads, deliveryLoop::wake, time);
        var events = new Events(
                new Events.Features(
                        comments,
                        votes,
                        storage.destinations(),
                        suspended,
                        storage.deliveries(),
                        storage.subscriptions()),
                catchUp,
                deliveryLoop::wake,
                time);
        dispatcher = new DeliveryDispatcher(
                storage.deliveries(),
                storage.destinations(),
                contents(),
                connect(paces, directories, commands, events),
                config.defaults().uncertainTelegram() == Config.UncertainTelegram.SKIP
                        ? DeliveryDispatcher.UncertainTelegram.SKIP
                        : DeliveryDispatcher.UncertainTelegram.REPEAT,
                time,
                new Calls(deliveryLoop, catchUp));
        polls = feeds.polls(new PollLog());
        deletions = feeds.deletions(polls);
        configuredFeeds = new ConfiguredFeeds(config.feeds(), storage, feeds.discovery(), time);
        web = new WebServer(config.web().listen().host(), config.web().listen().port(), readiness(), metrics());
        if (pushes != null) {
            web.add(WebSubRoute.PATH, pushes.route(polls.turns()));
        }
    }

    private @Nullable Pushes pushes(ServerLocks servers) {
        var publicUrl = config.web().publicUrl();
        return publicUrl == null
                ? null
                : new Pushes(
                        storage.hubs(), storage.feeds(), new HttpHub(http, fetchSettings(), servers), publicUrl, time);
    }

    /** What follows from calls: the next ones go, and what was done with a post before it was known is read back. */
    private record Calls(DeliveryLoop loop, CatchUp catchUp) implements DeliveryDispatcher.Listener {
        @Override
        public void ended() {
            loop.wake();
        }

        @Override
        public void foundLate(Platform platform) {
            catchUp.reconnected(platform);
        }
    }

    /** How fast each platform may be called. */
    record Paces(Pacer.Limits discord, Pacer.Limits telegram) {
        static final Paces PUBLISHED = new Paces(Pacer.Limits.DISCORD, Pacer.Limits.TELEGRAM);
        static final Paces NONE = new Paces(Pacer.Limits.NONE, Pacer.Limits.NONE);
    }

    private List<Command> commands(Directories directories, FeedReading feeds) {
        var rights = new Rights(storage.people(), directories);
        var articles = storage.articles();
        var comments = storage.comments();
        var list = new ArrayList<Command>();
        list.add(new LatestCommand(articles));
        list.add(new CommentsCommand(comments, articles));
        list.add(new CommentCommand(comments, articles, time, deliveryLoop::wake));
        list.add(new SubscribeCommand(storage.subscriptions(), time));
        list.add(new UnsubscribeCommand(storage.subscriptions(), time));
        list.add(new HelpCommand(() -> list.stream().map(Command::spec).toList()));
        list.add(new TextCommand("about", "What I am", about()));
        list.add(new TextCommand("privacy", "What I keep about you", privacy()));
        list.add(new SetupCommand(storage.feeds(), storage.destinations(), directories, rights));
        list.addAll(feeds.commands(rights));
        list.addAll(new ChannelCommands(storage, cards(), feeds.backfill()::reach, time, deliveryLoop::wake)
                .of(directories, rights));
        list.add(new DeliveriesCommand(storage.deliveries(), storage.destinations(), rights, time, deliveryLoop::wake));
        list.add(new AdmitCommand(storage.people(), directories, time));
        list.add(new ClaimCommand(claims));
        list.addAll(feeds.listCommands());
        return list;
    }

    private static RichText about() {
        return RichText.plain("I am Afterword " + Version.text()
                + ". I post a blog's new articles to Discord and Telegram, count one poll for both, and show every comment"
                + " in both places. /help lists what you can say.");
    }

    private static RichText privacy() {
        return RichText.plain("I keep the comments that people write on articles, with their names and account numbers,"
                + " their votes, and who subscribed: in one database on the operator's machine, sent to nobody else."
                + " Comments are shown on Discord and on Telegram. Other messages are not kept, but for what Telegram sends me,"
                + " which stays three days on the same machine so that nothing is handled twice. To have something"
                + " removed, delete it where you wrote it, or ask an administrator.");
    }

    private ArticleCards cards() {
        return new ArticleCards(
                new Tallies(storage.polls()),
                Locale.forLanguageTag(config.defaults().language()),
                config.defaults().timeZone());
    }

    private Map<Kind, Content> contents() {
        var cards = cards();
        var plan = new PostPlan(storage.destinationSettings(), storage.posts(), storage.articles(), cards.zone(), time);
        var posts = new ArticlePosts(storage.articles(), storage.destinations(), cards, plan);
        var mirrors = new CommentMirrors(storage.comments(), config.defaults().mirrorComments());
        var notices = new DestinationNotices(storage.destinations());
        var feedNotices = new FeedNotices(storage.feedNotices(), storage.feeds(), time);
        var contents = new EnumMap<Kind, Content>(Kind.class);
        for (var kind : Kind.values()) {
            contents.put(
                    kind,
                    switch (kind) {
                        case MIRROR, MIRROR_EDIT, MIRROR_DELETE -> mirrors;
                        case NOTICE -> notices;
                        case FEED_NOTICE -> feedNotices;
                        case POST_EDIT, THREAD, SEED, CROSSPOST, PIN, TEST, POST, ALERT -> posts;
                    });
        }
        return contents;
    }

    private List<DeliveryDispatcher.Line> connect(
            Paces paces, Directories directories, Commands commands, Events events) {
        var lines = new ArrayList<DeliveryDispatcher.Line>();
        var discord = config.discord();
        if (discord != null) {
            var platform = new DiscordPlatform(
                    new DiscordSettings(new BotToken(discord.token().value()), discord.apiUrl(), discord.gatewayUrl()),
                    () -> commands,
                    events,
                    time);
            connections.add(platform.connection());
            directories.add(platform.directory());
            catchUp.by(platform.history());
            lines.add(new DeliveryDispatcher.Line(platform.messenger(), new Pacer(paces.discord(), time)));
        }
        var telegram = config.telegram();
        if (telegram != null) {
            var pacer = new Pacer(paces.telegram(), time);
            var platform = new TelegramPlatform(
                    new TelegramSettings(telegram.token().value(), telegram.apiUrl()),
                    commands,
                    events,
                    storage.updates(),
                    pacer,
                    time);
            connections.add(platform.connection());
            directories.add(platform.directory());
            lines.add(new DeliveryDispatcher.Line(platform.messenger(), pacer));
        }
        return lines;
    }

    private FetchSettings fetchSettings() {
        var fetching = config.fetching();
        return new FetchSettings(
                fetching.userAgent(),
                fetching.allowPrivateAddresses(),
                new HashSet<>(fetching.extraPorts()),
                FetchSettings.DEFAULT_TIMEOUT);
    }

    private List<ReadinessCheck> readiness() {
        var checks = new ArrayList<ReadinessCheck>();
        checks.add(storage::trouble);
        for (var connection : connections) {
            checks.add(() -> problem(connection));
        }
        return checks;
    }

    private static Optional<String> problem(Connection connection) {
        var name = connection.platform().label();
        return switch (connection.state()) {
            case Connection.State.Connected(var _) -> Optional.empty();
            case Connection.State.Connecting(var reason) -> Optional.of(name + " is not connected: " + reason);
            case Connection.State.Refused(var sentence) -> Optional.of(name + ": " + sentence);
        };
    }

    private PrometheusMeterRegistry metrics() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var deliveries = storage.deliveries();
        Gauge.builder("afterword_deliveries_outstanding", deliveries, it -> (double) it.outstanding())
                .description("Calls that are owed or in doubt")
                .register(registry);
        Gauge.builder("afterword_deliveries_repeated", deliveries, it -> (double) it.repeated())
                .description("Messages sent again after a call without an answer, which may show twice")
                .register(registry);
        return registry;
    }

    /** Starts everything; a sentence when the web server cannot listen, empty when all is on its way. */
    Optional<String> start() {
        if (web.start() instanceof WebStart.Failed(var sentence)) {
            return Optional.of(sentence);
        }
        addOwners();
        claims.offer()
                .ifPresent(code -> log.info(
                        "Nobody owns this bot yet. Say to it in private, on either platform: /claim {}", code));
        connections.forEach(Connection::start);
        deliveryLoop.start(dispatcher);
        var _ = timer.scheduleWithFixedDelay(
                () -> guarded("adding feeds", () -> configuredFeeds.addDue(polls.turns())), 0, 1, TimeUnit.SECONDS);
        var _ = timer.scheduleWithFixedDelay(() -> guarded("polling", this::poll), 0, 1, TimeUnit.SECONDS);
        var _ = timer.scheduleWithFixedDelay(
                () -> guarded("noting what was heard", this::noteHeard), 30, 30, TimeUnit.SECONDS);
        var _ = timer.scheduleWithFixedDelay(
                () -> threads.execute(() -> guarded("the daily round", this::daily)), 1, 24 * 60, TimeUnit.MINUTES);
        var _ = timer.scheduleWithFixedDelay(
                () -> guarded("looking for deleted articles", () -> {
                    if (storage.trouble().isEmpty()) {
                        deletions.checkDue();
                    }
                }),
                1,
                1,
                TimeUnit.SECONDS);
        if (pushes != null) {
            var _ = timer.scheduleWithFixedDelay(
                    () -> guarded("asking hubs", () -> pushes.tend(polls.turns())), 1, 5, TimeUnit.SECONDS);
        }
        return Optional.empty();
    }

    /** Nothing is fetched that could not be stored: it would be fetched again and again. */
    private void poll() {
        if (storage.trouble().isEmpty() || writes()) {
            polls.pollDue();
        }
    }

    private boolean writes() {
        try {
            storage.setting("written", String.valueOf(time.instant()));
            return true;
        } catch (RuntimeException e) {
            log.debug("The database cannot be written yet", e);
            return false;
        }
    }

    private void daily() {
        storage.prune(time.instant());
        suspended.tryAgain();
        deliveryLoop.wake();
    }

    private void noteHeard() {
        connections.stream()
                .filter(it -> it.state() instanceof Connection.State.Connected)
                .forEach(it -> catchUp.connected(it.platform()));
    }

    private void addOwners() {
        var people = storage.people();
        config.owners().discord().forEach(id -> people.addOwner(new PersonRef(Platform.DISCORD, id), time.instant()));
        config.owners()
                .telegram()
                .forEach(id -> people.addOwner(new PersonRef(Platform.TELEGRAM, String.valueOf(id)), time.instant()));
    }

    /** Why the process cannot work any more: every platform refused it for good. Empty while one may work. */
    Optional<String> defeat() {
        var sentences = new ArrayList<String>();
        for (var connection : connections) {
            if (connection.state() instanceof Connection.State.Refused(var sentence)) {
                sentences.add(connection.platform().label() + ": " + sentence);
            }
        }
        return sentences.size() == connections.size() ? Optional.of(String.join(" ", sentences)) : Optional.empty();
    }

    private static void guarded(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("{} failed and will run again", name, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        polls.close();
        deliveryLoop.close();
        dispatcher.close();
        connections.reversed().forEach(Connection::close);
        threads.shutdownNow();
        web.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        storage.close();
    }
}
