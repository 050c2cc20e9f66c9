package afterword.person;

import afterword.chat.Directories;
import afterword.chat.SpaceRef;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.List;

/** Lets the bot speak in a guild or chat. */
public final class AdmitCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "admit",
            "Let me speak in this server or chat; in private: in the channel that you name",
            Access.OWNER,
            Place.ANYWHERE,
            List.of(Option.optional("channel", Option.Type.TEXT, "In private: the @name or id of a Telegram channel")));

    private final PersonStore people;
    private final Directories directories;
    private final InstantSource time;

    public AdmitCommand(PersonStore people, Directories directories, InstantSource time) {
        this.people = people;
        this.directories = directories;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var named = request.option("channel");
        if (named.isEmpty()) {
            var space = request.space();
            return space == null
                    ? Reply.refusal(
                            "Say /admit in the server or group itself, or /admit @name here for a Telegram channel.")
                    : admit(space, "here", request);
        }
        var found = directories.of(request.who().person().platform()).flatMap(directory -> directory.find(named.get()));
        return found.map(channel -> admit(channel.space(), "in " + channel.name(), request))
                .orElseGet(() -> Reply.refusal("I cannot see " + named.get()
                        + ". Add me to it first, as an administrator if it is a channel, then say this again."));
    }

    private Reply admit(SpaceRef space, String where, CommandRequest request) {
        return people.admit(space, request.who().person(), time.instant())
                ? Reply.of("I may speak " + where
                        + " now. Next: /channel add in the channel that should get the articles.")
                : Reply.of("I may speak " + where + " already.");
    }
}
