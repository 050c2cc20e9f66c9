package afterword.feed;

import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Place;
import afterword.command.RelativeTime;
import afterword.command.Reply;
import afterword.feed.FeedPages.Pages;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dry run of a poll: asks as the poller would, and says what would be done and why. Changes nothing. */
public final class CheckFeedCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "feed check",
            "What a poll of a feed would do now, and why; changes nothing",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(FeedOption.OPTION));

    private final FeedOption option;
    private final FeedPages pages;
    private final PollRules rules;
    private final Items items;
    private final InstantSource time;

    /** What is known of a feed's items. */
    public record Items(ItemSink sink, ItemPreview preview) {}

    public CheckFeedCommand(FeedStore feeds, FeedPages pages, PollRules rules, Items items, InstantSource time) {
        this.option = new FeedOption(feeds);
        this.pages = pages;
        this.rules = rules;
        this.items = items;
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
            case FeedOption.Meant.One(var feed) -> Reply.of(RichText.lines(check(feed)));
        };
    }

    private List<RichText> check(Feed feed) {
        var asked = rules.request(feed, time.instant());
        var lines = new ArrayList<RichText>();
        lines.add(RichText.of(
                RichText.bold(FeedWords.label(feed)),
                RichText.plain(" · "),
                RichText.code(feed.url().toString())));
        lines.add(RichText.plain("Now: " + ListFeedsCommand.health(feed, time.instant())));
        var result = ask(feed, asked);
        if (!(result instanceof NotNow)) {
            lines.add(RichText.plain("I asked " + CheckWords.asked(feed, asked.validators()) + "."));
        }
        switch (result) {
            case Fetched answer -> lines.addAll(document(feed, asked.validators(), answer));
            case NotModified answer -> {
                lines.add(RichText.plain("Back came 304: nothing has changed. A poll would do nothing."));
                var after = rules.afterNotModified(feed, answer, time.instant());
                lines.add(CheckWords.next(feed, after, answer.headers().freshFor(), time.instant()));
            }
            case FetchResult.Gone _ ->
                lines.add(RichText.plain("Back came 410: the feed is gone for good. A poll would end polling it, and"
                        + " /feed resume would try again."));
            case RetryLater(var delay, var status) ->
                lines.addAll(failure(
                        feed,
                        "Back came " + status + ": the server asks for patience"
                                + (delay == null ? "." : ", " + RelativeTime.of(delay) + " of it."),
                        delay));
            case NotNow(var host, var delay) -> lines.add(RichText.plain(AnswerWords.notNow(host, delay)));
            case Failed(var reason, var _, var retryAfter) -> lines.addAll(failure(feed, reason, retryAfter));
            case Refused(var reason) -> lines.addAll(failure(feed, reason, null));
            case FetchResult.TooLong _ -> throw new IllegalStateException("The whole document was asked for");
        }
        lines.add(RichText.plain("This was only a look: nothing was changed."));
        return lines;
    }

    private FetchResult ask(Feed feed, FetchRequest request) {
        var now = time.instant();
        return feed.poll().isWaiting(now)
                ? new NotNow(
                        WebAddress.host(feed.url()),
                        Duration.between(now, feed.poll().allowed(now)))
                : pages.fetcher().fetch(request);
    }

    private List<RichText> failure(Feed feed, String reason, @Nullable Duration retryAfter) {
        var after = rules.afterFailure(feed, reason, retryAfter, time.instant());
        return List.of(
                RichText.plain(reason),
                RichText.plain("A poll would count as failed, "
                        + FeedWords.count(after.health().failures(), "time") + " in a row, and be tried again "
                        + RelativeTime.of(after.dueAt(), time.instant())
                        + ": longer each time, a day at most. It is never given up."));
    }

    private List<RichText> document(Feed feed, Validators sent, Fetched answer) {
        return switch (pages.parser().parse(answer.body(), answer.contentType(), answer.url())) {
            case NotAFeed(var reason) ->
                failure(
                        feed,
                        "Back came a document from " + answer.url() + " that is not a feed: " + reason + ".",
                        null);
            case Parsed(var document) -> {
                var after = rules.afterDocument(feed, sent, answer, document, time.instant());
                var lines = new ArrayList<RichText>();
                lines.add(RichText.plain(CheckWords.cameBack(feed, sent, answer, document, after)));
                lines.addAll(found(feed, answer, document));
                lines.add(CheckWords.next(feed, after, answer.headers().freshFor(), time.instant()));
                yield lines;
            }
        };
    }

    private List<RichText> found(Feed feed, Fetched answer, ParsedFeed document) {
        var lines = new ArrayList<RichText>();
        var all = document;
        if (feed.isSeeded() && !document.items().isEmpty() && !items.sink().reachesKnown(feed, document)) {
            lines.add(RichText.plain(
                    "None of these is known, so a poll would look for what it missed on the pages behind."));
            all = switch (pages.readOn(
                    document, answer.url(), page -> items.sink().reachesKnown(feed, page))) {
                case Pages.Whole(var whole) -> whole;
                case Pages.Interrupted(var soFar, var reason, var _) -> {
                    lines.add(RichText.plain("That did not work (" + reason
                            + "), and a poll would take none of it yet, so that nothing is passed over."));
                    yield soFar;
                }
                case Pages.TooLong() -> throw new IllegalStateException("Whole pages were asked for");
            };
        }
        lines.addAll(CheckWords.findings(feed, items.preview().preview(feed, all)));
        return lines;
    }
}
