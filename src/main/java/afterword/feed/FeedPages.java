package afterword.feed;

import afterword.feed.FetchResult.Fetched;
import afterword.feed.ParseResult.Parsed;
import java.net.URI;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Follows a feed that is served in pages: by its own next link (RFC 5005) or WordPress' {@code ?paged=N}. */
public record FeedPages(Fetcher fetcher, FeedParser parser) {
    private static final int MAX_PAGES = 20;

    /**
     * {@code first} with the pages behind it, up to and including the one that is {@code enough}, the last page, or the bound of 20 pages and 500 items,
     * whatever comes first.
     */
    public ParsedFeed readOn(ParsedFeed first, URI url, Predicate<ParsedFeed> enough) {
        var all = first;
        var page = first;
        for (int number = 2; number <= MAX_PAGES && all.items().size() < FeedParser.MAX_ITEMS; number++) {
            var next = nextPage(page, url, number);
            var read = next == null ? null : read(next);
            // Some sites answer any page number with the first page.
            if (read == null
                    || read.items().isEmpty()
                    || read.items().getFirst().equals(page.items().getFirst())) {
                return all;
            }
            all = all.followedBy(read);
            if (enough.test(read)) {
                return all;
            }
            page = read;
        }
        return all;
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

    private @Nullable ParsedFeed read(URI url) {
        if (!(fetcher.fetch(FetchRequest.unconditional(url)) instanceof Fetched answer)) {
            return null;
        }
        return parser.parse(answer.body(), answer.contentType(), answer.url()) instanceof Parsed(var feed)
                ? feed
                : null;
    }
}
