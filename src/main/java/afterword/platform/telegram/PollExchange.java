package afterword.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the library and the wire while polling. The library retries every failure for ever and tells nobody
 * but its log, so failures are told here, and the library is given an answer without updates.
 */
final class PollExchange implements Interceptor {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String NOTHING = "{\"ok\":true,\"result\":[]}";
    private static final long HASTE_NANOS = 500_000_000L;

    private final ObjectMapper mapper = new ObjectMapper();
    private final StopSignal stop;
    private final Consumer<PollFailure> failures;
    private volatile @Nullable Call underWay;
    private volatile boolean failed;
    private volatile boolean hasty;

    PollExchange(StopSignal stop, Consumer<PollFailure> failures) {
        this.stop = stop;
        this.failures = failures;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        underWay = chain.call();
        if (!chain.request().url().encodedPath().toLowerCase(Locale.ROOT).endsWith("/getupdates")) {
            return chain.proceed(chain.request());
        }
        failed = true;
        if (stop.isRaised()) {
            return nothing(chain.request());
        }
        var begun = System.nanoTime();
        try {
            var response = chain.proceed(chain.request());
            hasty = System.nanoTime() - begun < HASTE_NANOS;
            if (response.isSuccessful()) {
                failed = false;
                return response;
            }
            report(failure(response));
        } catch (IOException e) {
            report(new PollFailure(0, "Telegram cannot be reached: " + TelegramErrors.words(e), null));
        }
        return nothing(chain.request());
    }

    /** Whether the last answer was made up here. */
    boolean failed() {
        return failed;
    }

    /** Whether the last answer came too fast for one that was to wait for updates. */
    boolean wasHasty() {
        return hasty;
    }

    void cancel() {
        var call = underWay;
        if (call != null) {
            call.cancel();
        }
    }

    private void report(PollFailure failure) {
        if (!stop.isRaised()) {
            failures.accept(failure);
        }
    }

    private PollFailure failure(Response response) throws IOException {
        try (response) {
            var answer = tree(response.body().string());
            var wait = answer.path("parameters").path("retry_after");
            return new PollFailure(
                    response.code(),
                    response.code() + " " + answer.path("description").asText(response.message()),
                    wait.isIntegralNumber() ? Duration.ofSeconds(Math.max(1, wait.intValue())) : null);
        }
    }

    private JsonNode tree(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Response nothing(Request request) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(NOTHING, JSON))
                .build();
    }
}
