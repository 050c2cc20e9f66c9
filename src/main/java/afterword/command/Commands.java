package afterword.command;

import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every command by name, with the checks that stand before each. Adapters register its specs and hand it requests. */
public final class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final int MAX_COMPLETIONS = 25;

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Gatekeeper gatekeeper;

    public Commands(List<Command> commands, Gatekeeper gatekeeper) {
        commands.forEach(command -> this.commands.put(command.spec().name(), command));
        this.gatekeeper = gatekeeper;
    }

    /** All definitions, in the order in which menus show them. */
    public List<CommandSpec> specs() {
        return commands.values().stream().map(Command::spec).toList();
    }

    /** Answers a request, or refuses it with a sentence that says why and what to do. Never throws. */
    public Reply run(CommandRequest request) {
        var command = commands.get(request.name());
        if (command == null) {
            return Reply.refusal("I do not know that command. /help lists them.");
        }
        try {
            var refusal = refusal(command.spec(), request);
            return refusal == null ? command.handle(request) : Reply.refusal(refusal);
        } catch (RuntimeException e) {
            log.error("Command {} failed", request.name(), e);
            return Reply.refusal(
                    "That did not work: something went wrong on my side, and it is in the log. Please try again.");
        }
    }

    /** Answers a line as it was typed: the command's reply, or what is wrong with the line. */
    public Reply runLine(String line, LineRequest request) {
        return switch (CommandLine.parse(line, specs())) {
            case CommandLine.Parsed.Call(var spec, var options) -> run(request.with(spec.name(), options));
            case CommandLine.Parsed.UnknownCommand(var root) ->
                Reply.refusal("I do not know /" + root + ". /help lists what I understand.");
            case CommandLine.Parsed.NeedsSubcommand(var root, var subcommands) ->
                Reply.refusal("/" + root + " needs one more word: "
                        + String.join(
                                ", ",
                                subcommands.stream().map(CommandLine::usage).toList())
                        + ".");
            case CommandLine.Parsed.BadArguments(var _, var sentence) -> Reply.refusal(sentence);
        };
    }

    /** Values to offer for an option while a person types; empty where the person may not use the command. */
    public List<Command.Completion> complete(CommandRequest request, String option) {
        var command = commands.get(request.name());
        if (command == null || refusal(command.spec(), request) != null) {
            return List.of();
        }
        return command.complete(request, option).stream().limit(MAX_COMPLETIONS).toList();
    }

    private @Nullable String refusal(CommandSpec spec, CommandRequest request) {
        var person = request.who().person();
        var space = request.space();
        if (space != null
                && spec.access() != Access.ANYONE_ANYWHERE
                && spec.access() != Access.OWNER
                && !gatekeeper.admitted(space)) {
            return "I have not been let in here yet: an owner of this bot has to say /admit here first.";
        }
        if (spec.place() == Place.SPACE && space == null) {
            return "Say this in the server, group or channel that it is about.";
        }
        if (spec.place() == Place.PRIVATE && space != null && person.platform() == Platform.TELEGRAM) {
            return "Say this to me in private, please.";
        }
        return switch (spec.access()) {
            case MEMBER, ANYONE_ANYWHERE -> null;
            case OWNER -> gatekeeper.owns(person) ? null : "Only an owner of this bot can do that.";
            case SHARED_ADMIN -> {
                var allowed =
                        gatekeeper.owns(person) || (space != null && gatekeeper.mayManage(person, request.where()));
                yield allowed
                        ? null
                        : space == null
                                ? "In private only an owner of this bot can do that. Say it in a server or group that you manage."
                                : needed(person);
            }
            case ADMIN -> {
                // In private the command itself asks for rights in the channel that it names.
                var allowed = space == null || gatekeeper.owns(person) || gatekeeper.mayManage(person, request.where());
                yield allowed ? null : needed(person);
            }
        };
    }

    private static String needed(PersonRef person) {
        return switch (person.platform()) {
            case DISCORD -> "This needs the Manage Server permission here.";
            case TELEGRAM -> "This needs an administrator of this chat who may change its info.";
        };
    }

    /** A request whose command is still only words. */
    public interface LineRequest {
        CommandRequest with(String name, Map<String, String> options);
    }
}
