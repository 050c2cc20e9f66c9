package afterword.playground.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST side: finds the endpoint, checks the token, lets faults and limits have their way, and answers. */
final class RestApi {
    static final String ROOT = "/api/v10";
    private static final Logger log = LoggerFactory.getLogger(RestApi.class);

    private final World world;
    private final Router router;
    private final Faults faults;
    private final RateLimits limits;
    private final String authorization;
    private final Consumer<Exchange> tap;
    private final AtomicInteger invalidRequests = new AtomicInteger();
    private volatile boolean limited;
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    RestApi(World world, Router router, Faults faults, String token, Consumer<Exchange> tap) {
        this.world = world;
        this.router = router;
        this.faults = faults;
        this.limits = new RateLimits(world.time);
        this.authorization = "Bot " + token;
        this.tap = tap;
    }

    void setLimited(boolean limited) {
        this.limited = limited;
    }

    /** Answers of 401, 403 and 429: 10,000 of them in ten minutes would ban the bot's address. */
    int invalidRequests() {
        return invalidRequests.get();
    }

    /** Lets go of the calls that hang. */
    void release() {
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    void handle(Context context) {
        var path = context.req().getRequestURI().substring(ROOT.length());
        var match = router.find(context.method().name(), path);
        if (match == null) {
            log.warn("No such endpoint: {} {}", context.method(), path);
            send(context, Answer.refused(DiscordError.of(404, 0, "404: Not Found")));
            return;
        }
        RestRequest request;
        try {
            request = read(context, match, path);
        } catch (JsonProcessingException e) {
            send(context, Answer.refused(DiscordError.of(400, 50109, "The request body contains invalid JSON.")));
            return;
        }
        var fault = faults.take(request).orElse(null);
        switch (fault) {
            case Fault.Status status -> {
                var body = status.contentType().equals("application/json") ? parsed(status.body()) : null;
                var headers = Map.of("Content-Type", status.contentType());
                finish(context, request, new Answer(status.code(), null, status.body(), headers), body);
            }
            case Fault.RateLimited limit -> {
                var answer = tooMany(limit.retryAfter(), limit.scope(), Map.of());
                finish(context, request, answer, answer.body());
            }
            case Fault.ResetBefore() -> drop(context, request);
            case Fault.Hang() -> hang(context, request);
            case Fault.ResetAfter() -> {
                var _ = perform(context, request);
                drop(context, request);
            }
            case Fault.HangAfter() -> {
                var _ = perform(context, request);
                hang(context, request);
            }
            case null -> {
                var answer = perform(context, request);
                send(context, answer);
                tell(request, answer.status(), answer.body(), false);
            }
        }
    }

    private Answer perform(Context context, RestRequest request) {
        if (!request.endpoint().isOpen() && !authorization.equals(context.header("Authorization"))) {
            return Answer.refused(DiscordError.unauthorized());
        }
        Map<String, String> headers = Map.of();
        if (limited) {
            var verdict = limits.take(request);
            headers = verdict.headers();
            if (verdict.retryAfter() != null) {
                var scope = verdict.global() ? Fault.Scope.GLOBAL : Fault.Scope.USER;
                return tooMany(verdict.retryAfter(), scope, headers);
            }
        }
        try {
            return world.locked(() -> router.handle(request)).with(headers);
        } catch (DiscordError e) {
            return Answer.refused(e).with(headers);
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.endpoint(), request.path(), e);
            return Answer.refused(DiscordError.of(500, 0, "500: Internal Server Error"));
        }
    }

    private static Answer tooMany(Duration wait, Fault.Scope scope, Map<String, String> bucket) {
        boolean global = scope == Fault.Scope.GLOBAL;
        var body = Json.object().put("message", "You are being rate limited.");
        body.put("retry_after", wait.toMillis() / 1000.0).put("global", global).put("code", 0);
        var headers = new LinkedHashMap<>(bucket);
        headers.put("Retry-After", Long.toString((wait.toMillis() + 999) / 1000));
        headers.put("X-RateLimit-Scope", scope.name().toLowerCase(java.util.Locale.ROOT));
        headers.put("X-RateLimit-Reset-After", RateLimits.seconds(wait));
        if (global) {
            headers.put("X-RateLimit-Global", "true");
        } else {
            headers.putIfAbsent("X-RateLimit-Remaining", "0");
            headers.putIfAbsent("X-RateLimit-Limit", "1");
            headers.putIfAbsent("X-RateLimit-Bucket", "planned");
        }
        return new Answer(429, body, null, headers);
    }

    private void finish(Context context, RestRequest request, Answer answer, @Nullable JsonNode body) {
        send(context, answer);
        tell(request, answer.status(), body, true);
    }

    private void drop(Context context, RestRequest request) {
        tell(request, 0, null, true);
        Connections.reset(context);
    }

    private void hang(Context context, RestRequest request) {
        tell(request, 0, null, true);
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Connections.reset(context);
    }

    private void send(Context context, Answer answer) {
        if (answer.status() == 401 || answer.status() == 403 || answer.status() == 429) {
            invalidRequests.incrementAndGet();
        }
        context.status(answer.status());
        // Without it JDA takes a 429 for one of the servers in front of Discord and stalls every route.
        context.header("Via", "1.1 google");
        context.contentType("application/json");
        answer.headers().forEach(context::header);
        var body = answer.body();
        if (body != null) {
            context.result(Json.write(body));
        } else if (answer.text() != null) {
            context.result(answer.text());
        }
    }

    private void tell(RestRequest request, int status, @Nullable JsonNode body, boolean faulty) {
        var sent = request.body().isMissingNode() ? null : request.body();
        var endpoint = request.endpoint();
        tap.accept(new Exchange.Rest(
                endpoint.method(), endpoint.template(), request.path(), request.query(), sent, status, body, faulty));
    }

    private static RestRequest read(Context context, Router.Match match, String path) throws JsonProcessingException {
        var query = new LinkedHashMap<String, String>();
        context.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
        var files = new ArrayList<Upload>();
        JsonNode body = MissingNode.getInstance();
        if (context.isMultipartFormData()) {
            var json = context.formParam("payload_json");
            body = json == null ? body : Json.parse(json);
            files.addAll(uploads(context));
        } else if (!context.body().isBlank()) {
            body = Json.parse(context.body());
        }
        return new RestRequest(match.endpoint(), path, match.params(), query, body, files);
    }

    private static List<Upload> uploads(Context context) {
        var files = new ArrayList<Upload>();
        context.uploadedFileMap()
                .forEach((field, uploaded) -> uploaded.forEach(it -> {
                    var type = it.contentType() == null ? "application/octet-stream" : it.contentType();
                    files.add(new Upload(field, it.filename(), type, (int) it.size()));
                }));
        return files;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
