package afterword.destination;

import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Gatekeeper;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.List;

/** Shows the destinations of this guild or chat; to an owner in private, all of them. */
public final class ListChannelsCommand implements Command {
    private static final CommandSpec SPEC =
            new CommandSpec("channel list", "Where new articles are posted", Access.ADMIN, Place.ANYWHERE, List.of());

    private final DestinationStore destinations;
    private final Gatekeeper gatekeeper;

    public ListChannelsCommand(DestinationStore destinations, Gatekeeper gatekeeper) {
        this.destinations = destinations;
        this.gatekeeper = gatekeeper;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var space = request.space();
        var person = request.who().person();
        var shown = space == null
                ? destinations.all().stream()
                        .filter(it -> gatekeeper.oversees(person, it.channel()))
                        .toList()
                : destinations.in(space);
        if (shown.isEmpty()) {
            return Reply.of("No articles are posted yet" + (space == null ? "" : " here")
                    + ". /channel add in a channel changes that.");
        }
        return Reply.of(
                RichText.lines(shown.stream().map(ListChannelsCommand::line).toList()));
    }

    private static RichText line(Destination destination) {
        var because = destination.suspendedBecause();
        return RichText.plain("• " + destination.name() + " ("
                + destination.channel().platform().label() + " "
                + destination.kind().label() + ")"
                + (because == null ? "" : ": paused, because " + because + ". /channel add there tries again."));
    }
}
