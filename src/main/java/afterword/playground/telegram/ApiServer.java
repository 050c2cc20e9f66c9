package afterword.playground.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side: takes calls in, lets faults and limits have their way, sends answers out. */
final class ApiServer {
    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);
    private static final long IDLE_MILLIS = 120_000;
    private static final long MOST_BYTES = 20_000_000;

    private record Answer(int status, String type, String body) {}

    private final String token;
    private final ApiDispatcher dispatcher;
    private final Faults faults;
    private final ObjectMapper mapper = new ObjectMapper();
    private final RequestReader reader = new RequestReader();
    private final List<Consumer<Exchange>> taps = new CopyOnWriteArrayList<>();
    private int port;
    private @Nullable Javalin running;

    ApiServer(LocalTelegramSettings settings, ApiDispatcher dispatcher, Faults faults) {
        this.token = settings.token();
        this.port = settings.port();
        this.dispatcher = dispatcher;
        this.faults = faults;
    }

    void onExchange(Consumer<Exchange> tap) {
        taps.add(tap);
    }

    int port() {
        return port;
    }

    synchronized void start() {
        if (running == null) {
            var server = Javalin.create(this::configure);
            server.start();
            port = server.port();
            running = server;
        }
    }

    synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MOST_BYTES;
        config.jetty.addConnector((server, http) -> {
            var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            connector.setPort(port);
            connector.setIdleTimeout(IDLE_MILLIS);
            return connector;
        });
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        config.routes.get("/bot{token}/{method}", this::handle);
        config.routes.post("/bot{token}/{method}", this::handle);
        config.routes.error(404, this::notFound);
    }

    private void notFound(Context context) {
        if (context.resultInputStream() == null || !context.res().isCommitted()) {
            context.contentType("application/json")
                    .result(failure(404, "Not Found", Map.of()).toString());
        }
    }

    private void handle(Context context) throws IOException {
        if (!context.pathParam("token").equals(token)) {
            send(context, json(failure(401, "Unauthorized", Map.of())));
            return;
        }
        var call = read(context);
        if (call == null) {
            return;
        }
        var fault = faults.take(call.method(), call.arguments().values());
        switch (fault) {
            case null -> answer(context, call, run(call));
            case Fault.Status(var code, var description, var parameters) ->
                answer(context, call, json(failure(code, description, parameters)));
            case Fault.RateLimited(var seconds) ->
                answer(context, call, json(failure(ApiException.tooManyRequests(seconds))));
            case Fault.Html502() -> answer(context, call, badGateway());
            case Fault.ResetBefore() -> reset(context, call);
            case Fault.ResetAfter() -> {
                run(call);
                reset(context, call);
                call.answered();
            }
            case Fault.Hang() -> {
                faults.hang();
                reset(context, call);
            }
            case Fault.HangAfter() -> {
                run(call);
                call.answered();
                faults.hang();
                reset(context, call);
            }
        }
    }

    private @Nullable ApiCall read(Context context) throws IOException {
        try {
            return new ApiCall(dispatcher.spelling(context.pathParam("method")), reader.read(context));
        } catch (ApiException e) {
            send(context, json(failure(e)));
            return null;
        }
    }

    private Answer run(ApiCall call) {
        try {
            var result = dispatcher.dispatch(call);
            var body = mapper.createObjectNode().put("ok", true);
            body.set("result", result);
            if (call.note() != null) {
                body.put("description", call.note());
            }
            return json(body);
        } catch (ApiException e) {
            return json(failure(e));
        } catch (RuntimeException e) {
            log.error("{} failed", call.method(), e);
            return json(failure(500, "Internal Server Error", Map.of()));
        }
    }

    private void answer(Context context, ApiCall call, Answer answer) throws IOException {
        tell(call, answer.status(), answer.body());
        try {
            send(context, answer);
        } finally {
            call.answered();
        }
    }

    /** Written out at once and whole, so that what follows the answer really follows it. */
    private static void send(Context context, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        var response = context.res();
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private void reset(Context context, ApiCall call) {
        tell(call, 0, "");
        reset(context.req());
    }

    /** Closing with nothing to linger for makes the system send a reset instead of a farewell. */
    private static void reset(HttpServletRequest request) {
        var endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            if (endPoint.getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Resetting a connection", e);
        } finally {
            endPoint.close();
        }
    }

    private void tell(ApiCall call, int status, String response) {
        var arguments = call.arguments();
        var exchange = new Exchange(call.method(), arguments.values(), arguments.form(), status, response);
        taps.forEach(it -> it.accept(exchange));
    }

    private Answer json(ObjectNode body) {
        try {
            return new Answer(body.path("error_code").asInt(200), "application/json", mapper.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Writing an answer", e);
        }
    }

    private static Answer badGateway() {
        return new Answer(
                502,
                "text/html",
                "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");
    }

    private ObjectNode failure(ApiException e) {
        return failure(e.code(), e.description(), e.parameters());
    }

    private ObjectNode failure(int code, String description, Map<String, Long> parameters) {
        var body = mapper.createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", description);
        if (!parameters.isEmpty()) {
            JsonNode written = mapper.valueToTree(parameters);
            body.set("parameters", written);
        }
        return body;
    }
}
