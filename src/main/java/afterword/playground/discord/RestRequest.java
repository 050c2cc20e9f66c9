package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One REST call.
 *
 * @param path below the API's root, as sent
 * @param params what stands in the template's places, decoded
 * @param body the JSON, also of a multipart request; missing where there is none
 */
public record RestRequest(
        Endpoint endpoint,
        String path,
        Map<String, String> params,
        Map<String, String> query,
        JsonNode body,
        List<Upload> files) {
    public RestRequest {
        params = Map.copyOf(params);
        query = Map.copyOf(query);
        files = List.copyOf(files);
    }

    long id(String param) {
        return Json.parseId(text(param));
    }

    String text(String param) {
        return params.getOrDefault(param, "");
    }

    long queryId(String name) {
        return Json.parseId(query.getOrDefault(name, ""));
    }

    boolean flag(String name) {
        var value = query.get(name);
        return "true".equalsIgnoreCase(value) || "1".equals(value);
    }

    /** A page's size, refused outside of 1 to {@code max}. */
    int limit(int otherwise, int max) {
        var text = query.get("limit");
        long limit = text == null ? otherwise : Json.parseId(text);
        if (limit < 1 || limit > max) {
            throw DiscordError.form("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and " + max + ".");
        }
        return (int) limit;
    }

    @Nullable
    Integer autoArchive() {
        return body.hasNonNull("auto_archive_duration")
                ? body.path("auto_archive_duration").asInt()
                : null;
    }
}
