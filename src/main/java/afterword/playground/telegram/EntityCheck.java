package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads text with entities from a call: lengths, UTF-16 offsets and the fields that each kind needs. */
final class EntityCheck {
    private static final int MOST_ENTITIES = 100;
    private static final Set<String> KINDS = Set.of(
            "mention",
            "hashtag",
            "cashtag",
            "bot_command",
            "url",
            "email",
            "phone_number",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "blockquote",
            "expandable_blockquote",
            "code",
            "pre",
            "text_link",
            "text_mention",
            "custom_emoji",
            "date_time");
    private static final Map<String, String> NEEDS = Map.of(
            "text_link", "url", "text_mention", "user", "custom_emoji", "custom_emoji_id", "date_time", "unix_time");

    private EntityCheck() {}

    /** The text of a message: 1 to 4096 units. */
    static FormattedText text(Arguments arguments) {
        if (arguments.text("text").isEmpty()) {
            throw ApiException.badRequest("message text is empty");
        }
        var read = read(arguments, "text", "entities", 4096, "message is too long");
        if (read.text().isBlank()) {
            throw ApiException.badRequest("text must be non-empty");
        }
        return read;
    }

    /** A caption: up to 1024 units, or none. */
    static FormattedText caption(Arguments arguments) {
        return read(arguments, "caption", "caption_entities", 1024, "message caption is too long");
    }

    private static FormattedText read(
            Arguments arguments, String textField, String entitiesField, int longest, String refusal) {
        var parseMode = arguments.text("parse_mode");
        if (!parseMode.isEmpty() && !parseMode.equalsIgnoreCase("none")) {
            throw ApiException.badRequest("unsupported parse_mode (the local server reads entities only)");
        }
        var text = arguments.text(textField);
        var entities = new ArrayList<ObjectNode>();
        for (var entity : arguments.json(entitiesField, "entities")) {
            entities.add(check(text, entity));
        }
        if (entities.size() > MOST_ENTITIES) {
            throw ApiException.badRequest("ENTITIES_TOO_LONG");
        }
        if (text.length() > longest) {
            throw ApiException.badRequest(refusal);
        }
        return trimmed(text, entities);
    }

    private static ObjectNode check(String text, JsonNode json) {
        if (!(json instanceof ObjectNode entity)) {
            throw unreadable("expected an Object");
        }
        if (!entity.path("offset").canConvertToInt() || !entity.path("length").canConvertToInt()) {
            throw unreadable("field \"offset\" and \"length\" must be Numbers");
        }
        var kind = entity.path("type").asText();
        if (!KINDS.contains(kind)) {
            throw unreadable("unsupported type specified");
        }
        var needed = NEEDS.get(kind);
        if (needed != null && !entity.hasNonNull(needed)) {
            throw unreadable("can't find field \"" + needed + "\"");
        }
        checkPlace(text, entity.path("offset").asInt(), entity.path("length").asInt());
        return known(entity);
    }

    private static ApiException unreadable(String why) {
        return ApiException.badRequest("can't parse MessageEntity: " + why);
    }

    private static void checkPlace(String text, int offset, int length) {
        if (offset < 0 || length < 0) {
            throw ApiException.badRequest("receive an entity with incorrect offset and length");
        }
        if ((long) offset + length > text.length()) {
            throw ApiException.badRequest("entity beginning at UTF-16 offset " + offset
                    + " ends after the end of the text at UTF-16 offset " + text.length());
        }
        if (splitsCharacter(text, offset)) {
            throw ApiException.badRequest("entity begins in a middle of a UTF-16 symbol at UTF-16 offset " + offset);
        }
        if (splitsCharacter(text, offset + length)) {
            throw ApiException.badRequest("entity beginning at UTF-16 offset " + offset
                    + " ends in a middle of a UTF-16 symbol at UTF-16 offset " + (offset + length));
        }
    }

    private static boolean splitsCharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static ObjectNode known(ObjectNode entity) {
        var copy = entity.deepCopy();
        copy.retain(
                "type",
                "offset",
                "length",
                "url",
                "user",
                "language",
                "custom_emoji_id",
                "unix_time",
                "date_time_format");
        copy.properties().removeIf(it -> it.getValue().isNull());
        return copy;
    }

    /** Telegram cuts white space off both ends and moves the entities along. */
    private static FormattedText trimmed(String text, List<ObjectNode> entities) {
        var kept = text.strip();
        var cut = text.length() - text.stripLeading().length();
        var moved = new ArrayList<ObjectNode>();
        for (var entity : entities) {
            var from = Math.clamp(entity.path("offset").asInt() - cut, 0, kept.length());
            var to = Math.clamp(
                    (long) entity.path("offset").asInt() + entity.path("length").asInt() - cut, 0, kept.length());
            if (to > from) {
                moved.add(entity.put("offset", from).put("length", to - from));
            }
        }
        return EntityFinder.complete(kept, moved);
    }
}
