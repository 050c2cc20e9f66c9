package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that went over the wire, for whoever listens in. */
public sealed interface Exchange {
    /**
     * One REST call and its answer.
     *
     * @param template the path's template in Discord's own words, such as {@code /channels/{channel_id}}
     * @param requestBody the JSON, also of a multipart request; null for none
     * @param status 0 where no answer was given
     * @param responseBody the JSON; null for none
     * @param faulty whether the answer is a planned fault and not the stand-in's own
     */
    record Rest(
            String method,
            String template,
            String path,
            Map<String, String> query,
            @Nullable JsonNode requestBody,
            int status,
            @Nullable JsonNode responseBody,
            boolean faulty)
            implements Exchange {
        public Rest {
            query = Map.copyOf(query);
        }
    }

    /** A gateway payload that the stand-in sent. */
    record GatewaySent(JsonNode payload) implements Exchange {}

    /** A gateway payload that the bot sent. */
    record GatewayReceived(JsonNode payload) implements Exchange {}
}
