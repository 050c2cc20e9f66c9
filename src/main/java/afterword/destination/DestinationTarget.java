package afterword.destination;

import afterword.chat.ChannelInfo;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.command.CommandRequest;
import afterword.command.Gatekeeper;
import afterword.command.Option;
import java.time.Instant;

/** Finds the destination that an admin means: the channel that they name, or the one that they are in. */
public final class DestinationTarget {
    static final Option OPTION =
            Option.optional("channel", Option.Type.CHANNEL, "Another channel; on Telegram its @name or id");

    private final DestinationStore destinations;
    private final ChannelTarget target;

    public DestinationTarget(DestinationStore destinations, Directories directories, Gatekeeper gatekeeper) {
        this.destinations = destinations;
        this.target = new ChannelTarget(directories, gatekeeper);
    }

    /** What was found. */
    sealed interface Found {
        record Here(Destination destination, Directory directory) implements Found {}

        record Nothing(String sentence) implements Found {}
    }

    Found of(CommandRequest request) {
        return switch (target.of(request)) {
            case ChannelTarget.Found.Nothing(var sentence) -> new Found.Nothing(sentence);
            case ChannelTarget.Found.Channel(var info, var directory) -> here(info, directory);
        };
    }

    private Found here(ChannelInfo info, Directory directory) {
        return destinations
                .at(info.channel())
                .<Found>map(it -> new Found.Here(it, directory))
                .orElseGet(() ->
                        new Found.Nothing("No articles go to " + info.name() + " yet. Say /channel add there first."));
    }

    /** Resumes what was suspended, since its rights are there. */
    void resume(Destination destination, Instant now) {
        destinations.resume(destination.channel(), now);
    }
}
