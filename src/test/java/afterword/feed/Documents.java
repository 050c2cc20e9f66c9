package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of the tests, and words to read them. */
final class Documents {
    static final URI URL = URI.create("https://blog.example.org/feed/");
    static final List<String> ALL = List.of(
            "wordpress.xml",
            "rss-0.91.xml",
            "rss-0.90.rdf",
            "rss-1.0.rdf",
            "atom-1.0.xml",
            "atom-0.3.xml",
            "feed.json",
            "media.xml");

    private Documents() {}

    static byte[] bytes(String name) {
        try (var in = Documents.class.getResourceAsStream("/feeds/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("No document " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParsedFeed read(String name) {
        return parsed(bytes(name), null);
    }

    static ParsedFeed parsed(String document) {
        return parsed(document.getBytes(StandardCharsets.UTF_8), null);
    }

    static ParsedFeed parsed(byte[] document, @Nullable String contentType) {
        var result = new FeedParser().parse(document, contentType, URL);
        assertThat(result).isInstanceOf(Parsed.class);
        return ((Parsed) result).feed();
    }

    static String refusal(String document) {
        return refusal(document.getBytes(StandardCharsets.UTF_8));
    }

    static String refusal(byte[] document) {
        var result = new FeedParser().parse(document, null, URL);
        assertThat(result).isInstanceOf(NotAFeed.class);
        return ((NotAFeed) result).reason();
    }

    /** An RSS 2.0 document with these items. */
    static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>T</title><link>https://blog.example.org/</link>"
                + String.join("", items) + "</channel></rss>";
    }

    static String item(String content) {
        return "<item>" + content + "</item>";
    }
}
