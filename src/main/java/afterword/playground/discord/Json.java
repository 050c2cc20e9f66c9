package afterword.playground.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How Discord writes ids, instants and documents. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static String id(long id) {
        return Long.toUnsignedString(id);
    }

    /** Ids as strings, in their order. */
    static ArrayNode ids(Collection<Long> ids) {
        var array = array();
        ids.forEach(id -> array.add(id(id)));
        return array;
    }

    /** The id in a node, 0 where there is none or it is not a number. */
    static long id(JsonNode node) {
        return parseId(node.asText(""));
    }

    /** The id in a text, 0 where it is not one. */
    static long parseId(String text) {
        if (text.isEmpty() || text.length() > 20 || !text.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }

    static @Nullable String timestampOrNull(@Nullable Instant instant) {
        return instant == null ? null : timestamp(instant);
    }

    static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** The array at a field, empty where it is absent or null. */
    static ArrayNode arrayAt(JsonNode node, String field) {
        return node.path(field) instanceof ArrayNode array ? array : array();
    }

    /** The text at a field, null where it is absent or null. */
    static @Nullable String textAt(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
