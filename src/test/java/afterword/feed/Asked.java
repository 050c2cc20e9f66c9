package afterword.feed;

import afterword.chat.Author;
import afterword.chat.Button;
import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.command.Command;
import afterword.command.CommandLine;
import afterword.command.CommandRequest;
import afterword.command.Reply;
import java.util.List;

/** Says commands as a person would type them, and reads the answers. */
public record Asked(Reply reply) {
    private static final PersonRef MIRA = new PersonRef(Platform.TELEGRAM, "1");

    public static Asked of(Command command, String line) {
        return new Asked(
                switch (CommandLine.parse(line, List.of(command.spec()))) {
                    case CommandLine.Parsed.Call(var spec, var options) ->
                        command.handle(new CommandRequest(
                                "1",
                                spec.name(),
                                new Author(MIRA, "Mira", false),
                                ChannelRef.direct(MIRA),
                                null,
                                options,
                                false,
                                null));
                    case CommandLine.Parsed.BadArguments(var _, var sentence) -> Reply.refusal(sentence);
                    case CommandLine.Parsed.UnknownCommand _, CommandLine.Parsed.NeedsSubcommand _ ->
                        throw new IllegalArgumentException("No such command: " + line);
                });
    }

    public String text() {
        return switch (reply) {
            case Reply.Message(var text, var _) -> text.text();
            case Reply.Refusal(var text) -> text.text();
            case Reply.Document(var text, var _, var _) -> text.text();
            case Reply.Form(var _, var title, var _) -> title;
        };
    }

    public boolean refused() {
        return reply instanceof Reply.Refusal;
    }

    /** What the buttons under the answer do, without the slash. */
    public List<String> buttons() {
        return reply instanceof Reply.Message(var _, var buttons)
                ? buttons.stream()
                        .filter(Button.Run.class::isInstance)
                        .map(it -> ((Button.Run) it).commandLine())
                        .toList()
                : List.of();
    }
}
