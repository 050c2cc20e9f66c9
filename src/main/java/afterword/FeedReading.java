package afterword;

import afterword.admin.ExportOpmlCommand;
import afterword.admin.ImportOpmlCommand;
import afterword.admin.OpmlImport;
import afterword.article.ArticleIntake;
import afterword.article.Backfill;
import afterword.article.DeletionCheck;
import afterword.article.PageImage;
import afterword.command.Command;
import afterword.command.Gatekeeper;
import afterword.delivery.WhyCommand;
import afterword.feed.AddFeedCommand;
import afterword.feed.CheckFeedCommand;
import afterword.feed.FeedDiscovery;
import afterword.feed.FeedPages;
import afterword.feed.FeedParser;
import afterword.feed.FeedPoller;
import afterword.feed.HostPatience;
import afterword.feed.HttpFetcher;
import afterword.feed.ListFeedsCommand;
import afterword.feed.PauseFeedCommand;
import afterword.feed.PollListener;
import afterword.feed.PollLoop;
import afterword.feed.PollRules;
import afterword.feed.RemoveFeedCommand;
import afterword.feed.ResumeFeedCommand;
import afterword.storage.Storage;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The part of the graph that reads feeds: one fetcher, parser and intake for the poller and for the commands alike. */
final class FeedReading {
    private final Storage storage;
    private final @Nullable Pushes pushes;
    private final InstantSource time;
    private final Runnable owed;
    private final HostPatience patience;
    private final FeedPages polled;
    /** For all but polls. */
    private final FeedPages pages;

    private final PollRules rules = new PollRules(RandomGenerator.getDefault());
    private final ArticleIntake intake;

    /** @param owed told when something may be owed to chat */
    FeedReading(Storage storage, HttpFetcher fetcher, @Nullable Pushes pushes, InstantSource time, Runnable owed) {
        this.storage = storage;
        this.pushes = pushes;
        this.time = time;
        this.owed = owed;
        patience = fetcher.patience();
        polled = new FeedPages(fetcher, new FeedParser());
        pages = new FeedPages(fetcher.patient(), polled.parser());
        intake = new ArticleIntake(storage.intake(), storage.deletions(), new PageImage(pages.fetcher()), time, owed);
    }

    PollLoop polls(PollListener listener) {
        var feeds = storage.feeds();
        var poller = new FeedPoller(feeds, polled, rules, time);
        if (pushes == null) {
            return new PollLoop(feeds, poller, intake, listener, time, patience);
        }
        var pushed = pushes.around(intake);
        PollListener both = (feed, outcome) -> {
            listener.polled(feed, outcome);
            pushed.polled(feed, outcome);
        };
        return new PollLoop(feeds, poller, pushed, both, time, patience);
    }

    /** Looks whether articles that feeds do not list any more are gone, each in its host's turn. */
    DeletionCheck deletions(PollLoop polls) {
        return new DeletionCheck(storage.deletions(), pages.fetcher(), polls.turns(), time, owed);
    }

    FeedDiscovery discovery() {
        return new FeedDiscovery(pages.fetcher(), pages.parser());
    }

    Backfill backfill() {
        return new Backfill(storage.feeds(), storage.articles(), pages, intake);
    }

    List<Command> commands(Gatekeeper gatekeeper) {
        var feeds = storage.feeds();
        return List.of(
                new AddFeedCommand(feeds, discovery(), time),
                new ListFeedsCommand(feeds, time),
                new CheckFeedCommand(feeds, pages, rules, new CheckFeedCommand.Items(intake, intake), time),
                new PauseFeedCommand(feeds),
                new ResumeFeedCommand(feeds, time),
                new RemoveFeedCommand(feeds),
                new WhyCommand(storage.articles(), storage.deliveries(), gatekeeper, time));
    }

    /** Feeds in and out as OPML. */
    List<Command> listCommands() {
        var feeds = storage.feeds();
        return List.of(
                new ImportOpmlCommand(pages.fetcher(), new OpmlImport(feeds, rules, time), time),
                new ExportOpmlCommand(feeds, time));
    }
}
