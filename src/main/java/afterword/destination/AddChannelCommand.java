package afterword.destination;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Gatekeeper;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes a channel a destination. */
public final class AddChannelCommand implements Command {
    private static final int MAX_NEWEST = 50;
    private static final CommandSpec SPEC = new CommandSpec(
            "channel add",
            "Post new articles to this channel, or to the one that you name",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    Option.optional("channel", Option.Type.CHANNEL, "Another channel; on Telegram its @name or id"),
                    Option.optional("newest", Option.Type.INTEGER, "How many of the newest articles to post at once")));

    private final DestinationStore destinations;
    private final ChannelTarget target;
    private final InstantSource time;
    private final Runnable owed;
    private final Older older;

    /** Looks for articles beyond those known, until so many are; what went wrong, in sentences. */
    public interface Older {
        List<String> reach(int wanted);
    }

    /** @param owed told when something new is owed to chat */
    public AddChannelCommand(
            DestinationStore destinations,
            Directories directories,
            Gatekeeper gatekeeper,
            InstantSource time,
            Runnable owed,
            Older older) {
        this.destinations = destinations;
        this.target = new ChannelTarget(directories, gatekeeper);
        this.time = time;
        this.owed = owed;
        this.older = older;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var newest = Integer.parseInt(request.option("newest").orElse("0"));
        if (newest < 0 || newest > MAX_NEWEST) {
            return Reply.refusal("newest takes 0 to " + MAX_NEWEST + ".");
        }
        return switch (target.of(request)) {
            case ChannelTarget.Found.Nothing(var sentence) -> Reply.refusal(sentence);
            case ChannelTarget.Found.Channel(var info, var directory) -> add(info, directory, newest);
        };
    }

    private Reply add(ChannelInfo info, Directory directory, int newest) {
        if (!info.kind().takesArticles()) {
            return Reply.refusal(
                    info.name() + " is a " + info.kind().label()
                            + ": articles go to text channels, announcement channels, forums, Telegram groups, topics and channels.");
        }
        var missing = directory.missingRights(info.channel());
        var troubles = newest == 0 ? List.<String>of() : older.reach(newest);
        var added = destinations.add(info, newest, time.instant());
        if (missing.isEmpty()) {
            // Rights may have come back since something went wrong there.
            destinations.resume(info.channel(), time.instant());
        }
        owed.run();
        var lines = new ArrayList<RichText>();
        lines.add(RichText.plain(
                added.isNew()
                        ? "New articles will be posted to " + info.name() + "."
                        : info.name() + " gets the new articles already."));
        if (newest > 0) {
            lines.add(RichText.plain(newest(added.articles(), newest)));
            troubles.forEach(trouble -> lines.add(RichText.plain("I looked for older ones, but: " + trouble)));
        }
        if (info.kind() == ChannelKind.TELEGRAM_CHANNEL && info.discussion() == null) {
            lines.add(RichText.plain("This channel has no discussion group, so nobody can comment there:"
                    + " link one in the channel's settings."));
        }
        if (!missing.isEmpty()) {
            lines.add(RichText.plain("What I lack there:"));
            missing.forEach(right -> lines.add(RichText.plain("• " + right)));
            lines.add(RichText.plain("Please grant it; nothing else needs to be done."));
        }
        return Reply.of(RichText.lines(lines));
    }

    private static String newest(int articles, int wanted) {
        return switch (articles) {
            case 0 -> "No articles are known yet, so nothing is posted now: say this again when /latest shows some.";
            case 1 -> "The newest is on its way." + all(articles, wanted);
            default -> "The newest " + articles + " are on their way." + all(articles, wanted);
        };
    }

    private static String all(int articles, int wanted) {
        return articles < wanted ? " There are no more: feeds often list only their newest." : "";
    }
}
