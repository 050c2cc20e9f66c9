package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;

/** What concerns the bot alone: who it is and how it gets its updates. */
final class BotMethods {
    private static final int LONGEST_POLL_SECONDS = 50;

    private final ChatJson chats;
    private final UpdateQueue queue;

    BotMethods(ChatJson chats, UpdateQueue queue) {
        this.chats = chats;
        this.queue = queue;
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "getMe", _ -> chats.me(),
                "getUpdates", this::getUpdates,
                "deleteWebhook", this::deleteWebhook,
                "getWebhookInfo", _ -> webhookInfo(),
                "logOut", _ -> ApiMethod.TRUE,
                "close", _ -> ApiMethod.TRUE);
    }

    private JsonNode getUpdates(ApiCall call) {
        var arguments = call.arguments();
        remember(arguments.json("allowed_updates", "allowed updates"));
        return queue.poll(
                (int) arguments.number("offset", 0),
                arguments.number("limit", 100, 1, 100),
                Duration.ofSeconds(arguments.number("timeout", 0, 0, LONGEST_POLL_SECONDS)));
    }

    private void remember(JsonNode kinds) {
        if (kinds.isArray()) {
            var named = new HashSet<String>();
            kinds.forEach(it -> named.add(it.asText()));
            queue.allow(named);
        }
    }

    private JsonNode deleteWebhook(ApiCall call) {
        if (call.arguments().flag("drop_pending_updates")) {
            queue.clear();
        }
        call.note("Webhook is already deleted");
        return ApiMethod.TRUE;
    }

    private JsonNode webhookInfo() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", "")
                .put("has_custom_certificate", false)
                .put("pending_update_count", queue.pending());
    }
}
