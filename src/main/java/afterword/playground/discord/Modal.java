package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form that the bot showed to one member. {@code id} is the interaction's that asked for it. */
public record Modal(String id, String memberId, String customId, String title, List<Field> fields) {
    private static final int ROW = 1;
    private static final int TEXT_INPUT = 4;
    private static final int STRING_SELECT = 3;
    private static final int TEXT = 10;
    private static final int LABEL = 18;

    public Modal {
        fields = List.copyOf(fields);
    }

    /**
     * One thing to fill in.
     *
     * @param labelled whether it came in a label rather than in a row: it goes back the same way
     * @param values what a menu offers, empty for a text
     */
    public record Field(
            String customId,
            String label,
            boolean paragraph,
            boolean required,
            int minLength,
            int maxLength,
            String value,
            String placeholder,
            boolean labelled,
            List<String> values) {
        public Field {
            values = List.copyOf(values);
        }
    }

    /** Reads a callback's modal and refuses what breaks Discord's limits. */
    static Modal of(long interactionId, long memberId, JsonNode data) {
        var customId = text(data, "data.custom_id", "custom_id", 100);
        var title = text(data, "data.title", "title", 45);
        var components = Json.arrayAt(data, "components");
        if (components.isEmpty() || components.size() > 40) {
            throw DiscordError.badLength("data.components", 1, 40);
        }
        var fields = new ArrayList<Field>();
        var ids = new HashSet<String>();
        for (int i = 0; i < components.size(); i++) {
            var field = field("data.components." + i, components.path(i));
            if (field != null && !ids.add(field.customId)) {
                throw DiscordError.form(
                        "data.components." + i,
                        "COMPONENT_CUSTOM_ID_DUPLICATED",
                        "Component custom id cannot be duplicated");
            }
            if (field != null) {
                fields.add(field);
            }
        }
        return new Modal(Json.id(interactionId), Json.id(memberId), customId, title, fields);
    }

    private static @Nullable Field field(String path, JsonNode component) {
        return switch (component.path("type").asInt()) {
            case ROW -> {
                var input = component.path("components").path(0);
                yield field(path + ".components.0", input, text(input, path + ".label", "label", 45), false);
            }
            case LABEL ->
                field(
                        path + ".component",
                        component.path("component"),
                        text(component, path + ".label", "label", 45),
                        true);
            case TEXT -> null;
            default -> throw DiscordError.form(path + ".type", "UNION_TYPE_CHOICES", "Not a component of a modal");
        };
    }

    private static Field field(String path, JsonNode input, String label, boolean labelled) {
        int type = input.path("type").asInt();
        if (type != TEXT_INPUT && !(labelled && type == STRING_SELECT)) {
            throw DiscordError.form(path + ".type", "UNION_TYPE_CHOICES", "Not an input that is known here: " + type);
        }
        var values = new ArrayList<String>();
        Json.arrayAt(input, "options").forEach(it -> values.add(it.path("value").asText()));
        return new Field(
                text(input, path + ".custom_id", "custom_id", 100),
                label,
                input.path("style").asInt(1) == 2,
                input.path("required").asBoolean(true),
                input.path("min_length").asInt(0),
                input.path("max_length").asInt(4000),
                input.path("value").asText(""),
                input.path("placeholder").asText(""),
                labelled,
                values);
    }

    private static String text(JsonNode node, String path, String field, int limit) {
        var text = Json.textAt(node, field);
        if (text == null || text.isEmpty() || text.length() > limit) {
            throw DiscordError.badLength(path, 1, limit);
        }
        return text;
    }

    /** What is sent to the bot; refuses what Discord's client would not let a person send. */
    ArrayNode submission(Map<String, String> answers) {
        var components = Json.array();
        int id = 0;
        for (var field : fields) {
            var value = answers.getOrDefault(field.customId, field.value);
            boolean missing = value.isEmpty() && field.required;
            boolean outside =
                    !value.isEmpty() && (value.length() < field.minLength || value.length() > field.maxLength);
            if (missing || outside) {
                throw new IllegalArgumentException(
                        "\"" + field.label + "\" takes " + field.minLength + " to " + field.maxLength + " characters");
            }
            var input = Json.object().put("type", field.values.isEmpty() ? TEXT_INPUT : STRING_SELECT);
            input.put("id", id + 2).put("custom_id", field.customId);
            if (field.values.isEmpty()) {
                input.put("value", value);
            } else {
                input.putArray("values").add(value);
            }
            components.add(wrapped(field, input, id + 1));
            id += 2;
        }
        return components;
    }

    private static ObjectNode wrapped(Field field, ObjectNode input, int id) {
        var json = Json.object().put("type", field.labelled ? LABEL : ROW).put("id", id);
        if (field.labelled) {
            json.set("component", input);
        } else {
            json.putArray("components").add(input);
        }
        return json;
    }
}
