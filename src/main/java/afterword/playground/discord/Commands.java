package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The application's commands, for everywhere or for one guild, in the shape in which Discord gives them back. */
final class Commands {
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_TOTAL = 8000;
    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;
    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}", Pattern.UNICODE_CHARACTER_CLASS);

    private final World world;
    private final List<ObjectNode> commands = new ArrayList<>();

    Commands(World world) {
        this.world = world;
    }

    /** Puts a whole list in place of what was registered: 0 for everywhere, else for one guild. */
    ArrayNode replace(long guildId, ArrayNode wanted) {
        if (wanted.size() > MAX_COMMANDS) {
            throw DiscordError.of(400, 30032, "Maximum number of application commands reached (100)");
        }
        var before = in(guildId);
        var names = new HashSet<String>();
        var made = new ArrayList<ObjectNode>();
        for (int i = 0; i < wanted.size(); i++) {
            var command = accept(Integer.toString(i), guildId, wanted.path(i), find(before, wanted.path(i)));
            if (!names.add(command.path("type").asInt() + command.path("name").asText())) {
                throw DiscordError.form(
                        Integer.toString(i),
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "Application command names must be unique");
            }
            made.add(command);
        }
        commands.removeAll(before);
        commands.addAll(made);
        world.touch();
        return list(guildId);
    }

    ObjectNode put(long guildId, JsonNode wanted) {
        var old = find(in(guildId), wanted);
        var command = accept("", guildId, wanted, old);
        if (old != null) {
            commands.remove(old);
        }
        commands.add(command);
        world.touch();
        return command;
    }

    ObjectNode get(long guildId, long id) {
        return in(guildId).stream()
                .filter(it -> Json.id(it.path("id")) == id)
                .findFirst()
                .orElseThrow(() -> DiscordError.unknown(10063, "application command"));
    }

    void delete(long guildId, long id) {
        commands.remove(get(guildId, id));
        world.touch();
    }

    ArrayNode list(long guildId) {
        return Json.array().addAll(in(guildId));
    }

    /** The command that a member of the guild means by a name: the guild's own before one for everywhere. */
    @Nullable
    ObjectNode named(long guildId, String name) {
        ObjectNode found = null;
        for (var command : commands) {
            long place = Json.id(command.path("guild_id"));
            boolean same = command.path("name").asText().equals(name)
                    && command.path("type").asInt() == 1;
            if (same && ((place == 0 && found == null) || (place != 0 && place == guildId))) {
                found = command;
            }
        }
        return found;
    }

    private List<ObjectNode> in(long guildId) {
        return commands.stream()
                .filter(it -> Json.id(it.path("guild_id")) == guildId)
                .toList();
    }

    private static @Nullable ObjectNode find(List<ObjectNode> among, JsonNode wanted) {
        return among.stream()
                .filter(it ->
                        it.path("name").asText().equals(wanted.path("name").asText())
                                && it.path("type").asInt()
                                        == wanted.path("type").asInt(1))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode accept(String path, long guildId, JsonNode wanted, @Nullable ObjectNode old) {
        int type = wanted.path("type").asInt(1);
        var name = wanted.path("name").asText("");
        if (type == 1) {
            checkName(path, name);
            checkDescription(path, wanted);
        }
        var json = Json.object()
                .put(
                        "id",
                        old == null ? Json.id(world.ids.next()) : old.path("id").asText());
        json.put("application_id", Json.id(world.bot.id)).put("version", Json.id(world.ids.next()));
        var permissions = wanted.path("default_member_permissions");
        json.put(
                "default_member_permissions",
                permissions.isMissingNode() || permissions.isNull() ? null : permissions.asText());
        json.put("type", type).put("name", name);
        json.putNull("name_localizations").putNull("description_localizations");
        json.put("description", type == 1 ? wanted.path("description").asText("") : "");
        copyLocalizations(wanted, json);
        json.put("nsfw", wanted.path("nsfw").asBoolean(false));
        if (guildId == 0) {
            json.set("contexts", numbers(wanted.path("contexts")));
            var types = numbers(wanted.path("integration_types"));
            json.set("integration_types", types == null ? Json.array().add(0) : types);
            json.put("dm_permission", wanted.path("dm_permission").asBoolean(true));
        } else {
            json.put("guild_id", Json.id(guildId));
        }
        var options = options(path, Json.arrayAt(wanted, "options"), 0);
        if (!options.isEmpty()) {
            json.set("options", options);
        }
        if (size(json) > MAX_TOTAL) {
            throw DiscordError.form(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        }
        return json;
    }

    private static ArrayNode options(String path, ArrayNode wanted, int depth) {
        if (wanted.size() > 25) {
            throw DiscordError.badLength(place(path, "options"), 0, 25);
        }
        var result = Json.array();
        var names = new HashSet<String>();
        boolean optionalSeen = false;
        for (int i = 0; i < wanted.size(); i++) {
            var option = wanted.path(i);
            var here = place(path, "options." + i);
            int type = option.path("type").asInt();
            checkName(here, option.path("name").asText(""));
            checkDescription(here, option);
            if (!names.add(option.path("name").asText())) {
                throw DiscordError.form(
                        here, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique");
            }
            if (type <= GROUP && (depth > 1 || (type == GROUP && depth > 0))) {
                throw DiscordError.form(here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command option type");
            }
            boolean required = option.path("required").asBoolean(false);
            if (required && optionalSeen) {
                throw DiscordError.form(
                        here,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= !required && type > GROUP;
            result.add(option(here, option, type, required, depth));
        }
        return result;
    }

    private static ObjectNode option(String path, JsonNode wanted, int type, boolean required, int depth) {
        var json =
                Json.object().put("type", type).put("name", wanted.path("name").asText());
        json.putNull("name_localizations").putNull("description_localizations");
        json.put("description", wanted.path("description").asText());
        copyLocalizations(wanted, json);
        if (required) {
            json.put("required", true);
        }
        if (type == SUBCOMMAND || type == GROUP) {
            json.set("options", options(path, Json.arrayAt(wanted, "options"), depth + 1));
            return json;
        }
        var choices = Json.arrayAt(wanted, "choices");
        if (choices.size() > 25) {
            throw DiscordError.badLength(path + ".choices", 0, 25);
        }
        for (var field : Set.of("min_value", "max_value", "min_length", "max_length")) {
            if (wanted.hasNonNull(field)) {
                json.set(field, wanted.path(field));
            }
        }
        if (wanted.path("autocomplete").asBoolean(false)) {
            json.put("autocomplete", true);
        }
        if (!choices.isEmpty()) {
            var array = json.putArray("choices");
            choices.forEach(it -> {
                var choice = array.addObject().put("name", it.path("name").asText());
                choice.putNull("name_localizations").set("value", it.path("value"));
            });
        }
        var channelTypes = numbers(wanted.path("channel_types"));
        if (channelTypes != null && !channelTypes.isEmpty()) {
            json.set("channel_types", channelTypes);
        }
        return json;
    }

    private static void copyLocalizations(JsonNode wanted, ObjectNode json) {
        for (var field : Set.of("name_localizations", "description_localizations")) {
            if (wanted.path(field).isObject() && !wanted.path(field).isEmpty()) {
                json.set(field, wanted.path(field));
            }
        }
    }

    /** JDA sends these numbers as strings; Discord takes both. */
    private static @Nullable ArrayNode numbers(JsonNode wanted) {
        if (!wanted.isArray()) {
            return null;
        }
        var array = Json.array();
        wanted.forEach(it -> array.add(it.asInt()));
        return array;
    }

    private static void checkName(String path, String name) {
        boolean lowercase = name.codePoints().noneMatch(Character::isUpperCase);
        if (!NAME.matcher(name).matches() || !lowercase) {
            throw DiscordError.form(place(path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void checkDescription(String path, JsonNode wanted) {
        var description = wanted.path("description").asText("");
        if (description.isEmpty() || description.length() > 100) {
            throw DiscordError.badLength(place(path, "description"), 1, 100);
        }
    }

    private static String place(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** Discord counts names, descriptions and values together. */
    private static int size(JsonNode node) {
        int size = 0;
        for (var field : Set.of("name", "description", "value")) {
            size += node.path(field).asText("").length();
        }
        for (var list : Set.of("options", "choices")) {
            for (var child : Json.arrayAt(node, list)) {
                size += size(child);
            }
        }
        return size;
    }
}
