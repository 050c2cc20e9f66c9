package afterword.feed;

import java.net.URI;

/** What feeds and items are called in answers to people. */
public final class FeedWords {
    private static final int LONGEST = 80;

    private FeedWords() {}

    /** As people refer to it: "#3 Halftone". */
    public static String label(Feed feed) {
        return "#" + number(feed) + " " + title(feed);
    }

    static String number(Feed feed) {
        return String.valueOf(feed.id().value());
    }

    static String title(Feed feed) {
        return title(feed.title(), feed.url());
    }

    /** The title, or the host where there is none. */
    static String title(String title, URI url) {
        return cut(title.isBlank() ? WebAddress.host(url) : PlainText.line(title));
    }

    static String title(FeedItem item) {
        return item.title().isBlank() ? "(untitled)" : cut(PlainText.line(item.title()));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** "1 item", "3 items". */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
