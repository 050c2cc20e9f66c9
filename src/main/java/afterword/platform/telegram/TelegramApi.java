package afterword.platform.telegram;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** The Bot API at its address: calls, and the HTTP client that long polling uses. */
final class TelegramApi implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LONG_POLL_MARGIN = Duration.ofSeconds(15);
    private static final int PARALLEL_CALLS = 64;

    /** Shorter than servers keep idle connections: one that is closed just as a call sets out leaves the call in doubt. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private final TelegramSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final OkHttpClient http;
    private final OkHttpClient pollingHttp;
    private final OkHttpTelegramClient client;

    TelegramApi(TelegramSettings settings, Timing timing) {
        this.settings = settings;
        http = client();
        // A dispatcher of its own: a poll ends by interrupting it, and cancelled it would count as failed.
        pollingHttp = http.newBuilder()
                .dispatcher(new Dispatcher(threads))
                .readTimeout(timing.longPoll().plus(LONG_POLL_MARGIN))
                .build();
        client = new OkHttpTelegramClient(mapper, http, settings.token(), url());
    }

    /** Makes one call, once. */
    <T extends Serializable> T call(BotApiMethod<T> method) throws TelegramApiException {
        return client.execute(method);
    }

    /** Makes one call that carries a file, once. */
    Message call(SendDocument method) throws TelegramApiException {
        return client.execute(method);
    }

    TelegramUrl url() {
        var address = settings.apiUrl();
        var usualPort = "https".equals(address.getScheme()) ? 443 : 80;
        var port = address.getPort() < 0 ? usualPort : address.getPort();
        return new TelegramUrl(address.getScheme(), address.getHost(), port, false);
    }

    String token() {
        return settings.token();
    }

    ObjectMapper mapper() {
        return mapper;
    }

    OkHttpClient pollingHttp() {
        return pollingHttp;
    }

    /** Ends what is under way and frees every thread and connection. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
        threads.shutdownNow();
    }

    private OkHttpClient client() {
        var dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(PARALLEL_CALLS);
        dispatcher.setMaxRequestsPerHost(PARALLEL_CALLS);
        var builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(5, IDLE.toSeconds(), TimeUnit.SECONDS))
                // A silent second POST is a second message.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .writeTimeout(ANSWER);
        return new CallWatch(pathPrefix()).addTo(builder).build();
    }

    private String pathPrefix() {
        var path = settings.apiUrl().getRawPath();
        return path == null ? "" : path.replaceAll("/+$", "");
    }
}
