package afterword.feed;

import afterword.feed.FeedNews.What;
import afterword.feed.FeedPages.Pages;
import afterword.feed.FetchRequest.Extent;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Polls one feed once: asks, reads, hands the items on, and records what was learned only after they are stored. */
public final class FeedPoller {
    private static final int PATIENCE = 3;
    private static final Duration ALL_PAGES = Duration.ofMinutes(2);

    private final FeedStore feeds;
    private final FeedPages pages;
    private final PollRules rules;
    private final InstantSource time;

    public FeedPoller(FeedStore feeds, FeedPages pages, PollRules rules, InstantSource time) {
        this.feeds = feeds;
        this.pages = pages;
        this.rules = rules;
        this.time = time;
    }

    /** The same, however long its document is. */
    public PollOutcome poll(Feed feed, ItemSink sink) {
        return poll(feed, sink, Extent.WHOLE);
    }

    /** One round for one feed, of which so much is wanted; throws only for bugs and for a store that fails, after which the same poll may simply be repeated. */
    public PollOutcome poll(Feed feed, ItemSink sink, Extent extent) {
        var usual = rules.request(feed, time.instant()).of(extent);
        var request = sink.wantsWhole(feed) ? usual.unconditional() : usual;
        return switch (pages.fetcher().fetch(request)) {
            case Fetched answer -> read(feed, request, answer, sink);
            case NotModified answer -> {
                var state = rules.afterNotModified(feed, answer, time.instant());
                yield new PollOutcome.Unchanged(record(feed, state, null));
            }
            case RetryLater(var delay, var status) -> postpone(feed, delay, status);
            case NotNow(var host, var delay) -> fail(feed, AnswerWords.notNow(host, delay), delay);
            case Failed(var reason, var _, var retryAfter) -> fail(feed, reason, retryAfter);
            case Refused(var reason) -> fail(feed, reason);
            case FetchResult.Gone() -> gone(feed);
            case FetchResult.TooLong() -> new PollOutcome.TooLong();
        };
    }

    private PollOutcome read(Feed feed, FetchRequest asked, Fetched answer, ItemSink sink) {
        var sent = asked.validators();
        return switch (pages.parser().parse(answer.body(), answer.contentType(), answer.url())) {
            case NotAFeed(var reason) ->
                fail(feed, "The document at " + answer.url() + " is not a feed: " + reason + ".");
            case Parsed(var parsed) -> {
                var document = parsed.withHubs(answer.hubs());
                yield switch (withMissedPages(feed, document, answer.url(), sink, asked.extent())) {
                    case Pages.Whole(var all) -> take(feed, state(feed, sent, answer, document), document, all, sink);
                    case Pages.Interrupted(var soFar, var reason, var retryAfter) -> {
                        // Taking the first pages would hide the gap behind them for ever.
                        if (feed.poll().health().failures() < PATIENCE) {
                            yield fail(feed, reason, retryAfter);
                        }
                        var state = state(feed, sent, answer, document);
                        var later = rules.afterRetryAfter(state, retryAfter, time.instant());
                        yield take(feed, later, document, soFar, sink);
                    }
                    case Pages.TooLong() -> new PollOutcome.TooLong();
                };
            }
        };
    }

    private PollState state(Feed feed, Validators sent, Fetched answer, ParsedFeed document) {
        return rules.afterDocument(feed, sent, answer, document, time.instant());
    }

    private PollOutcome take(Feed feed, PollState state, ParsedFeed document, ParsedFeed all, ItemSink sink) {
        int fresh = sink.accept(feed, all);
        var movedTo = record(feed, state, document);
        return new PollOutcome.Read(all.items().size(), fresh, all.usedFallback(), movedTo);
    }

