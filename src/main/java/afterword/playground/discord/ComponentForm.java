package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Message components: rows of buttons and menus, and the newer layout ones; limits, and the shape given back. */
final class ComponentForm {
    private static final int ROW = 1;
    private static final int BUTTON = 2;
    private static final int STRING_SELECT = 3;
    private static final int LAST_SELECT = 8;
    private static final int SECTION = 9;
    private static final int TEXT = 10;
    private static final int THUMBNAIL = 11;
    private static final int GALLERY = 12;
    private static final int SEPARATOR = 14;
    private static final int CONTAINER = 17;
    private static final int LINK = 5;
    private static final int MAX_ROWS = 5;
    private static final int MAX_ALL = 40;
    private static final int MAX_TEXT = 4000;

    private final Set<String> customIds = new HashSet<>();
    private int lastId;
    private int textLength;

    private ComponentForm() {}

    /** {@code layout}: whether the message is made of components alone. */
    static ArrayNode accept(ArrayNode components, boolean layout) {
        if (!layout && components.size() > MAX_ROWS) {
            throw DiscordError.badLength("components", 1, MAX_ROWS);
        }
        var form = new ComponentForm();
        var result = Json.array();
        for (int i = 0; i < components.size(); i++) {
            var component = components.path(i);
            if (!layout && component.path("type").asInt() != ROW) {
                throw DiscordError.form(
                        "components." + i + ".type",
                        "UNION_TYPE_CHOICES",
                        "Value of field \"type\" must be one of (1,).");
            }
            result.add(form.component("components." + i, component));
        }
        if (form.lastId > MAX_ALL) {
            throw DiscordError.badLength("components", 0, MAX_ALL);
        }
        return result;
    }

    private ObjectNode component(String path, JsonNode from) {
        int type = from.path("type").asInt();
        int id = ++lastId;
        var json = Json.object()
                .put("type", type)
                .put("id", from.path("id").asInt(0) > 0 ? from.path("id").asInt() : id);
        switch (type) {
            case ROW -> row(path, from, json);
            case BUTTON -> button(path, from, json);
            case SECTION -> {
                json.set("components", children(path, from));
                json.set("accessory", component(path + ".accessory", from.path("accessory")));
            }
            case TEXT -> text(path, from, json);
            case THUMBNAIL -> {
                json.set("media", media(from.path("media"), id));
                json.put("description", Json.textAt(from, "description"));
                json.put("spoiler", from.path("spoiler").asBoolean(false));
            }
            case GALLERY -> gallery(from, json, id);
            case SEPARATOR ->
                json.put("spacing", from.path("spacing").asInt(1))
                        .put("divider", from.path("divider").asBoolean(true));
            case CONTAINER -> {
                json.set("components", children(path, from));
                json.set("accent_color", from.hasNonNull("accent_color") ? from.path("accent_color") : null);
                json.put("spoiler", from.path("spoiler").asBoolean(false));
            }
            default -> select(path, from, json, type);
        }
        return json;
    }

    private ArrayNode children(String path, JsonNode from) {
        var result = Json.array();
        var children = Json.arrayAt(from, "components");
        for (int i = 0; i < children.size(); i++) {
            result.add(component(path + ".components." + i, children.path(i)));
        }
        return result;
    }

    private void row(String path, JsonNode from, ObjectNode json) {
        var children = children(path, from);
        if (children.isEmpty() || children.size() > MAX_ROWS) {
            throw DiscordError.badLength(path + ".components", 1, MAX_ROWS);
        }
        boolean menu = false;
        for (var child : children) {
            menu |= child.path("type").asInt() != BUTTON;
        }
        if (menu && children.size() > 1) {
            throw DiscordError.form(
                    path + ".components",
                    "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                    "The specified component exceeds the maximum width");
        }
        json.set("components", children);
    }

    private void button(String path, JsonNode from, ObjectNode json) {
        int style = from.path("style").asInt();
        json.put("style", style);
        var label = Json.textAt(from, "label");
        if (label != null && label.length() > 80) {
            throw DiscordError.tooLong(path + ".label", 80);
        }
        if (label != null) {
            json.put("label", label);
        }
        if ((label == null || label.isEmpty()) && !from.hasNonNull("emoji")) {
            throw DiscordError.form(
                    path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji");
        }
        if (from.hasNonNull("emoji")) {
            json.putObject("emoji").put("name", from.path("emoji").path("name").asText());
        }
        if (from.path("disabled").asBoolean(false)) {
            json.put("disabled", true);
        }
        if (style == LINK) {
            if (!from.hasNonNull("url")) {
                throw DiscordError.form(path, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
            }
            json.put("url", from.path("url").asText());
        } else {
            customId(path, from, json);
        }
    }

    private void select(String path, JsonNode from, ObjectNode json, int type) {
        if (type < STRING_SELECT || type > LAST_SELECT) {
            throw DiscordError.form(path + ".type", "UNION_TYPE_CHOICES", "Unknown component type " + type);
        }
        customId(path, from, json);
        if (from.hasNonNull("placeholder")) {
            json.put("placeholder", from.path("placeholder").asText());
        }
        json.put("min_values", from.path("min_values").asInt(1))
                .put("max_values", from.path("max_values").asInt(1));
        if (from.path("disabled").asBoolean(false)) {
            json.put("disabled", true);
        }
        if (type == STRING_SELECT) {
            var options = Json.arrayAt(from, "options");
            if (options.isEmpty() || options.size() > 25) {
                throw DiscordError.badLength(path + ".options", 1, 25);
            }
            json.set("options", options);
        }
    }

    private void customId(String path, JsonNode from, ObjectNode json) {
        var customId = Json.textAt(from, "custom_id");
        if (customId == null || customId.isEmpty() || customId.length() > 100) {
            throw DiscordError.badLength(path + ".custom_id", 1, 100);
        }
        if (!customIds.add(customId)) {
            throw DiscordError.form(
                    path + ".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
        json.put("custom_id", customId);
    }

    private void text(String path, JsonNode from, ObjectNode json) {
        var content = from.path("content").asText("");
        textLength += content.length();
        if (content.isBlank() || textLength > MAX_TEXT) {
            throw DiscordError.badLength(path + ".content", 1, MAX_TEXT);
        }
        json.put("content", content);
    }

    private static void gallery(JsonNode from, ObjectNode json, int id) {
        var items = json.putArray("items");
        for (var item : Json.arrayAt(from, "items")) {
            var shown = items.addObject();
            shown.set("media", media(item.path("media"), id));
            shown.put("description", Json.textAt(item, "description"));
            shown.put("spoiler", item.path("spoiler").asBoolean(false));
        }
    }

    private static ObjectNode media(JsonNode from, int id) {
        var url = from.path("url").asText();
        var json = Json.object().put("id", Integer.toString(id)).put("url", url).put("proxy_url", url);
        return json.put("width", 0).put("height", 0);
    }
}
