package afterword.destination;

import afterword.chat.ChannelInfo;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.command.CommandRequest;
import afterword.command.Gatekeeper;
import java.util.Optional;

/** Finds the channel that an admin means, and whether it is theirs to set up. */
final class ChannelTarget {
    private final Directories directories;
    private final Gatekeeper gatekeeper;

    ChannelTarget(Directories directories, Gatekeeper gatekeeper) {
        this.directories = directories;
        this.gatekeeper = gatekeeper;
    }

    /** What was found. */
    sealed interface Found {
        record Channel(ChannelInfo info, Directory directory) implements Found {}

        record Nothing(String sentence) implements Found {}
    }

    Found of(CommandRequest request) {
        var platform = directories.of(request.where().platform());
        if (platform.isEmpty()) {
            return new Found.Nothing("I am not connected there at the moment; please try again in a minute.");
        }
        var directory = platform.get();
        var named = request.option("channel");
        if (named.isEmpty() && request.inPrivate()) {
            return new Found.Nothing(
                    "Name the channel: /channel add @name, or forward me a post from it. I must be an administrator there.");
        }
        var channel = named.isPresent() ? directory.find(named.get()) : directory.channel(request.where());
        return channel.map(info -> allowed(request, info, directory)).orElseGet(() -> unseen(named));
    }

    private static Found unseen(Optional<String> named) {
        return new Found.Nothing(named.map(it -> "I cannot see " + it).orElse("I cannot see this channel")
                + ". Add me to it first (in a Telegram channel as an administrator), then say this again.");
    }

    private Found allowed(CommandRequest request, ChannelInfo info, Directory directory) {
        if (!gatekeeper.admitted(info.space())) {
            return new Found.Nothing("An owner of this bot has to let " + info.name() + " in first: /admit"
                    + (request.inPrivate() ? " " + request.option("channel").orElse("") + "." : " there."));
        }
        var person = request.who().person();
        return gatekeeper.owns(person) || gatekeeper.mayManage(person, info.channel())
                ? new Found.Channel(info, directory)
                : new Found.Nothing("You are not an administrator of " + info.name() + " who may change its settings.");
    }
}
