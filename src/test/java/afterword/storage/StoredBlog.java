package afterword.storage;

import afterword.article.ArticleId;
import afterword.article.IntakePlan;
import afterword.feed.Feed;
import afterword.feed.FeedParser;
import afterword.feed.FeedStore;
import afterword.feed.ParseResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A followed blog whose articles come into the store as a feed's articles do. */
public final class StoredBlog {
    private static final URI ADDRESS = URI.create("https://blog.example.org/feed");

    private final Storage storage;
    private final Feed feed;

    public StoredBlog(Storage storage, Instant now) {
        this.storage = storage;
        feed = switch (storage.feeds().add(ADDRESS, "Blog", null, now)) {
            case FeedStore.AddResult.Added(var added) -> added;
            case FeedStore.AddResult known -> throw new IllegalStateException("Followed already: " + known);
        };
    }

    /** So many articles called Article 1, Article 2, ..., announced to all destinations and subscribers; oldest first. */
    public List<ArticleId> publish(int articles, Instant now) {
        var items = IntStream.rangeClosed(1, articles)
                .mapToObj(
                        it -> "<item><title>Article %d</title><link>https://blog.example.org/%1$d</link>".formatted(it)
                                + "<guid>%d</guid></item>".formatted(it))
                .toList()
                .reversed()
                .stream()
                .collect(Collectors.joining());
        take(items, true, now);
        return storage.articles().newest(articles).reversed().stream()
                .map(it -> it.id())
                .toList();
    }

    /** The feed has these items; says how many of them are new articles. */
    public int take(String items, boolean announce, Instant now) {
        var document = "<rss version=\"2.0\"><channel><title>Blog</title>" + items + "</channel></rss>";
        if (!(new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "application/rss+xml", ADDRESS)
                instanceof ParseResult.Parsed parsed)) {
            throw new IllegalStateException("Not a feed: " + document);
        }
        var plan = IntakePlan.of(feed.id(), parsed.feed(), storage.intake().known(feed.id()), now);
        return storage.intake().take(feed, plan.steps(), announce, now);
    }
}
