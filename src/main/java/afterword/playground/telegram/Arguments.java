package afterword.playground.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. A form carries nothing but text, so a value may come as itself or as text. */
record Arguments(ObjectNode values, boolean form) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    boolean has(String name) {
        return values.hasNonNull(name);
    }

    /** Empty when absent. */
    String text(String name) {
        return values.path(name).isNull() ? "" : values.path(name).asText("");
    }

    long number(String name, long absent) {
        var text = text(name).strip();
        if (text.isEmpty()) {
            return absent;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    int number(String name, int absent, int least, int most) {
        return Math.clamp(number(name, absent), least, most);
    }

    boolean flag(String name) {
        var text = text(name).strip();
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1");
    }

    /** An object or array; missing when absent. Text is read as JSON. */
    JsonNode json(String name, String whatItIs) {
        var value = values.path(name);
        if (value.isNull() || (value.isTextual() && value.asText().isEmpty())) {
            return MissingNode.getInstance();
        }
        if (!value.isTextual()) {
            return value;
        }
        try {
            return MAPPER.readTree(value.asText());
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("can't parse " + whatItIs + " JSON object");
        }
    }

    @Nullable
    ObjectNode object(String name, String whatItIs) {
        var json = json(name, whatItIs);
        if (json.isMissingNode()) {
            return null;
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("object expected as " + whatItIs);
    }
}
