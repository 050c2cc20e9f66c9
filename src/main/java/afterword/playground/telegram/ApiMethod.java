package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** One method of the Bot API: gives the result or throws an {@link ApiException}. */
@FunctionalInterface
interface ApiMethod {
    JsonNode TRUE = BooleanNode.TRUE;

    JsonNode answer(ApiCall call);
}
