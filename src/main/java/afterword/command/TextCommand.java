package afterword.command;

import afterword.chat.RichText;
import java.util.List;

/** Answers with the same words to everybody: {@code about}, {@code privacy}. */
public final class TextCommand implements Command {
    private final CommandSpec spec;
    private final RichText text;

    public TextCommand(String name, String summary, RichText text) {
        this.spec = new CommandSpec(name, summary, Access.MEMBER, Place.ANYWHERE, List.of());
        this.text = text;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.of(text);
    }
}
