package afterword.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers whatever is asked below a path of its own. */
public interface Route {
    /** May be called by many threads at once. What it throws is logged and answered with 500. */
    Answer answer(Request request) throws IOException;

    /** A status and plain text. */
    record Answer(int status, String text) {}

    /** What is asked. */
    final class Request {
        private final HttpExchange exchange;
        private final String rest;

        Request(HttpExchange exchange, String rest) {
            this.exchange = exchange;
            this.rest = rest;
        }

        public String method() {
            return exchange.getRequestMethod();
        }

        /** What stands behind the route's own path. */
        public String rest() {
            return rest;
        }

        /** The parameters of the query, decoded; of several with one name the last. */
        public Map<String, String> query() {
            var query = exchange.getRequestURI().getRawQuery();
            var parameters = new HashMap<String, String>();
            for (var pair : query == null ? new String[0] : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                parameters.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
            return parameters;
        }

        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                // A percent sign that begins nothing means itself.
                return text;
            }
        }

        public @Nullable String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        /** As long as the client likes: read no more of it than is wanted. */
        public InputStream body() {
            return exchange.getRequestBody();
        }
    }
}
