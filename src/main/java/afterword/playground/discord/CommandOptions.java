package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what a person typed into the options of an interaction, as strictly as Discord's client does. */
final class CommandOptions {
    private static final int GROUP = 2;

    private final World world;
    private final Channel channel;
    private final @Nullable String focused;
    private final ObjectNode resolved = Json.object();

    /** {@code focused} names the option being typed, null when the command is sent. */
    CommandOptions(World world, Channel channel, @Nullable String focused) {
        this.world = world;
        this.channel = channel;
        this.focused = focused;
    }

    /** The interaction's data: {@code path} is the command's name with its groups and subcommands. */
    ObjectNode data(ObjectNode command, List<String> path, Map<String, String> typed) {
        var data = Json.object().put("id", command.path("id").asText()).put("name", path.getFirst());
        data.put("type", 1);
        if (command.hasNonNull("guild_id")) {
            data.put("guild_id", command.path("guild_id").asText());
        }
        JsonNode definition = command;
        var place = data;
        for (var word : path.subList(1, path.size())) {
            definition = named(definition, word);
            var nested =
                    Json.object().put("type", definition.path("type").asInt()).put("name", word);
            place.putArray("options").add(nested);
            place = nested;
        }
        var definitions = Json.arrayAt(definition, "options");
        if (!definitions.isEmpty() && definitions.path(0).path("type").asInt() <= GROUP) {
            throw new IllegalArgumentException("/" + String.join(" ", path) + " needs a subcommand");
        }
        var options = values(definitions, typed);
        if (!options.isEmpty()) {
            place.set("options", options);
        }
        if (!resolved.isEmpty()) {
            data.set("resolved", resolved);
        }
        return data;
    }

    private static JsonNode named(JsonNode definition, String word) {
        for (var option : Json.arrayAt(definition, "options")) {
            if (option.path("name").asText().equals(word) && option.path("type").asInt() <= GROUP) {
                return option;
            }
        }
        throw new IllegalArgumentException("There is no subcommand " + word);
    }

    private ArrayNode values(ArrayNode definitions, Map<String, String> typed) {
        for (var name : typed.keySet()) {
            if (definitions.findValuesAsText("name").stream().noneMatch(name::equals)) {
                throw new IllegalArgumentException("There is no option " + name);
            }
        }
        var options = Json.array();
        for (var definition : definitions) {
            var name = definition.path("name").asText();
            var text = typed.get(name);
            if (text == null) {
                if (definition.path("required").asBoolean(false) && focused == null) {
                    throw new IllegalArgumentException("The option " + name + " is required");
                }
                continue;
            }
            int type = definition.path("type").asInt();
            var option = options.addObject().put("name", name).put("type", type);
            if (name.equals(focused)) {
                option.put("value", text).put("focused", true);
            } else {
                option.set("value", value(definition, type, text));
            }
        }
        return options;
    }

    private JsonNode value(JsonNode definition, int type, String text) {
        var factory = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
        return switch (type) {
            case 4 -> factory.numberNode(Long.parseLong(text));
            case 5 -> factory.booleanNode(Boolean.parseBoolean(text));
            case 6 -> factory.textNode(user(Json.parseId(text)));
            case 7 -> factory.textNode(channel(Json.parseId(text)));
            case 8 -> factory.textNode(role(Json.parseId(text)));
            case 10 -> factory.numberNode(Double.parseDouble(text));
            default -> factory.textNode(text(definition, text));
        };
    }

    private static String text(JsonNode definition, String text) {
        var choices = Json.arrayAt(definition, "choices");
        if (!choices.isEmpty() && choices.findValuesAsText("value").stream().noneMatch(text::equals)) {
            throw new IllegalArgumentException("Not one of the choices: " + text);
        }
        int min = definition.path("min_length").asInt(0);
        int max = definition.path("max_length").asInt(6000);
        if (text.length() < min || text.length() > max) {
            throw new IllegalArgumentException(
                    definition.path("name").asText() + " takes " + min + " to " + max + " characters");
        }
        return text;
    }

    private String user(long id) {
        var user = world.user(id);
        place("users").set(Json.id(id), user.json());
        var member =
                channel.isDirect() ? null : world.guild(channel.guildId).members.get(id);
        if (member != null) {
            var json = GuildJson.partialMember(member);
            json.remove(List.of("mute", "deaf"));
            json.put("permissions", Long.toString(world.permissions(id, channel)));
            place("members").set(Json.id(id), json);
        }
        return Json.id(id);
    }

    private String channel(long id) {
        var mentioned = world.channel(id);
        var json = ChannelJson.any(world, mentioned);
        json.put("permissions", Long.toString(world.permissions(world.bot.id, mentioned)));
        var kept = List.of("id", "name", "type", "permissions");
        json.retain(mentioned.thread == null ? kept : withThread(kept));
        place("channels").set(Json.id(id), json);
        return Json.id(id);
    }

    private static List<String> withThread(List<String> fields) {
        var all = new ArrayList<>(fields);
        all.add("parent_id");
        all.add("thread_metadata");
        return all;
    }

    private String role(long id) {
        var role = world.guild(channel.guildId).roles.get(id);
        if (role == null) {
            throw new IllegalArgumentException("There is no role " + id);
        }
        place("roles").set(Json.id(id), GuildJson.role(role));
        return Json.id(id);
    }

    private ObjectNode place(String kind) {
        return resolved.withObjectProperty(kind);
    }
}
