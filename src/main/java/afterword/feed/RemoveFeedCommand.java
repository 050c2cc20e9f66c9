package afterword.feed;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.List;

/** Ends following a feed; what is known of its articles stays. */
public final class RemoveFeedCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "feed remove",
            "Follow a feed no more; its articles and posts stay",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(FeedOption.OPTION));

    private final FeedStore feeds;
    private final FeedOption option;

    public RemoveFeedCommand(FeedStore feeds) {
        this.feeds = feeds;
        this.option = new FeedOption(feeds);
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public List<Completion> complete(CommandRequest request, String name) {
        return option.complete(request);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (option.of(request)) {
            case FeedOption.Meant.Unclear(var sentence) -> Reply.refusal(sentence);
            case FeedOption.Meant.One(var feed) -> remove(feed);
        };
    }

    private Reply remove(Feed feed) {
        feeds.remove(feed.id());
        return Reply.of(
                FeedWords.label(feed) + " is followed no more, also if the configuration names it. What was posted,"
                        + " its comments and its votes stay. /feed add " + feed.url() + " brings it back.");
    }
}