    /** When not even the last item is known, more was published since the last poll than fits on a page. */
    private Pages withMissedPages(Feed feed, ParsedFeed document, URI url, ItemSink sink, Extent extent) {
        boolean missed = feed.isSeeded() && !document.items().isEmpty() && !sink.reachesKnown(feed, document);
        return missed
                ? pagesInTime(extent).readOn(document, url, page -> sink.reachesKnown(feed, page))
                : new Pages.Whole(document);
    }

    /** Each page has its time, and all of them together have theirs. */
    private FeedPages pagesInTime(Extent extent) {
        var until = time.instant().plus(ALL_PAGES);
        return new FeedPages(
                request -> time.instant().isAfter(until)
                        ? new Failed("Its pages took longer than " + ALL_PAGES.toMinutes() + " minutes.", null)
                        : pages.fetcher().fetch(request.of(extent)),
                pages.parser());
    }

    /** Returns the feed's new address, if it has just got one. */
    private @Nullable URI record(Feed feed, PollState state, @Nullable ParsedFeed document) {
        var move = state.move();
        if (move != null && (move.isStable() || !feed.isSeeded()) && isFollowed(move.to(), feed)) {
            feeds.recordPoll(feed.id(), state, null, null, news(What.MERGED));
            return null;
        }
        boolean moved =
                move != null && move.isStable() && !move.to().equals(feed.url()) && feeds.move(feed.id(), move.to());
        feeds.recordPoll(
                feed.id(),
                state,
                document == null || document.title().isEmpty() ? null : document.title(),
                document == null ? null : document.links().site(),
                feed.poll().health().reported() ? news(What.BACK) : null);
        return moved && move != null ? move.to() : null;
    }

    private boolean isFollowed(URI address, Feed otherThan) {
        var others = feeds.list().stream()
                .filter(it -> it.status() == FeedStatus.ACTIVE && !it.id().equals(otherThan.id()))
                .toList();
        return SameFeed.among(others, address).isPresent();
    }

    private PollOutcome fail(Feed feed, String reason) {
        return fail(feed, reason, null);
    }

    private PollOutcome fail(Feed feed, String reason, @Nullable Duration retryAfter) {
        if (Thread.currentThread().isInterrupted()) {
            // The bot is being stopped: that is no failure of the feed's.
            return new PollOutcome.Failing(
                    "The bot is stopping.", time.instant(), feed.poll().dueAt(), false);
        }
        var state = recordFailure(feed, reason, retryAfter, What.FAILING);
        var since = state.health().failingSince();
        return new PollOutcome.Failing(
                reason, since == null ? time.instant() : since, state.dueAt(), isWorthTelling(feed, state));
    }

    private PollOutcome postpone(Feed feed, @Nullable Duration retryAfter, int status) {
        var reason = WebAddress.host(feed.url()) + " answered " + status + ": it asks for patience.";
        var state = recordFailure(feed, reason, retryAfter, What.FAILING);
        return new PollOutcome.Postponed(reason, state.dueAt(), isWorthTelling(feed, state));
    }

    private PollState recordFailure(Feed feed, String reason, @Nullable Duration retryAfter, What what) {
        var state = rules.afterFailure(feed, reason, retryAfter, time.instant());
        var told = what == What.GONE || isWorthTelling(feed, state) ? news(what) : null;
        feeds.recordPoll(feed.id(), state, null, null, told);
        return state;
    }

    private FeedNews news(What what) {
        return new FeedNews(what, time.instant());
    }

    private static boolean isWorthTelling(Feed before, PollState after) {
        return after.health().reported() && !before.poll().health().reported();
    }

    /** Records a poll that ended with a bug of ours, so that the feed does not come back at once and for ever. */
    PollOutcome broken(Feed feed, Throwable bug) {
        return fail(
                feed,
                "The bot itself failed to process it (" + bug.getClass().getSimpleName() + "); its log says more.");
    }

    private PollOutcome gone(Feed feed) {
        var reason = WebAddress.host(feed.url()) + " answered 410: the feed is gone for good.";
        recordFailure(feed, reason, null, What.GONE);
        return new PollOutcome.Gone(reason);
    }
}
