package afterword.playground.discord;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a path, and what answers it. */
final class Router {
    private static final String SLASH = "/";
    private final Map<Endpoint, Handler> handlers = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, List<String>> segments = new EnumMap<>(Endpoint.class);

    /** Answers one call, with the world's lock held. */
    interface Handler {
        Answer handle(RestRequest request);
    }

    /** An endpoint and what stands in the places of its template. */
    record Match(Endpoint endpoint, Map<String, String> params) {}

    Router() {
        for (var endpoint : Endpoint.values()) {
            segments.put(endpoint, endpoint.segments());
        }
    }

    void on(Endpoint endpoint, Handler handler) {
        if (handlers.put(endpoint, handler) != null) {
            throw new IllegalStateException(endpoint + " is answered twice");
        }
    }

    Answer handle(RestRequest request) {
        var handler = handlers.get(request.endpoint());
        if (handler == null) {
            throw new IllegalStateException(request.endpoint() + " is not answered");
        }
        return handler.handle(request);
    }

    @Nullable
    Match find(String method, String path) {
        var parts = List.of(path.substring(1).split(SLASH, -1));
        for (var entry : segments.entrySet()) {
            if (entry.getKey().method().equals(method)) {
                var params = match(entry.getValue(), parts);
                if (params != null) {
                    return new Match(entry.getKey(), params);
                }
            }
        }
        return null;
    }

    private static @Nullable Map<String, String> match(List<String> template, List<String> parts) {
        if (template.size() != parts.size()) {
            return null;
        }
        var params = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var wanted = template.get(i);
            // A plus sign means itself in a path.
            var part = URLDecoder.decode(parts.get(i).replace("+", "%2B"), StandardCharsets.UTF_8);
            if (wanted.startsWith("{")) {
                params.put(wanted.substring(1, wanted.length() - 1), part);
            } else if (!wanted.equals(part)) {
                return null;
            }
        }
        return params;
    }
}
