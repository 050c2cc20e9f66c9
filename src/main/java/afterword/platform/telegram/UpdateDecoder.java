package afterword.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Decodes one stored update. A part that the library cannot read, a field newer than it, say, is left out, so that the
 * rest of the update still counts.
 */
final class UpdateDecoder {
    private static final Logger log = LoggerFactory.getLogger(UpdateDecoder.class);
    private static final int MAX_OMISSIONS = 8;

    private final ObjectMapper mapper;

    UpdateDecoder(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws IllegalArgumentException when nothing can be made of it */
    Update decode(String json) {
        try {
            var tree = mapper.readTree(json);
            for (var omissions = 0; ; omissions++) {
                try {
                    return mapper.treeToValue(tree, Update.class);
                } catch (JsonMappingException e) {
                    if (omissions == MAX_OMISSIONS || !omitted(tree, e.getPath())) {
                        throw e;
                    }
                    log.warn("Left out {} of a Telegram update, which could not be read", e.getPathReference());
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an update that can be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Removes what the path leads to; false when that would be the whole update or does not exist. */
    private static boolean omitted(JsonNode tree, List<JsonMappingException.Reference> path) {
        if (path.size() < 2) {
            return false;
        }
        var parent = tree;
        for (var reference : path.subList(0, path.size() - 1)) {
            parent = reference.getFieldName() == null
                    ? parent.path(reference.getIndex())
                    : parent.path(reference.getFieldName());
        }
        var last = path.getLast();
        return switch (parent) {
            case ObjectNode object -> object.remove(last.getFieldName()) != null;
            case ArrayNode array -> array.remove(last.getIndex()) != null;
            default -> false;
        };
    }
}
