package afterword.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a route on the wire. */
record Routed(String path, Route route) implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Routed.class);

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var body = answer.text().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/plain; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            // What is echoed must never be taken for a page.
            headers.set("X-Content-Type-Options", "nosniff");
            boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Route.Answer answer(HttpExchange exchange) throws IOException {
        var rest = exchange.getRequestURI().getPath().substring(path.length());
        try {
            return route.answer(new Route.Request(exchange, rest));
        } catch (RuntimeException e) {
            log.error("The answer to a request below {} failed", path, e);
            return new Route.Answer(500, "Something went wrong; the log says what.\n");
        }
    }
}
