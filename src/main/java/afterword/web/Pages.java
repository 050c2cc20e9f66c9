package afterword.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands at each address. */
final class Pages implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Pages.class);
    private static final String HEALTH = "/healthz";
    private static final String READY = "/readyz";
    private static final String METRICS = "/metrics";
    private static final List<String> PATHS = List.of(HEALTH, READY, METRICS);
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final List<ReadinessCheck> checks;
    private final PrometheusMeterRegistry metrics;

    Pages(List<ReadinessCheck> checks, PrometheusMeterRegistry metrics) {
        this.checks = checks;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        try {
            var method = exchange.getRequestMethod();
            if (PATHS.contains(path) && !method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                return new Answer(405, PLAIN, "Only GET and HEAD are answered here.\n");
            }
            return page(path);
        } catch (RuntimeException e) {
            log.error("The answer to {} failed", path, e);
            return new Answer(500, PLAIN, "Something went wrong; the log says what.\n");
        }
    }

    private Answer page(String path) {
        return switch (path) {
            case HEALTH -> new Answer(200, PLAIN, "ok");
            case READY -> readiness();
            case METRICS -> new Answer(200, PROMETHEUS, metrics.scrape());
            default -> new Answer(404, PLAIN, "Nothing here. Try " + String.join(", ", PATHS) + ".\n");
        };
    }

    private Answer readiness() {
        var problems =
                checks.stream().map(Pages::problem).flatMap(Optional::stream).toList();
        return problems.isEmpty()
                ? new Answer(200, PLAIN, "ready")
                : new Answer(503, PLAIN, String.join("\n", problems) + "\n");
    }

    private static Optional<String> problem(ReadinessCheck check) {
        try {
            return check.problem();
        } catch (RuntimeException e) {
            log.error("A readiness check failed", e);
            return Optional.of("A check could not be made; the log says why.");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.text().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private record Answer(int status, String type, String text) {}
}
