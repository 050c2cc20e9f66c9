package afterword.command;

import afterword.chat.RichText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lists what the bot understands; what only admins or owners may say is marked. */
public final class HelpCommand implements Command {
    private static final CommandSpec SPEC =
            new CommandSpec("help", "What I understand", Access.MEMBER, Place.ANYWHERE, List.of());

    private final Supplier<? extends Collection<CommandSpec>> specs;

    public HelpCommand(Supplier<? extends Collection<CommandSpec>> specs) {
        this.specs = specs;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain("I post the blog's articles here and keep everybody's comments on them together,"
                + " from Discord and from Telegram. To comment, write in an article's thread, or answer its post."));
        lines.add(RichText.plain(""));
        var byRoot = new LinkedHashMap<String, List<CommandSpec>>();
        specs.get()
                .forEach(spec -> byRoot.computeIfAbsent(spec.root(), _ -> new ArrayList<>())
                        .add(spec));
        byRoot.forEach(
                (root, commands) -> lines.add(commands.size() == 1 ? line(commands.getFirst()) : line(root, commands)));
        return Reply.of(RichText.lines(lines));
    }

    private static RichText line(CommandSpec spec) {
        return RichText.of(
                RichText.code(CommandLine.usage(spec)), RichText.plain(" " + spec.summary() + audience(spec.access())));
    }

    /** Subcommands by their names alone: with all of their words the whole would not fit into one message. */
    private static RichText line(String root, List<CommandSpec> commands) {
        var names = commands.stream()
                .map(spec -> spec.name().equals(root) ? root : spec.name().substring(root.length() + 1))
                .collect(Collectors.joining(", "));
        return RichText.of(
                RichText.code("/" + root),
                RichText.plain(
                        " and one of: " + names + audience(commands.getFirst().access())));
    }

    private static String audience(Access access) {
        return switch (access) {
            case MEMBER, ANYONE_ANYWHERE -> "";
            case ADMIN, SHARED_ADMIN -> " (admins)";
            case OWNER -> " (owners)";
        };
    }
}
