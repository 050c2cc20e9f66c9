package afterword.feed;

import java.net.URI;

/** What Jazzer calls with ever new bytes: reading them must end with the one declared outcome. */
public final class FeedParserFuzzTarget {
    private static final URI URL = URI.create("https://blog.example.org/feed/");

    private FeedParserFuzzTarget() {}

    /** Found by name. */
    public static void fuzzerTestOneInput(byte[] document) {
        var contentType = document.length % 2 == 0 ? null : "text/xml; charset=iso-8859-1";
        var result = new FeedParser().parse(document, contentType, URL);
        // So the parser reports a bug of its own.
        if (result instanceof ParseResult.NotAFeed(var reason) && reason.contains("could not be read")) {
            throw new IllegalStateException(reason);
        }
    }
}
