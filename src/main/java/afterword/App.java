package afterword;

import afterword.article.ArticleCards;
import afterword.article.DeletionCheck;
import afterword.chat.Directories;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.command.Commands;
import afterword.comment.CommentIntake;
import afterword.comment.CommentMirrors;
import afterword.config.Config;
import afterword.delivery.ArticlePosts;
import afterword.delivery.Content;
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
import afterword.web.ReadinessCheck;
import afterword.web.WebServer;
import afterword.web.WebStart;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
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
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The constructor builds the graph, {@link #start} sets it going, {@link #close} stops it in reverse order. */
final class App implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(App.class);

    private static final Duration HEARD = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);
    /** Until then the platforms are most often connected. */
    private static final Duration FIRST_DAILY = Duration.ofMinutes(1);

    private final Config config;
    private final Storage storage;
    private final InstantSource time;
    private final Claims claims;
    private final OkHttpClient http = new OkHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Connections connections = new Connections();
    private final DeliveryLoop deliveryLoop = new DeliveryLoop();
    private final DeliveryDispatcher dispatcher;
    private final CatchUp catchUp;
    private final SuspendedDestinations suspended;
    private final PollLoop polls;
    private final Rounds rounds;
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
        var rights = new Rights(storage.people(), directories);
        var commands = new Commands(
                new BotCommands(storage, feeds, cards(), time, deliveryLoop::wake).of(directories, rights, claims),
                rights);
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
        rounds = new Rounds(storage, polls, time);
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
        checks.addAll(connections.readiness());
        return checks;
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
        connections.start();
        deliveryLoop.start(dispatcher);
        rounds.read(configuredFeeds, deletions, pushes);
        rounds.every(
                HEARD,
                HEARD,
                "noting what was heard",
                () -> connections.connected().forEach(catchUp::connected));
        rounds.every(
                DAY,
                FIRST_DAILY,
                "the daily round",
                () -> threads.execute(() -> Rounds.guarded("the daily round", this::daily)));
        return Optional.empty();
    }

    private void daily() {
        storage.prune(time.instant());
        suspended.tryAgain();
        deliveryLoop.wake();
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
        return connections.defeat();
    }

    @Override
    public void close() {
        rounds.close();
        polls.close();
        deliveryLoop.close();
        dispatcher.close();
        connections.close();
        threads.shutdownNow();
        web.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        storage.close();
    }
}
