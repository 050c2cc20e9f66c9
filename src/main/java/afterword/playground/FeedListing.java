package afterword.playground;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Title and articles of an RSS or Atom document, read only well enough to list them.
 *
 * @param feedNamedByPage the feed that an HTML page points to; null when the document is no such page
 */
record FeedListing(
        String title,
        String tagline,
        @Nullable URI site,
        List<BlogArticle> articles,
        @Nullable URI feedNamedByPage) {
    static final FeedListing EMPTY = new FeedListing("", "", null, List.of(), null);
    private static final int MOST_ARTICLES = 50;

    FeedListing {
        articles = List.copyOf(articles);
    }

    static FeedListing parse(String document, URI place) {
        var xml = Jsoup.parse(document, place.toString(), Parser.xmlParser());
        if (xml.selectFirst("rss, feed, rdf|RDF, RDF") == null) {
            return page(document, place);
        }
        var channel = xml.selectFirst("channel, feed");
        if (channel == null) {
            return EMPTY;
        }
        var articles = xml.select("item, entry").stream()
                .limit(MOST_ARTICLES)
                .map(it -> article(it, place))
                .toList();
        return new FeedListing(
                text(channel, "title"), text(channel, "description, subtitle"), link(channel, place), articles, null);
    }

    private static FeedListing page(String document, URI place) {
        Document html = Jsoup.parse(document, place.toString());
        var named = html.selectFirst(
                "link[rel=alternate][type=application/rss+xml], " + "link[rel=alternate][type=application/atom+xml]");
        if (named == null) {
            throw new IllegalArgumentException(place + " is neither a feed nor a page that names one");
        }
        return new FeedListing(html.title(), "", place, List.of(), URI.create(named.absUrl("href")));
    }

    private static BlogArticle article(Element item, URI place) {
        var body = text(item, "content|encoded, content, description, summary");
        var html = Jsoup.parseBodyFragment(body, place.toString());
        var picture = html.selectFirst("img[src]");
        var published = date(text(item, "pubDate, published, updated, dc|date"));
        var link = link(item, place);
        return new BlogArticle(
                link == null ? text(item, "guid, id") : link.toString(),
                text(item, "title"),
                link == null ? place : link,
                picture == null ? null : uri(picture.absUrl("src"), place),
                text(item, "dc|creator, author > name, author"),
                item.select("> category").stream()
                        .map(it -> it.hasAttr("term") ? it.attr("term") : it.text())
                        .filter(it -> !it.isBlank())
                        .toList(),
                List.of(),
                html.body().text(),
                published,
                null);
    }

    /** The first of the named children that is there. */
    private static String text(Element parent, String names) {
        for (var name : List.of(names.split(", ", -1))) {
            var found = parent.selectFirst("> " + name);
            if (found != null && !found.wholeText().isBlank()) {
                return found.wholeText().strip();
            }
        }
        return "";
    }

    private static @Nullable URI link(Element parent, URI place) {
        for (var link : parent.select("> link")) {
            var target = link.hasAttr("href") ? link.attr("href") : link.text();
            var rel = link.attr("rel");
            if (!target.isBlank() && (rel.isEmpty() || rel.equals("alternate"))) {
                return uri(target.strip(), place);
            }
        }
        return null;
    }

    /** Null for what is no address of the web. */
    private static @Nullable URI uri(String words, URI place) {
        try {
            var found = place.resolve(words);
            var scheme = String.valueOf(found.getScheme());
            return scheme.equals("http") || scheme.equals("https") ? found : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant date(String words) {
        try {
            return ZonedDateTime.parse(words, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            try {
                return OffsetDateTime.parse(words).toInstant();
            } catch (DateTimeException notIso) {
                return null;
            }
        }
    }
}
