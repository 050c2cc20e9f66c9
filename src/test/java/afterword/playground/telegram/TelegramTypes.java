package afterword.playground.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The methods and types of the published description, and whether a piece of JSON is of such a type. */
final class TelegramTypes {
    /** What the client library adds to every request. */
    private static final String ADDED_BY_CLIENT = "method";

    /** The client library has a String here; Telegram reads numbers from text. */
    private static final String SENT_AS_TEXT = "request_id";

    private static final String ARRAY = "Array of ";
    private static final Pattern CONSTANT = Pattern.compile("(?:always|must be) [“*]?([a-z_]+)[”*]?");
    private static final Pattern EMOJI = Pattern.compile("\"!([^\"]+)\"");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode types;
    private final TreeMap<String, JsonNode> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    TelegramTypes(JsonNode description) {
        types = description.path("types");
        description.path("methods").properties().forEach(it -> methods.put(it.getKey(), it.getValue()));
    }

    Optional<JsonNode> method(String name) {
        return Optional.ofNullable(methods.get(name));
    }

    List<String> reactionEmoji() {
        var field = StreamSupport.stream(
                        types.path("ReactionTypeEmoji").path("fields").spliterator(), false)
                .filter(it -> it.path("name").asText().equals("emoji"))
                .findFirst()
                .orElseThrow();
        return EMOJI.matcher(field.path("description").asText())
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    /** {@code form} says that every value came as text, numbers and objects too. */
    List<String> checkRequest(JsonNode method, ObjectNode request, boolean form) {
        var arguments = form ? typed(method, request) : request.deepCopy();
        arguments.remove(ADDED_BY_CLIENT);
        return checkFields(method, arguments, method.path("name").asText() + " request");
    }

    private ObjectNode typed(JsonNode method, ObjectNode request) {
        var typed = request.deepCopy();
        for (var field : method.path("fields")) {
            var name = field.path("name").asText();
            var kinds = StreamSupport.stream(field.path("types").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            if (typed.has(name) && !kinds.contains("String") && !kinds.contains("InputFile")) {
                typed.set(name, read(typed.path(name).asText()));
            }
        }
        return typed;
    }

    private JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(json);
        }
    }

    List<String> checkResult(JsonNode method, JsonNode result) {
        return checkAny(method.path("returns"), result, method.path("name").asText() + " result");
    }

    /** What is wrong with this JSON as a value of the type; empty when nothing is. */
    List<String> check(String type, JsonNode json, String place) {
        if (type.startsWith(ARRAY)) {
            return checkArray(type.substring(ARRAY.length()), json, place);
        }
        return switch (type) {
            case "Integer" -> expect(json.isIntegralNumber(), type, json, place);
            case "Float" -> expect(json.isNumber(), type, json, place);
            case "String", "InputFile" -> expect(json.isTextual(), type, json, place);
            case "Boolean" -> expect(json.isBoolean(), type, json, place);
            default -> checkNamed(types.path(type), type, json, place);
        };
    }

    private static List<String> expect(boolean fits, String type, JsonNode json, String place) {
        return fits ? List.of() : List.of(place + ": expected " + type + ", got " + json);
    }

    private List<String> checkArray(String element, JsonNode json, String place) {
        if (!json.isArray()) {
            return List.of(place + ": expected an array of " + element + ", got " + json);
        }
        return IntStream.range(0, json.size())
                .mapToObj(i -> check(element, json.path(i), place + "[" + i + "]"))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> checkNamed(JsonNode type, String name, JsonNode json, String place) {
        if (type.isMissingNode()) {
            return List.of(place + ": the description has no type " + name);
        }
        if (type.path("subtypes").size() > 0) {
            return checkAny(type.path("subtypes"), json, place);
        }
        if (!(json instanceof ObjectNode object)) {
            return List.of(place + ": expected " + name + ", got " + json);
        }
        return checkFields(type, object, place);
    }

    /** Fits when it is of one of these types; otherwise tells what is wrong with it as the type it comes closest to. */
    private List<String> checkAny(JsonNode alternatives, JsonNode json, String place) {
        return StreamSupport.stream(alternatives.spliterator(), false)
                .map(it -> check(it.asText(), json, place))
                .min(Comparator.comparingInt(List::size))
                .orElseGet(() -> List.of(place + ": no type to be of"));
    }

    private List<String> checkFields(JsonNode owner, ObjectNode json, String place) {
        var found = new ArrayList<String>();
        var rest = json.deepCopy();
        for (var field : owner.path("fields")) {
            var name = field.path("name").asText();
            var value = rest.remove(name);
            if (value == null) {
                if (field.path("required").asBoolean()) {
                    found.add(place + ": " + name + " is required");
                }
            } else {
                found.addAll(checkField(field, value, place + "." + name));
            }
        }
        rest.fieldNames().forEachRemaining(it -> found.add(place + ": the description has no field " + it));
        return found;
    }

    private List<String> checkField(JsonNode field, JsonNode value, String place) {
        var constant = CONSTANT.matcher(field.path("description").asText());
        if (value.isTextual()
                && field.path("name").asText().matches("type|status")
                && constant.find()
                && !constant.group(1).equals(value.asText())) {
            return List.of(place + ": expected " + constant.group(1) + ", got " + value);
        }
        if (SENT_AS_TEXT.equals(field.path("name").asText()) && value.asText().matches("-?\\d+")) {
            return List.of();
        }
        return checkAny(field.path("types"), value, place);
    }
}
