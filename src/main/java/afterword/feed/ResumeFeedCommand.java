package afterword.feed;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.RelativeTime;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.List;

/** Polls a feed again that was paused or had gone. */
public final class ResumeFeedCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "feed resume",
            "Look at a paused feed again",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(FeedOption.OPTION));

    private final FeedStore feeds;
    private final FeedOption option;
    private final InstantSource time;

    public ResumeFeedCommand(FeedStore feeds, InstantSource time) {
        this.feeds = feeds;
        this.option = new FeedOption(feeds);
        this.time = time;
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
            case FeedOption.Meant.One(var feed) -> resume(feed);
        };
    }

    private Reply resume(Feed feed) {
        if (feed.status() == FeedStatus.ACTIVE) {
            return Reply.refusal(
                    FeedWords.label(feed) + " is not paused: " + ListFeedsCommand.health(feed, time.instant()));
        }
        var now = time.instant();
        var due = feed.poll().allowed(now);
        feeds.resume(feed.id(), due);
        return Reply.of(FeedWords.label(feed) + " is polled again, "
                + (feed.poll().isWaiting(now)
                        ? "first " + RelativeTime.of(due, now) + ": its server has asked to be left alone until then."
                        : "at once first.")
                + (feed.isSeeded() ? " What was published meanwhile is posted." : ""));
    }
}
