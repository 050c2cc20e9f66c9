package afterword.feed;

import afterword.feed.Discovery.Candidate;
import afterword.feed.FetchResult.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A web page, read for the feeds that it names. */
record SitePage(Document document, URI url) {
    private static final int MAX_BYTES = 2 << 20;
    private static final int MAX_LINKED = 3;
    private static final Pattern COMMENTS =
            Pattern.compile("comments?/feed|feed=comments|/comments/default", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENTS_TITLE = Pattern.compile(
            "comment|komm?entar|kommentt|coment|reacties|комментари|коментар|opmerking|yorum|hozzászól|σχόλι|コメント|评论|評論|댓글",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FEED_PATH =
            Pattern.compile("(?:/feed/?|/rss/?|\\.rss|\\.atom|/atom/?|rss\\.xml|feed\\.xml|atom\\.xml|feed\\.json)$");

    static SitePage of(Fetched answer) {
        var bytes = new ByteArrayInputStream(answer.body(), 0, Math.min(answer.body().length, MAX_BYTES));
        try {
            return new SitePage(Jsoup.parse(bytes, null, answer.url().toString()), answer.url());
        } catch (IOException e) {
            return new SitePage(Document.createShell(answer.url().toString()), answer.url());
        }
    }

    /** The feeds that the page declares (HTML, link type "alternate"), without those of comments; of one in several formats the first. */
    List<Candidate> candidates() {
        var found = new ArrayList<Candidate>();
        var titles = new HashSet<String>();
        for (var link : document.select("link[rel~=(?i)(^|\\s)(alternate|feed)(\\s|$)][href]")) {
            var address = WebAddress.resolve(base(), link.attr("href"));
            var kind = kind(link);
            var title = PlainText.line(link.attr("title"));
            if (address != null && !kind.isEmpty() && !isOfComments(address, title) && isNew(title, titles, address)) {
                found.add(new Candidate(address, title, kind));
            }
        }
        return found;
    }

    private URI base() {
        var declared = document.selectFirst("base[href]");
        var resolved = declared == null ? null : WebAddress.resolve(url, declared.attr("href"));
        return resolved == null ? url : resolved;
    }

    private static String kind(Element link) {
        var type = link.attr("type")
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "")
                .strip();
        return switch (type) {
            case "application/rss+xml", "text/xml", "application/xml", "application/rdf+xml", "text/rss+xml" -> "RSS";
            case "application/atom+xml" -> "Atom";
            case "application/feed+json" -> "JSON Feed";
            // WordPress announces its programming interface as JSON too.
            case "application/json" ->
                link.attr("href").contains("feed") && !link.attr("href").contains("wp-json") ? "JSON Feed" : "";
            default -> "";
        };
    }

    private static boolean isOfComments(URI address, String title) {
        return COMMENTS.matcher(address.toString()).find()
                || COMMENTS_TITLE.matcher(title).find();
    }

    /** "Blog RSS" and "Blog Atom" are the same feed. */
    private static boolean isNew(String title, Set<String> seen, URI address) {
        var plain = title.toLowerCase(Locale.ROOT)
                .replaceAll("rss( 2\\.0)?|atom( 1\\.0| 0\\.3)?|json( feed)?|feed|[^\\p{L}\\p{N}]+", "");
        return seen.add(plain.isEmpty() ? withoutFormat(address) : plain) && seen.add("address " + address);
    }

    private static String withoutFormat(URI address) {
        return address.toString().toLowerCase(Locale.ROOT).replaceAll("rss2?|atom|json|xml|feed|[./]", "");
    }

    /** A few links of the page whose addresses look like feeds, for pages that declare none. */
    List<URI> linkedFeeds() {
        var found = new ArrayList<URI>();
        for (var link : document.select("a[href]")) {
            var address = WebAddress.resolve(base(), link.attr("href"));
            boolean likely = address != null
                    && address.getPath() != null
                    && FEED_PATH.matcher(address.getPath()).find();
            if (likely && address != null && !isOfComments(address, "") && found.size() < MAX_LINKED) {
                found.add(address);
            }
        }
        return found;
    }
}
