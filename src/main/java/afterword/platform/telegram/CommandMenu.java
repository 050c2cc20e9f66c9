package afterword.platform.telegram;

import afterword.command.Access;
import afterword.command.CommandSpec;
import afterword.command.Commands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeDefault;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The menu behind the slash: members see what they may use, administrators and private chats all of it. */
final class CommandMenu {
    private static final Logger log = LoggerFactory.getLogger(CommandMenu.class);

    private final TelegramClient client;
    private final Commands commands;

    CommandMenu(TelegramClient client, Commands commands) {
        this.client = client;
        this.commands = commands;
    }

    /** Without a menu everything still works, so a failure is only logged. */
    void publish() {
        publish(
                new BotCommandScopeDefault(),
                spec -> spec.access() == Access.MEMBER || spec.name().equals("help"));
        publish(new BotCommandScopeAllPrivateChats(), _ -> true);
        publish(new BotCommandScopeAllChatAdministrators(), _ -> true);
    }

    private void publish(BotCommandScope scope, Predicate<CommandSpec> shown) {
        var roots = commands.specs().stream()
                .filter(shown)
                .collect(Collectors.groupingBy(CommandSpec::root, LinkedHashMap::new, Collectors.toList()));
        var menu = roots.entrySet().stream()
                .map(root -> new BotCommand(root.getKey(), description(root.getKey(), root.getValue())))
                .toList();
        var call = new SetMyCommands(menu);
        call.setScope(scope);
        try {
            var _ = client.execute(call);
        } catch (TelegramApiException e) {
            log.warn("The command menu could not be set: {}", e.getMessage());
        }
    }

    private static String description(String root, List<CommandSpec> specs) {
        return specs.size() == 1
                ? specs.getFirst().summary()
                : specs.stream()
                        .map(spec -> spec.name().substring(root.length()).strip())
                        .collect(Collectors.joining(", "));
    }
}
