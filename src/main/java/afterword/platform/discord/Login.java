package afterword.platform.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Sets JDA up the way we need it: small, at the configured addresses, and never repeating a call by itself. */
final class Login {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    /** Shorter than servers keep idle connections: one that is closed just as a call sets out leaves the call in doubt. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private static final int LONGEST_RECONNECT_SECONDS = 64;

    private final DiscordSettings settings;
    private final List<Object> listeners;
    private final OkHttpClient http = new OkHttpClient.Builder()
            // OkHttp would send a post again when a connection breaks, although it may have arrived.
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(5, IDLE.toSeconds(), TimeUnit.SECONDS))
            .connectTimeout(CONNECT)
            .readTimeout(ANSWER)
            .writeTimeout(ANSWER)
            .addInterceptor(new UnansweredPosts())
            .build();

    Login(DiscordSettings settings, List<Object> listeners) {
        this.settings = settings;
        this.listeners = List.copyOf(listeners);
    }

    /** Checks the token and begins to connect. Blocks for the check; throws where Discord does not answer it. */
    JDA begin(boolean withContent, List<?> more) {
        return JDABuilder.createLight(settings.token().value(), intents(withContent))
                .setRestConfig(new RestConfig().setBaseUrl(settings.baseUrl()))
                .setSessionController(new Gateway(settings.gatewayUrl().toString()))
                .setHttpClient(http)
                .setRequestTimeoutRetry(false)
                .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
                .setEnableShutdownHook(false)
                .setContextEnabled(false)
                .enableCache(CacheFlag.FORUM_TAGS)
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .setChunkingFilter(ChunkingFilter.NONE)
                .setRateLimitElastic(virtual("discord-rest-"), true)
                .setCallbackPool(virtual("discord-callback-"), true)
                .addEventListeners(listeners.toArray())
                .addEventListeners(more.toArray())
                .build();
    }

    /** Lets go of what the calls used. */
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static EnumSet<GatewayIntent> intents(boolean withContent) {
        var intents = EnumSet.of(
                GatewayIntent.GUILD_MESSAGES,
                GatewayIntent.GUILD_MESSAGE_REACTIONS,
                GatewayIntent.DIRECT_MESSAGES,
                GatewayIntent.DIRECT_MESSAGE_REACTIONS);
        if (withContent) {
            intents.add(GatewayIntent.MESSAGE_CONTENT);
        }
        return intents;
    }

    private static ExecutorService virtual(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name, 0).factory());
    }

    /** Takes the gateway's address from the settings instead of asking Discord. */
    private static final class Gateway extends ConcurrentSessionController {
        private final String url;

        Gateway(String url) {
            this.url = url;
        }

        @Override
        public String getGateway() {
            return url;
        }
    }
}
