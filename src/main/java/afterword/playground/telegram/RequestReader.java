package afterword.playground.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Reads the arguments of a call from address, form, multipart or JSON body. */
final class RequestReader {
    private final ObjectMapper mapper = new ObjectMapper();

    Arguments read(Context context) {
        var values = mapper.createObjectNode();
        copy(context.queryParamMap(), values);
        if (context.isMultipartFormData() || context.isFormUrlencoded()) {
            copy(context.formParamMap(), values);
            files(context, values);
            return new Arguments(values, true);
        }
        json(context.body(), values);
        return new Arguments(values, context.body().isBlank());
    }

    /** A file that no argument attaches by name is itself the argument. */
    private static void files(Context context, ObjectNode values) {
        var attached = values.toString();
        context.uploadedFileMap().forEach((name, files) -> {
            if (!attached.contains("attach://" + name)) {
                values.put(name, "attach://" + files.getFirst().filename());
            }
        });
    }

    private static void copy(Map<String, List<String>> from, ObjectNode to) {
        // A part that is a file has no value here.
        from.forEach((name, list) -> {
            if (!list.isEmpty()) {
                to.put(name, list.getFirst());
            }
        });
    }

    private void json(String body, ObjectNode values) {
        if (body.isBlank()) {
            return;
        }
        try {
            if (mapper.readTree(body) instanceof ObjectNode object) {
                values.setAll(object);
                return;
            }
        } catch (JsonProcessingException _) {
            // Answered below, as for anything else that is no object.
        }
        throw ApiException.badRequest("can't parse JSON object");
    }
}
