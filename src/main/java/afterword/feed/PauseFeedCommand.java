package afterword.feed;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.List;

/** Stops polling a feed for a while. */
public final class PauseFeedCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "feed pause",
            "Look at a feed no more, until feed resume",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(FeedOption.OPTION));

    private final FeedStore feeds;
    private final FeedOption option;

    public PauseFeedCommand(FeedStore feeds) {
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
            case FeedOption.Meant.One(var feed) -> pause(feed);
        };
    }

    private Reply pause(Feed feed) {
        var label = FeedWords.label(feed);
        return switch (feed.status()) {
            case PAUSED -> Reply.refusal(label + " is paused already. " + resume(feed));
            case GONE -> Reply.refusal(label + " is not polled anyway: its server said that it is gone for good.");
            case ACTIVE, REMOVED -> {
                feeds.suspend(feed.id(), FeedStatus.PAUSED);
                yield Reply.of(label + " is paused: nobody looks at it until you say otherwise. What was posted stays. "
                        + resume(feed));
            }
        };
    }

    private static String resume(Feed feed) {
        return "/feed resume " + FeedWords.number(feed) + " goes on; what was published meanwhile is posted then.";
    }
}
