package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks reply_markup. */
final class Markups {
    private static final int MOST_BUTTONS = 100;
    private static final int MOST_DATA_BYTES = 64;
    private static final List<String> ACTIONS = List.of(
            "url",
            "callback_data",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text");
    private static final Set<String> PRIVATE_ONLY =
            Set.of("request_chat", "request_users", "request_contact", "request_location", "web_app");

    private Markups() {}

    /** Null when none is given or the keyboard is empty. */
    static @Nullable ObjectNode forNew(Chat chat, Arguments arguments) {
        var markup = arguments.object("reply_markup", "reply keyboard markup");
        if (markup == null) {
            return null;
        }
        dropNulls(markup);
        if (markup.has("inline_keyboard")) {
            return inline(markup);
        }
        if (chat.isChannel()) {
            throw ApiException.badRequest("inline keyboard expected");
        }
        if (markup.has("keyboard")) {
            keyboard(chat, markup.path("keyboard"));
        }
        return markup.isEmpty() ? null : markup;
    }

    /** Only an inline keyboard can be put on a message afterwards. */
    static @Nullable ObjectNode forEdit(Arguments arguments) {
        var markup = arguments.object("reply_markup", "reply keyboard markup");
        if (markup == null || markup.isEmpty()) {
            return null;
        }
        dropNulls(markup);
        if (!markup.has("inline_keyboard")) {
            throw ApiException.badRequest("inline keyboard expected");
        }
        return inline(markup);
    }

    private static @Nullable ObjectNode inline(ObjectNode markup) {
        var count = 0;
        for (var row : rows(markup.path("inline_keyboard"), "Field \"inline_keyboard\" of the InlineKeyboardMarkup")) {
            for (var button : row) {
                inlineButton(button);
                count++;
            }
        }
        if (count > MOST_BUTTONS) {
            throw ApiException.badRequest("reply markup is too long");
        }
        markup.retain("inline_keyboard");
        return count == 0 ? null : markup;
    }

    private static JsonNode rows(JsonNode keyboard, String name) {
        if (!keyboard.isArray()) {
            throw ApiException.badRequest(name + " must be an Array of Arrays");
        }
        keyboard.forEach(row -> {
            if (!row.isArray()) {
                throw ApiException.badRequest(name + " must be an Array of Arrays");
            }
        });
        return keyboard;
    }

    private static void inlineButton(JsonNode button) {
        if (!button.isObject()) {
            throw ApiException.badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
        }
        if (button.path("text").asText("").isBlank()) {
            throw ApiException.badRequest("can't parse inline keyboard button: can't find field \"text\"");
        }
        if (ACTIONS.stream().noneMatch(button::has)) {
            throw ApiException.badRequest(
                    "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard");
        }
        var data = button.path("callback_data").asText("");
        if (data.getBytes(StandardCharsets.UTF_8).length > MOST_DATA_BYTES) {
            throw ApiException.badRequest("BUTTON_DATA_INVALID");
        }
        var url = button.path("url").asText("");
        if (!url.isEmpty() && !url.matches("(?i)(https?|tg)://\\S+")) {
            throw ApiException.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
    }

    private static void keyboard(Chat chat, JsonNode keyboard) {
        for (var row : rows(keyboard, "Field \"keyboard\"")) {
            for (var button : row) {
                if (!chat.isPrivate() && PRIVATE_ONLY.stream().anyMatch(button::has)) {
                    throw ApiException.badRequest("chats can be requested in private chats only");
                }
                var request = button.path("request_chat");
                if (request.isObject() && !request.path("request_id").asText().matches("-?\\d{1,10}")) {
                    throw ApiException.badRequest("can't parse keyboard button: can't find field \"request_id\"");
                }
            }
        }
    }

    private static void dropNulls(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.properties().removeIf(it -> it.getValue().isNull());
        }
        Iterator<JsonNode> inside = json.elements();
        while (inside.hasNext()) {
            dropNulls(inside.next());
        }
    }
}
