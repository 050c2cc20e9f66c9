package afterword.playground.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.awaitility.Awaitility;

/** An unchanged JDA that is connected to a local Discord and remembers what it hears. */
final class TestBot implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(40);

    final List<GenericEvent> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<GenericEvent>> reactions = new CopyOnWriteArrayList<>();
    final JDA jda;

    private TestBot(LocalDiscord discord, String token, Set<GatewayIntent> intents) {
        var sessions = new ConcurrentSessionController() {
            @Override
            public String getGateway() {
                return discord.gatewayUrl();
            }
        };
        jda = JDABuilder.createLight(token, intents)
                .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl()))
                .setSessionController(sessions)
                .setRequestTimeoutRetry(false)
                .enableCache(CacheFlag.FORUM_TAGS)
                .addEventListeners((EventListener) this::heard)
                .build();
    }

    private void heard(GenericEvent event) {
        reactions.forEach(it -> it.accept(event));
        events.add(event);
    }

    /** Connected and with its guilds. */
    static TestBot connect(LocalDiscord discord) {
        return connect(discord, usual());
    }

    static TestBot connect(LocalDiscord discord, Set<GatewayIntent> intents) {
        var bot = begin(discord, discord.token(), intents);
        try {
            var _ = bot.jda.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return bot;
    }

    /** Not yet connected: it may be refused. */
    static TestBot begin(LocalDiscord discord, String token, Set<GatewayIntent> intents) {
        return new TestBot(discord, token, intents);
    }

    static Set<GatewayIntent> usual() {
        return EnumSet.of(
                GatewayIntent.GUILD_MESSAGES,
                GatewayIntent.GUILD_MESSAGE_REACTIONS,
                GatewayIntent.DIRECT_MESSAGES,
                GatewayIntent.DIRECT_MESSAGE_REACTIONS,
                GatewayIntent.GUILD_WEBHOOKS,
                GatewayIntent.MESSAGE_CONTENT);
    }

    /** What it does when it hears something of a kind. */
    <T extends GenericEvent> TestBot when(Class<T> kind, Consumer<T> reaction) {
        reactions.add(event -> {
            if (kind.isInstance(event)) {
                reaction.accept(kind.cast(event));
            }
        });
        return this;
    }

    <T> List<T> heard(Class<T> kind) {
        var found = new ArrayList<T>();
        events.stream().filter(kind::isInstance).forEach(it -> found.add(kind.cast(it)));
        return found;
    }

    /** The first event of a kind that is so; waits for it. */
    <T> T await(Class<T> kind, Predicate<T> condition) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> heard(kind).stream().filter(condition).findFirst(), it -> it.isPresent())
                .orElseThrow();
    }

    <T> T await(Class<T> kind) {
        return await(kind, it -> true);
    }

    /** Waits for something to become so. */
    static void until(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(SOON).until(condition);
    }

    @Override
    public void close() {
        jda.shutdownNow();
        try {
            var _ = jda.awaitShutdown(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
