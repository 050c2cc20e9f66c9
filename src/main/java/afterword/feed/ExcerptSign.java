package afterword.feed;

import java.util.List;
import org.jsoup.Jsoup;

/** Tells from the end of a body whether the feed carries only the beginning of the article. */
final class ExcerptSign {
    private static final int SHORT = 800;
    private static final int MEDIUM = 3000;
    private static final int TAIL = 1500;
    private static final List<String> CUT = List.of("[…]", "[...]", "(more…)", "(more...)", "[more]");
    private static final List<String> DOTS = List.of("…", "...");

    private ExcerptSign() {}

    /** {@code full}: the feed says that this is the whole content. Otherwise a short text is taken for an excerpt as well. */
    static boolean isIn(String html, boolean full) {
        if (html.isEmpty() || (!full && html.length() < SHORT)) {
            return true;
        }
        int tail = Math.max(0, html.length() - TAIL);
        boolean bracket = html.indexOf(']', tail) >= 0 || html.indexOf("more", tail) >= 0;
        return (bracket || (!full && html.length() < MEDIUM)) && endsLikeExcerpt(html.substring(tail), full);
    }

    private static boolean endsLikeExcerpt(String tail, boolean full) {
        var body = Jsoup.parseBodyFragment(tail).body();
        var text = body.text().strip();
        var link = body.select("a").last();
        // "Continue reading" comes behind the dots.
        var linked = link == null ? "" : link.text().strip();
        var kept = text.endsWith(linked)
                ? text.substring(0, text.length() - linked.length()).strip()
                : text;
        return CUT.stream().anyMatch(it -> text.endsWith(it) || kept.endsWith(it))
                || (!full && DOTS.stream().anyMatch(it -> text.endsWith(it) || kept.endsWith(it)));
    }
}
