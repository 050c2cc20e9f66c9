package afterword.admin;

import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.feed.FeedStore;
import afterword.feed.Opml;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** Hands out the list of feeds as a file that every feed reader takes. */
public final class ExportOpmlCommand implements Command {
    /** What the list calls itself. */
    public static final String TITLE = "Feeds of Afterword";

    private static final CommandSpec SPEC = new CommandSpec(
            "opml export",
            "The feeds as an OPML file, for feed readers and other installations",
            Access.OWNER,
            Place.ANYWHERE,
            List.of());

    private final FeedStore feeds;
    private final InstantSource time;

    public ExportOpmlCommand(FeedStore feeds, InstantSource time) {
        this.feeds = feeds;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var all = feeds.list();
        if (all.isEmpty()) {
            return Reply.refusal(
                    "No feed is followed yet, so there is nothing to export: /feed add ADDRESS follows one.");
        }
        var document = Opml.write(TITLE, all, time.instant());
        return new Reply.Document(
                RichText.plain(
                        all.size() == 1
                                ? "The one feed that I follow."
                                : "The " + all.size() + " feeds that I follow."),
                "afterword-feeds.opml",
                document.getBytes(StandardCharsets.UTF_8));
    }
}
