package afterword.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is of interest in a JSON Feed, as far as there may be so much of it: {@code items} are the first 500 of {@code itemCount}; {@code root} is the rest.
 * Scalars are text, and what is null is absent.
 */
record JsonDocument(ObjectNode root, List<JsonNode> items, int itemCount, boolean hasItems) {
    private static final int MAX_DEPTH = 100;
    /** A node takes some hundred bytes; the markup of a feed's items is text to us. */
    private static final int MAX_NODES = 100_000;

    private static final Set<String> OF_INTEREST = Set.of(
            "version", "title", "language", "home_page_url", "feed_url", "next_url", "hubs", "authors", "author");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(FeedParser.MAX_BYTES)
                    .build())
            .build();

    /** Throws for what is not JSON or not an object. */
    static JsonDocument read(CharBuffer text) throws IOException {
        try (var parser = FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "it is no object");
            }
            return new Reading(parser).document();
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private int nodes;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        JsonDocument document() throws IOException {
            var root = NODES.objectNode();
            var items = new ArrayList<JsonNode>();
            int count = 0;
            boolean listed = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (name.equals("items") && token == JsonToken.START_ARRAY) {
                    listed = true;
                    count += items(items);
                } else if (OF_INTEREST.contains(name)) {
                    put(root, name);
                } else {
                    parser.skipChildren();
                }
            }
            return new JsonDocument(root, items, count, listed);
        }

        private int items(List<JsonNode> items) throws IOException {
            int count = 0;
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                count++;
                if (token == JsonToken.START_OBJECT && items.size() < FeedParser.MAX_ITEMS) {
                    items.add(node());
                } else {
                    parser.skipChildren();
                }
            }
            return count;
        }

        private void put(ObjectNode into, String name) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NULL && !into.has(name)) {
                into.set(name, node());
            } else {
                parser.skipChildren();
            }
        }

        /** The value at the parser, which is then at its end. */
        private JsonNode node() throws IOException {
            if (++nodes > MAX_NODES) {
                parser.skipChildren();
                return MissingNode.getInstance();
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                default -> NODES.textNode(parser.getText());
            };
        }

        private ObjectNode object() throws IOException {
            var object = NODES.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                put(object, name);
            }
            return object;
        }

        private ArrayNode array() throws IOException {
            var array = NODES.arrayNode();
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NULL || nodes >= MAX_NODES) {
                    parser.skipChildren();
                } else {
                    array.add(node());
                }
            }
            return array;
        }
    }
}
