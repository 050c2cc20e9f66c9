package afterword.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page asks for, as JSON. What is missing or not of its kind is an {@link IllegalArgumentException}. */
record ActionBody(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ActionBody of(Context context) {
        var type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new IllegalArgumentException("Send JSON, with Content-Type: application/json.");
        }
        try {
            var json = MAPPER.readTree(context.body());
            if (json.isObject()) {
                return new ActionBody(json);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("That is no JSON.", e);
        }
        throw new IllegalArgumentException("Send a JSON object.");
    }

    /** A text that may not be blank. */
    String text(String name) {
        var text = optionalText(name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("Please fill in the " + name + ".");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        var value = json.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    long id(String name) {
        var id = optionalId(name);
        if (id == null) {
            throw new IllegalArgumentException("The request does not say which " + name + ".");
        }
        return id;
    }

    /** An id, written as a number or as a string of digits. */
    @Nullable
    Long optionalId(String name) {
        var text = optionalText(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("“" + text + "” names no " + name + ".", e);
        }
    }

    @Nullable
    Integer optionalNumber(String name) {
        var id = optionalId(name);
        return id == null ? null : Math.toIntExact(id);
    }

    boolean flag(String name, boolean otherwise) {
        return json.path(name).asBoolean(otherwise);
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        json.path(name).forEach(it -> texts.add(it.asText()));
        return texts;
    }

    Map<String, String> textsByName(String name) {
        var texts = new LinkedHashMap<String, String>();
        json.path(name)
                .properties()
                .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }
}
