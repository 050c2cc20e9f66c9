package afterword.feed;

import java.net.URI;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Lists of feeds in OPML 2.0 (opml.org/spec2.opml), as feed readers exchange them. */
public final class Opml {
    private static final int MAX_OUTLINES = 20_000;
    private static final int MAX_TAGS = 200_000;

    private Opml() {}

    /** A feed in a list; {@code title} may be empty. */
    public record Outline(URI url, String title, @Nullable URI site) {}

    /** What a document turned out to be. */
    public sealed interface Result {
        /** {@code duplicates} are addresses that came more than once, {@code unusable} those that are none on the web. */
        record Read(List<Outline> outlines, List<URI> duplicates, List<String> unusable) implements Result {
            public Read {
                outlines = List.copyOf(outlines);
                duplicates = List.copyOf(duplicates);
                unusable = List.copyOf(unusable);
            }
        }

        /** {@code reason} continues the sentence "it is not a list of feeds: ...". */
        record NotOpml(String reason) implements Result {}
    }

    /** Reads a document, however broken; never throws for what it contains. */
    public static Result read(byte[] document) {
        if (document.length > FeedParser.MAX_BYTES) {
            return new Result.NotOpml("it is longer than " + (FeedParser.MAX_BYTES >> 20) + " MiB");
        }
        var text = DocumentCleaner.clean(DocumentDecoder.decode(document, null));
        if (tags(text) > MAX_TAGS) {
            return new Result.NotOpml("it has more than " + MAX_TAGS + " elements");
        }
        var root = Parser.xmlParser().setMaxDepth(StrictXmlReader.MAX_DEPTH).parseInput(text.toString(), "");
        var outlines = root.getAllElements().stream()
                .filter(it -> it.tagName().equalsIgnoreCase("outline"))
                .toList();
        if (outlines.isEmpty()) {
            return new Result.NotOpml("it has no <outline> elements");
        }
        return read(outlines);
    }

    private static int tags(CharBuffer text) {
        return (int) text.chars().filter(it -> it == '<').count();
    }

    private static Result read(List<Element> elements) {
        var outlines = new ArrayList<Outline>();
        var duplicates = new ArrayList<URI>();
        var unusable = new ArrayList<String>();
        Set<String> seen = new HashSet<>();
        for (var element : elements) {
            var written = attribute(element, "xmlUrl");
            if (written.isBlank()) {
                // A folder.
                continue;
            }
            var url = WebAddress.typed(written);
            if (url == null || outlines.size() == MAX_OUTLINES) {
                unusable.add(written.strip());
            } else if (seen.add(WebAddress.comparable(url))) {
                outlines.add(new Outline(url, title(element), WebAddress.typed(attribute(element, "htmlUrl"))));
            } else {
                duplicates.add(url);
            }
        }
        return new Result.Read(outlines, duplicates, unusable);
    }

    private static String attribute(Element element, String name) {
        for (var attribute : element.attributes()) {
            if (attribute.getKey().equalsIgnoreCase(name)) {
                return attribute.getValue();
            }
        }
        return "";
    }

    private static String title(Element element) {
        var title = attribute(element, "title");
        return PlainText.line(title.isBlank() ? attribute(element, "text") : title);
    }

    /** A document that lists {@code feeds}. */
    public static String write(String title, List<Feed> feeds, Instant now) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n");
        text.append("    <title>").append(PlainText.escape(title)).append("</title>\n");
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        text.append("    <dateCreated>").append(date).append("</dateCreated>\n  </head>\n  <body>\n");
        for (var feed : feeds) {
            var name = feed.title().isEmpty() ? WebAddress.host(feed.url()) : feed.title();
            text.append("    <outline type=\"rss\"");
            append(text, "text", name);
            append(text, "title", name);
            append(text, "xmlUrl", feed.url().toString());
            if (feed.site() != null) {
                append(text, "htmlUrl", feed.site().toString());
            }
            text.append("/>\n");
        }
        return text.append("  </body>\n</opml>\n").toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(' ')
                .append(name)
                .append("=\"")
                .append(PlainText.escape(value).replace("\"", "&quot;"))
                .append('"');
    }
}
