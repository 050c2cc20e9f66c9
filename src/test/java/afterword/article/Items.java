package afterword.article;

import afterword.feed.FeedItem;
import afterword.feed.FeedParser;
import afterword.feed.ParseResult.Parsed;
import afterword.feed.ParsedFeed;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Items for tests, made by reading them from a document as the product does. */
final class Items {
    private Items() {}

    static ParsedFeed feed(String... items) {
        var document = "<rss version=\"2.0\"><channel><title>T</title><link>https://blog.example.org/</link>"
                + String.join("", items) + "</channel></rss>";
        var result = new FeedParser()
                .parse(document.getBytes(StandardCharsets.UTF_8), null, URI.create("https://blog.example.org/feed/"));
        if (result instanceof Parsed(var feed)) {
            return feed;
        }
        throw new IllegalArgumentException(document + ": " + result);
    }

    static FeedItem item(String content) {
        return feed("<item>" + content + "</item>").items().getFirst();
    }

    /** An item whose full body is this HTML. */
    static FeedItem withBody(String html) {
        return item("<title>T</title><link>https://blog.example.org/post/</link><content:encoded><![CDATA[" + html
                + "]]></content:encoded>");
    }
}
