package afterword.article;

import afterword.feed.AnswerWords;
import afterword.feed.Feed;
import afterword.feed.FeedPages;
import afterword.feed.FeedPages.Pages;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import afterword.feed.FetchRequest;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import afterword.feed.ParsedFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for older articles on the further pages of the feeds; they are known from then on, and posted nowhere by themselves. */
public final class Backfill {
    /** Somebody waits for the answer: of thousands of feeds that were never read a few must do. */
    private static final int MAX_FEEDS = 10;

    private final FeedStore feeds;
    private final ArticleStore articles;
    private final FeedPages pages;
    private final ArticleIntake intake;

    public Backfill(FeedStore feeds, ArticleStore articles, FeedPages pages, ArticleIntake intake) {
        this.feeds = feeds;
        this.articles = articles;
        this.pages = pages;
        this.intake = intake;
    }

    /**
     * Reads on until so many articles are known, or the first ten feeds have no more. Blocks for as long as that takes.
     *
     * @return what went wrong, in sentences; empty where nothing did, even if the feeds have fewer
     */
    public List<String> reach(int wanted) {
        var troubles = new ArrayList<String>();
        var active = feeds.list().stream()
                .filter(feed -> feed.status() == FeedStatus.ACTIVE)
                .limit(MAX_FEEDS)
                .toList();
        for (var feed : active) {
            if (articles.newest(wanted).size() >= wanted) {
                break;
            }
            readOlder(feed, wanted).ifPresent(troubles::add);
        }
        return troubles;
    }

    private Optional<String> readOlder(Feed feed, int wanted) {
        var result = pages.fetcher().fetch(FetchRequest.unconditional(feed.url()));
        var trouble = AnswerWords.withoutDocument(result);
        if (trouble.isPresent() || !(result instanceof Fetched answer)) {
            return trouble;
        }
        return switch (pages.parser().parse(answer.body(), answer.contentType(), answer.url())) {
            case NotAFeed(var reason) ->
                Optional.of("The document at " + answer.url() + " is not a feed: " + reason + ".");
            case Parsed(var first) -> take(feed, first, answer, wanted);
        };
    }

    private Optional<String> take(Feed feed, ParsedFeed first, Fetched answer, int wanted) {
        var read = new ArrayList<>(first.items());
        return switch (first.items().size() >= wanted
                ? new Pages.Whole(first)
                : pages.readOn(first, answer.url(), page -> {
                    read.addAll(page.items());
                    return read.size() >= wanted;
                })) {
            case Pages.Whole(var all) -> {
                intake.acceptOlder(feed, all);
                yield Optional.empty();
            }
            case Pages.Interrupted(var soFar, var reason, var _) -> {
                intake.acceptOlder(feed, soFar);
                yield Optional.of(reason);
            }
            case Pages.TooLong() -> throw new IllegalStateException("Whole pages were asked for");
        };
    }
}
