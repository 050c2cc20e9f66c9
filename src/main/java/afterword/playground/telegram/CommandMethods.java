package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bot's command lists, one per scope and language. */
final class CommandMethods {
    private static final int MOST_COMMANDS = 100;
    private static final Set<String> SCOPES = Set.of(
            "default",
            "all_private_chats",
            "all_group_chats",
            "all_chat_administrators",
            "chat",
            "chat_administrators",
            "chat_member");

    /** {@code chat} and {@code user} are null where the scope names none. */
    private record Scope(
            String type, @Nullable Long chat, @Nullable Long user, String language) {}

    private final ChatAccess access;
    private final Map<Scope, ArrayNode> lists = new LinkedHashMap<>();

    CommandMethods(ChatAccess access) {
        this.access = access;
    }

    Map<String, ApiMethod> all() {
        return Map.of(
                "setMyCommands", call -> set(call.arguments()),
                "getMyCommands", call -> get(call.arguments()),
                "deleteMyCommands", call -> delete(call.arguments()));
    }

    private JsonNode set(Arguments arguments) {
        var scope = scope(arguments);
        var commands = arguments.json("commands", "commands");
        if (!commands.isArray()) {
            throw ApiException.badRequest("expected an Array of BotCommand");
        }
        if (commands.size() > MOST_COMMANDS) {
            throw ApiException.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        var kept = JsonNodeFactory.instance.arrayNode();
        for (var command : commands) {
            var name = command.path("command").asText();
            var word = name.startsWith("/") ? name.substring(1) : name;
            var description = command.path("description").asText();
            if (!word.matches("[a-z0-9_]{1,32}")) {
                throw ApiException.badRequest("BOT_COMMAND_INVALID");
            }
            if (description.isBlank() || description.length() > 256) {
                throw ApiException.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
            kept.addObject().put("command", word).put("description", description);
        }
        lists.put(scope, kept);
        return ApiMethod.TRUE;
    }

    private JsonNode get(Arguments arguments) {
        var list = lists.get(scope(arguments));
        return list == null ? JsonNodeFactory.instance.arrayNode() : list.deepCopy();
    }

    private JsonNode delete(Arguments arguments) {
        lists.remove(scope(arguments));
        return ApiMethod.TRUE;
    }

    private Scope scope(Arguments arguments) {
        var asked = arguments.object("scope", "BotCommandScope");
        var language = arguments.text("language_code");
        if (asked == null) {
            return new Scope("default", null, null, language);
        }
        var type = asked.path("type").asText();
        if (!SCOPES.contains(type)) {
            throw ApiException.badRequest("can't parse BotCommandScope: unsupported type specified");
        }
        var chat = type.startsWith("chat")
                ? access.chat(asked.path("chat_id").asText(), ChatAccess.Wish.READ_MEMBERS).id
                : null;
        var user = type.equals("chat_member") ? asked.path("user_id").asLong() : null;
        return new Scope(type, chat, user, language);
    }

    /** What a client offers this person there: the narrowest list that exists, in their language or in none. */
    ArrayNode offered(Chat chat, Account person) {
        var leads = chat.member(person.id).status().leads();
        for (var scope : narrowestFirst(chat, person, leads)) {
            for (var language : List.of(person.language, "")) {
                var list = lists.get(new Scope(scope.type(), scope.chat(), scope.user(), language));
                if (list != null) {
                    return list.deepCopy();
                }
            }
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    private static List<Scope> narrowestFirst(Chat chat, Account person, boolean leads) {
        var everywhere = new Scope("default", null, null, "");
        var here = new Scope("chat", chat.id, null, "");
        if (chat.isPrivate()) {
            return List.of(here, new Scope("all_private_chats", null, null, ""), everywhere);
        }
        var member = new Scope("chat_member", chat.id, person.id, "");
        var groups = new Scope("all_group_chats", null, null, "");
        return leads
                ? List.of(
                        member,
                        new Scope("chat_administrators", chat.id, null, ""),
                        here,
                        new Scope("all_chat_administrators", null, null, ""),
                        groups,
                        everywhere)
                : List.of(member, here, groups, everywhere);
    }
}
