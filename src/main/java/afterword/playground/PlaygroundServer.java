package afterword.playground;

import afterword.playground.discord.DiscordError;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page, tells it what there is to see, and does what visitors do. */
final class PlaygroundServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PlaygroundServer.class);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data: http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final PageState state;
    private final Map<String, Column> columns;
    private final ChangeSignal signal;
    private final Javalin server;

    /** Begins to answer; port 0 lets the system choose. {@code columns} are the columns by their names in addresses. */
    PlaygroundServer(int port, PageState state, Map<String, Column> columns, ChangeSignal signal) {
        this.state = state;
        this.columns = Map.copyOf(columns);
        this.signal = signal;
        server = LoopbackServer.start(port, this::route);
    }

    int port() {
        return server.port();
    }

    private void route(RoutesConfig routes) {
        routes.before(PlaygroundServer::admit);
        routes.get("/", context -> answerFile(context, "index.html"));
        routes.get("/state", context -> answer(context, state.json(signal.version())));
        routes.get("/events", context -> new EventStream(signal).serve(context));
        routes.post("/{column}/{action}", this::act);
        routes.get("/{file}", context -> answerFile(context, context.pathParam("file")));
        routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e.getStatus(), words(e)));
        routes.exception(IllegalArgumentException.class, (e, context) -> refuse(context, 400, words(e)));
        routes.exception(DiscordError.class, (e, context) -> refuse(context, 400, "Discord says: " + words(e)));
        routes.exception(RuntimeException.class, (e, context) -> {
            log.error("{} failed", context.path(), e);
            refuse(context, 500, "That went wrong inside the playground; the log says how.");
        });
        routes.exception(IOException.class, (e, _) -> log.debug("A page went away", e));
        routes.exception(
                InterruptedException.class, (_, _) -> Thread.currentThread().interrupt());
    }

    private static void admit(Context context) {
        LocalOnly.check(context, context.req().getLocalPort());
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
    }

    private void act(Context context) throws JsonProcessingException {
        var column = columns.get(context.pathParam("column"));
        if (column == null) {
            throw new NotFoundResponse("There is no such column.");
        }
        var outcome = column.perform(context.pathParam("action"), ActionBody.of(context));
        answer(context, state.json(outcome));
    }

    private static String words(Exception reason) {
        return String.valueOf(reason.getMessage());
    }

    private void refuse(Context context, int status, String sentence) {
        try {
            context.status(status);
            answer(context, state.json(Map.of("error", sentence)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing down a refusal", e);
        }
    }

    private static void answer(Context context, String json) {
        context.contentType("application/json; charset=utf-8").result(json);
    }

    private static void answerFile(Context context, String name) throws IOException {
        var match = FILE.matcher(name);
        try (var stream = match.matches() ? PlaygroundServer.class.getResourceAsStream("/playground/" + name) : null) {
            if (stream == null) {
                throw new NotFoundResponse("There is no such page. Start at /.");
            }
            var type = TYPES.getOrDefault(match.group(1), "application/octet-stream");
            context.contentType(type).result(stream.readAllBytes());
        }
    }

    @Override
    public void close() {
        signal.close();
        server.stop();
    }
}
