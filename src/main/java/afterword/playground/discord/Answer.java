package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a REST call is answered with. {@code text} is the body where it is not JSON. */
record Answer(int status, @Nullable JsonNode body, @Nullable String text, Map<String, String> headers) {
    static Answer ok(JsonNode body) {
        return new Answer(200, body, null, Map.of());
    }

    static Answer created(JsonNode body) {
        return new Answer(201, body, null, Map.of());
    }

    static Answer none() {
        return new Answer(204, null, null, Map.of());
    }

    static Answer refused(DiscordError error) {
        return new Answer(error.status(), error.body(), null, Map.of());
    }

    Answer with(Map<String, String> added) {
        var all = new java.util.LinkedHashMap<>(headers);
        all.putAll(added);
        return new Answer(status, body, text, all);
    }
}
