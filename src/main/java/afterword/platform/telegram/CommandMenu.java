package afterword.platform.telegram;

import afterword.command.Access;
import afterword.command.CommandSpec;
import afterword.command.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** The menu that Telegram shows beside the text field: by kind of chat, and one for administrators. */
final class CommandMenu {
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_DESCRIPTION = 256;

    private final TelegramApi api;
    private final Collection<CommandSpec> specs;

    CommandMenu(TelegramApi api, Collection<CommandSpec> specs) {
        this.api = api;
        this.specs = specs;
    }

    /** Tells Telegram the menus that differ from those it has. */
    void publish() throws TelegramApiException {
        publish(new BotCommandScopeAllPrivateChats(), menu(specs, CommandMenu::inPrivate));
        publish(new BotCommandScopeAllGroupChats(), menu(specs, CommandMenu::inGroups));
        publish(new BotCommandScopeAllChatAdministrators(), menu(specs, CommandMenu::forAdministrators));
    }

    private void publish(BotCommandScope scope, List<BotCommand> wanted) throws TelegramApiException {
        var present = api.call(GetMyCommands.builder().scope(scope).build());
        if (!written(present).equals(written(wanted))) {
            api.call(SetMyCommands.builder().commands(wanted).scope(scope).build());
        }
    }

    /** One entry for each first word; subcommands stand in its description. */
    static List<BotCommand> menu(Collection<CommandSpec> specs, Predicate<CommandSpec> shown) {
        var byRoot = new LinkedHashMap<String, List<CommandSpec>>();
        specs.stream()
                .filter(shown)
                .forEach(spec -> byRoot.computeIfAbsent(spec.root(), _ -> new ArrayList<>())
                        .add(spec));
        return byRoot.entrySet().stream()
                .limit(MAX_COMMANDS)
                .map(it -> new BotCommand(it.getKey(), description(it.getValue())))
                .toList();
    }

    static boolean inPrivate(CommandSpec spec) {
        return forMembers(spec) && spec.place() != Place.SPACE;
    }

    static boolean inGroups(CommandSpec spec) {
        return forMembers(spec) && spec.place() != Place.PRIVATE;
    }

    static boolean forAdministrators(CommandSpec spec) {
        return spec.place() != Place.PRIVATE
                && (forMembers(spec) || spec.access() == Access.ADMIN || spec.access() == Access.SHARED_ADMIN);
    }

    private static boolean forMembers(CommandSpec spec) {
        return spec.access() == Access.MEMBER || spec.access() == Access.ANYONE_ANYWHERE;
    }

    private static String description(List<CommandSpec> specs) {
        var first = specs.getFirst();
        var words = specs.size() == 1 && first.name().equals(first.root())
                ? first.summary()
                : specs.stream()
                        .map(spec -> spec.name().equals(spec.root())
                                ? spec.summary()
                                : spec.name().substring(spec.root().length() + 1) + ": " + spec.summary())
                        .collect(Collectors.joining("; "));
        return new Rendered(words, List.of()).cut(MAX_DESCRIPTION).text();
    }

    private static List<String> written(Collection<BotCommand> commands) {
        return commands.stream()
                .map(it -> it.getCommand() + " " + it.getDescription())
                .toList();
    }
}
