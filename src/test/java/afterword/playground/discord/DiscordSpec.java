package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * Holds everything that goes over the wire against Discord's published descriptions, of the REST API and of the gateway. They lie
 * in the folder that the system property {@code specs.dir} names. Attach one and ask it at the end for {@link #violations}.
 */
public final class DiscordSpec implements Consumer<Exchange> {
    private final DiscordSchemas schemas;
    private final List<String> violations = new ArrayList<>();
    private int checked;

    private DiscordSpec(DiscordSchemas schemas) {
        this.schemas = schemas;
    }

    /** Watches this server from now on. Skips the calling test, saying so, where the descriptions are not at hand. */
    public static DiscordSpec attach(LocalDiscord discord) {
        var attached = attachIfAvailable(discord);
        Assumptions.assumeTrue(
                attached.isPresent(),
                "Skipped: -Dspecs.dir names no directory with Discord's descriptions, nothing to check against");
        return attached.orElseThrow();
    }

    /** As {@link #attach}, but empty where the descriptions are not at hand. */
    public static Optional<DiscordSpec> attachIfAvailable(LocalDiscord discord) {
        return DiscordSchemas.shared().map(it -> {
            var spec = new DiscordSpec(it);
            discord.onExchange(spec);
            return spec;
        });
    }

    /** What was not as described so far, the known deviations left out. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many bodies and payloads have been looked at. */
    public synchronized int checked() {
        return checked;
    }

    @Override
    public synchronized void accept(Exchange exchange) {
        switch (exchange) {
            case Exchange.Rest call -> checkCall(call);
            case Exchange.GatewaySent sent -> checkSent(sent.payload());
            case Exchange.GatewayReceived received -> checkReceived(received.payload());
        }
    }

    private void checkCall(Exchange.Rest call) {
        var name = call.method() + " " + call.template();
        var operation = schemas.paths().path(call.template()).path(call.method().toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            violations.add(name + " is not described");
            return;
        }
        checkQuery(call, operation, name);
        var place = "/paths/" + escaped(call.template()) + "/" + call.method().toLowerCase(java.util.Locale.ROOT);
        boolean refused = call.status() >= 400 && call.status() < 500;
        if (call.requestBody() != null && !refused) {
            var pointer = operation.path("requestBody").path("content").has("application/json")
                    ? place + "/requestBody/content/application~1json/schema"
                    : place + "/requestBody/content/multipart~1form-data/schema";
            check(name + " request", schemas.rest(pointer), tolerated(call.requestBody()));
        }
        if (call.faulty() || call.status() == 0) {
            return;
        }
        if (call.responseBody() == null) {
            if (call.status() != 204) {
                violations.add(name + " answered " + call.status() + " without a body");
            }
            return;
        }
        var pointer = call.status() >= 400
                ? "/components/schemas/" + (call.status() == 429 ? "RatelimitedResponse" : "ErrorResponse")
                : place + "/responses/" + call.status() + "/content/application~1json/schema";
        if (call.status() < 400 && !operation.path("responses").has(Integer.toString(call.status()))) {
            violations.add(name + " does not answer " + call.status());
            return;
        }
        check(name + " response " + call.status(), schemas.rest(pointer), withNumericCodes(call.responseBody()));
    }

    private void checkQuery(Exchange.Rest call, JsonNode operation, String name) {
        for (var parameter : call.query().keySet()) {
            // JDA asks for it where the description does not have it.
            boolean tolerated = parameter.equals("wait") && call.template().contains("/messages/");
            boolean described = StreamSupport.stream(
                            operation.path("parameters").spliterator(), false)
                    .anyMatch(it -> it.path("name").asText().equals(parameter));
            if (!described && !tolerated) {
                violations.add(name + " has no parameter " + parameter);
            }
        }
    }

    private void checkSent(JsonNode payload) {
        int op = payload.path("op").asInt();
        var data = payload.path("d");
        if (op == 10) {
            checkGateway("HELLO", "GatewayHelloData", data);
        } else if (op == 0) {
            var type = payload.path("t").asText();
            if (type.equals("MESSAGE_CREATE") || type.equals("MESSAGE_UPDATE")) {
                checkGateway(type, "APIMessage", withoutGatewayFields((ObjectNode) data.deepCopy()));
            } else if (type.equals("READY")) {
                // Discord sends it and JDA insists on it; the description has forgotten it.
                checkGateway(type, definition(type), data.<ObjectNode>deepCopy().without("private_channels"));
            } else if (type.equals("INTERACTION_CREATE")) {
                checkGateway(type, interaction(data), data);
            } else if (!type.equals("RESUMED")) {
                checkGateway(type, definition(type), data);
            }
        }
    }

    private void checkReceived(JsonNode payload) {
        switch (payload.path("op").asInt()) {
            case 2 -> checkGateway("IDENTIFY", "GatewayIdentifyData", payload.path("d"));
            case 6 -> checkGateway("RESUME", "GatewayResumeData", payload.path("d"));
            default -> {}
        }
    }

    /** A message event is a message and four fields more, which the published schema leaves out as a whole. */
    private static ObjectNode withoutGatewayFields(ObjectNode message) {
        message.remove(List.of("guild_id", "member", "channel_type"));
        message.path("mentions").forEach(it -> ((ObjectNode) it).remove("member"));
        return message;
    }

    private static String interaction(JsonNode data) {
        return switch (data.path("type").asInt()) {
            case 2 -> "APIChatInputApplicationCommandInteraction";
            case 3 ->
                data.path("data").path("component_type").asInt() == 2
                        ? "APIMessageComponentButtonInteraction"
                        : "APIMessageComponentSelectMenuInteraction";
            case 4 -> "APIApplicationCommandAutocompleteInteraction";
            default -> "APIModalSubmitInteraction";
        };
    }

    /** MESSAGE_REACTION_ADD is described as GatewayMessageReactionAddDispatchData. */
    private static String definition(String type) {
        var name = new StringBuilder("Gateway");
        for (var word : type.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.append("DispatchData").toString();
    }

    private void checkGateway(String name, String definition, JsonNode data) {
        schemas.gateway(definition)
                .ifPresentOrElse(
                        it -> check(name, it, data), () -> violations.add(name + " is not described: " + definition));
    }

    private void check(String name, Schema schema, JsonNode data) {
        checked++;
        for (var error : schema.validate(data)) {
            violations.add(name + " " + error.getInstanceLocation() + ": " + error.getMessage());
        }
    }

    /** What JDA is known to send otherwise: numbers as texts, and the ids of attachments as numbers. */
    private static JsonNode tolerated(JsonNode body) {
        var copy = body.deepCopy();
        for (var command : copy.isArray() ? copy : Json.array().add(copy)) {
            for (var field : List.of("contexts", "integration_types")) {
                if (command.path(field).isArray()) {
                    var numbers = Json.array();
                    command.path(field).forEach(it -> numbers.add(it.asInt()));
                    ((ObjectNode) command).set(field, numbers);
                }
            }
        }
        // Discord's reference has permissions as texts; JDA sends this id as a number.
        for (var command : copy.isArray() ? copy : Json.array().add(copy)) {
            if (command.path("default_member_permissions").isTextual()) {
                ((ObjectNode) command)
                        .put(
                                "default_member_permissions",
                                command.path("default_member_permissions").asLong());
            }
        }
        if (copy.path("recipient_id").isNumber()) {
            ((ObjectNode) copy).put("recipient_id", copy.path("recipient_id").asText());
        }
        copy.findValues("attachments")
                .forEach(list -> list.forEach(it -> {
                    if (it instanceof ObjectNode attachment) {
                        attachment.put("id", attachment.path("id").asText());
                    }
                }));
        return copy;
    }

    /** Discord's reference and its servers name the errors of a field by words; the description wants numbers. */
    private static JsonNode withNumericCodes(JsonNode body) {
        var copy = body.deepCopy();
        for (var errors : copy.path("errors").findValues("_errors")) {
            errors.forEach(it -> ((ObjectNode) it).put("code", 0));
        }
        return copy;
    }

    private static String escaped(String template) {
        return template.replace("~", "~0").replace("/", "~1");
    }
}
