package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the method that a call names, whatever its case, and runs it with the state locked. */
final class ApiDispatcher {
    private final Map<String, ApiMethod> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final World world;
    private final FloodLimits limits;

    ApiDispatcher(World world, FloodLimits limits, List<Map<String, ApiMethod>> groups) {
        this.world = world;
        this.limits = limits;
        groups.forEach(methods::putAll);
        methods.keySet().forEach(it -> spellings.put(it, it));
    }

    /** As the documentation spells it; as given when there is no such method. */
    String spelling(String name) {
        return spellings.getOrDefault(name, name);
    }

    JsonNode dispatch(ApiCall call) {
        var method = methods.get(call.method());
        if (method == null) {
            throw new ApiException(404, "Not Found: method not found", Map.of());
        }
        if (call.method().equals("getUpdates")) {
            // A waiting poll must not keep everybody else out.
            return method.answer(call);
        }
        return world.change(() -> {
            limits.check(call.method(), chatOf(call.arguments()));
            return method.answer(call);
        });
    }

    private long chatOf(Arguments arguments) {
        var named = arguments.text("chat_id");
        return named.startsWith("@")
                ? world.chatNamed(named.substring(1)).map(it -> it.id).orElse(0L)
                : arguments.number("chat_id", 0);
    }
}
