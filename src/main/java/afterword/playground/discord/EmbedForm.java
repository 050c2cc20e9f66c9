package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;

/** Embeds: their limits, and the shape in which Discord gives them back. */
final class EmbedForm {
    private static final int MAX_EMBEDS = 10;
    private static final int MAX_TOTAL = 6000;
    private static final int MAX_FIELDS = 25;
    private static final int MAX_URL = 2048;
    private static final Set<String> SCHEMES = Set.of("http", "https", "attachment");

    private EmbedForm() {}

    static ArrayNode accept(ArrayNode embeds) {
        if (embeds.size() > MAX_EMBEDS) {
            throw DiscordError.badLength("embeds", 0, MAX_EMBEDS);
        }
        var accepted = Json.array();
        int total = 0;
        for (int i = 0; i < embeds.size(); i++) {
            var reader = new EmbedForm.Reader("embeds." + i, embeds.path(i));
            accepted.add(reader.read());
            total += reader.total;
        }
        if (total > MAX_TOTAL) {
            throw DiscordError.form(
                    "embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of " + MAX_TOTAL);
        }
        return accepted;
    }

    /** Reads one embed and counts its characters. */
    private static final class Reader {
        private final String path;
        private final JsonNode embed;
        private int total;

        Reader(String path, JsonNode embed) {
            this.path = path;
            this.embed = embed;
        }

        ObjectNode read() {
            var json = Json.object().put("type", "rich");
            text(embed, json, path, "title", 256);
            text(embed, json, path, "description", 4096);
            url(embed, json, path, "url");
            var color = embed.path("color");
            if (color.isNumber()) {
                if (color.asLong() < 0 || color.asLong() > 0xFFFFFF) {
                    throw DiscordError.form(
                            path + ".color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
                }
                json.put("color", color.asInt());
            }
            timestamp(json);
            if (embed.hasNonNull("author")) {
                var author = json.putObject("author");
                text(embed.path("author"), author, path + ".author", "name", 256);
                url(embed.path("author"), author, path + ".author", "url");
                url(embed.path("author"), author, path + ".author", "icon_url");
                require(author, path + ".author", "name");
            }
            if (embed.hasNonNull("footer")) {
                var footer = json.putObject("footer");
                text(embed.path("footer"), footer, path + ".footer", "text", 2048);
                url(embed.path("footer"), footer, path + ".footer", "icon_url");
                require(footer, path + ".footer", "text");
            }
            image(json, "image");
            image(json, "thumbnail");
            fields(json);
            if (json.size() == 1) {
                throw DiscordError.required(path + ".description");
            }
            return json;
        }

        private void image(ObjectNode json, String name) {
            if (embed.path(name).hasNonNull("url")) {
                var image = Json.object();
                url(embed.path(name), image, path + "." + name, "url");
                image.put("proxy_url", image.path("url").asText())
                        .put("width", 0)
                        .put("height", 0);
                json.set(name, image.put("flags", 0));
            }
        }

        private void fields(ObjectNode json) {
            var fields = Json.arrayAt(embed, "fields");
            if (fields.size() > MAX_FIELDS) {
                throw DiscordError.badLength(path + ".fields", 0, MAX_FIELDS);
            }
            if (fields.isEmpty()) {
                return;
            }
            var array = json.putArray("fields");
            for (int i = 0; i < fields.size(); i++) {
                var place = path + ".fields." + i;
                var field = array.addObject();
                text(fields.path(i), field, place, "name", 256);
                text(fields.path(i), field, place, "value", 1024);
                require(field, place, "name");
                require(field, place, "value");
                field.put("inline", fields.path(i).path("inline").asBoolean(false));
            }
        }

        private void timestamp(ObjectNode json) {
            var text = Json.textAt(embed, "timestamp");
            if (text == null) {
                return;
            }
            try {
                json.put("timestamp", Json.timestamp(OffsetDateTime.parse(text).toInstant()));
            } catch (DateTimeException e) {
                throw DiscordError.form(path + ".timestamp", "DATE_TIME_TYPE_PARSE", "Could not parse " + text);
            }
        }

        private void text(JsonNode from, ObjectNode to, String place, String name, int limit) {
            var text = Json.textAt(from, name);
            if (text == null || text.isBlank()) {
                return;
            }
            int length = text.codePointCount(0, text.length());
            if (length > limit) {
                throw DiscordError.tooLong(place + "." + name, limit);
            }
            total += length;
            to.put(name, text.strip());
        }

        private static void require(ObjectNode json, String place, String name) {
            if (!json.has(name)) {
                throw DiscordError.required(place + "." + name);
            }
        }

        private static void url(JsonNode from, ObjectNode to, String place, String name) {
            var url = Json.textAt(from, name);
            if (url == null || url.isEmpty()) {
                return;
            }
            int colon = url.indexOf(':');
            if (colon < 0 || !SCHEMES.contains(url.substring(0, colon))) {
                throw DiscordError.form(
                        place + "." + name,
                        "URL_TYPE_INVALID_SCHEME",
                        "Scheme \"" + (colon < 0 ? url : url.substring(0, colon))
                                + "\" is not supported. Scheme must be one of ('http', 'https').");
            }
            if (url.length() > MAX_URL) {
                throw DiscordError.tooLong(place + "." + name, MAX_URL);
            }
            to.put(name, url);
        }
    }
}
