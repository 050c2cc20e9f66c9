package afterword.feed;

import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.ParseResult.Parsed;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Follows a feed that is served in pages: by its own next link (RFC 5005) or WordPress' {@code ?paged=N}. */
public record FeedPages(Fetcher fetcher, FeedParser parser) {
    private static final int MAX_PAGES = 20;

    /** What following the pages came to. */
    public sealed interface Pages {
        /** The first page and what is behind it. */
        record Whole(ParsedFeed feed) implements Pages {}

        /** A page could not be had, though it may exist: {@code soFar} ends before it. {@code retryAfter} is what its server asked for, null for nothing. */
        record Interrupted(
                ParsedFeed soFar, String reason, @Nullable Duration retryAfter) implements Pages {}

        /** A page is not short, where short ones were asked for. */
        record TooLong() implements Pages {}
    }

    private sealed interface Page {
        record Read(ParsedFeed feed, int bytes) implements Page {}

        record None() implements Page {}

        record Unavailable(String reason, @Nullable Duration retryAfter) implements Page {}

        record TooLong() implements Page {}
    }

    /**
     * {@code first} with the pages behind it, up to and including the one that is {@code enough}, the last page, or the bound of 20 pages, 500 items and
     * as many bytes as one document may have, whatever comes first.
     */
    public Pages readOn(ParsedFeed first, URI url, Predicate<ParsedFeed> enough) {
        var all = first;
        var last = first;
        int bytes = 0;
        for (int number = 2; number <= MAX_PAGES && bytes < FeedParser.MAX_BYTES; number++) {
            if (all.items().size() >= FeedParser.MAX_ITEMS) {
                break;
            }
            var next = nextPage(last, url, number);
            switch (next == null ? new Page.None() : page(next)) {
                case Page.None() -> {
                    return new Pages.Whole(all);
                }
                case Page.Unavailable(var reason, var retryAfter) -> {
                    return new Pages.Interrupted(all, reason, retryAfter);
                }
                case Page.TooLong() -> {
                    return new Pages.TooLong();
                }
                case Page.Read(var page, var length) -> {
                    bytes += length;
                    // Some sites answer any page number with the first page.
                    if (page.items().isEmpty() || page.items().equals(last.items())) {
                        return new Pages.Whole(all);
                    }
                    all = all.followedBy(page);
                    if (enough.test(page)) {
                        return new Pages.Whole(all);
                    }
                    last = page;
                }
            }
        }
        return new Pages.Whole(all);
    }

    private static @Nullable URI nextPage(ParsedFeed page, URI url, int number) {
        if (page.links().next() != null) {
            return page.links().next();
        }
        var address = page.isWordPress() ? HttpUrl.parse(url.toString()) : null;
        return address == null
                ? null
                : address.newBuilder()
                        .setQueryParameter("paged", String.valueOf(number))
                        .build()
                        .uri();
    }

    private Page page(URI url) {
        return switch (fetcher.fetch(FetchRequest.unconditional(url))) {
            case Fetched answer ->
                parser.parse(answer.body(), answer.contentType(), answer.url()) instanceof Parsed(var feed)
                        ? new Page.Read(feed, answer.body().length)
                        : new Page.None();
            case RetryLater(var delay, var status) ->
                new Page.Unavailable(WebAddress.host(url) + " answered " + status + " for " + url + ".", delay);
            case Failed(var reason, var status, var retryAfter) ->
                status == null || status >= 500 ? new Page.Unavailable(reason, retryAfter) : new Page.None();
            case NotNow(var host, var delay) -> new Page.Unavailable(AnswerWords.notNow(host, delay), delay);
            case NotModified _, Gone _, Refused _ -> new Page.None();
            case FetchResult.TooLong() -> new Page.TooLong();
        };
    }
}
