package afterword.destination;

import afterword.chat.Directories;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Gatekeeper;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.List;

/** Ends posting to a channel; what was posted stays. */
public final class RemoveChannelCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "channel remove",
            "Post no more articles to this channel, or to the one that you name",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(Option.optional("channel", Option.Type.CHANNEL, "Another channel; on Telegram its @name or id")));

    private final DestinationStore destinations;
    private final ChannelTarget target;
    private final InstantSource time;

    public RemoveChannelCommand(
            DestinationStore destinations, Directories directories, Gatekeeper gatekeeper, InstantSource time) {
        this.destinations = destinations;
        this.target = new ChannelTarget(directories, gatekeeper);
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (target.of(request)) {
            case ChannelTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case ChannelTarget.Found.Channel(var info, var _) ->
                destinations.remove(info.channel(), time.instant())
                        ? Reply.of("No more articles go to " + info.name() + ". What was posted stays.")
                        : Reply.refusal(
                                "No articles go to " + info.name() + " anyway. /channel list shows where they go.");
        };
    }
}
