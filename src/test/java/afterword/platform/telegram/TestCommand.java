package afterword.platform.telegram;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.List;
import java.util.function.Function;

/** A command that answers what the test wants. */
record TestCommand(CommandSpec spec, Function<CommandRequest, Reply> answer) implements Command {
    static TestCommand of(String name, Access access, Function<CommandRequest, Reply> answer, Option... options) {
        return new TestCommand(
                new CommandSpec(name, "About " + name, access, Place.ANYWHERE, List.of(options)), answer);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return answer.apply(request);
    }
}
