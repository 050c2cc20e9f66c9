package afterword.playground;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the sample blog's feed: RSS 2.0 with the content, dc and media modules. */
final class BlogFeed {
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final Blog blog;

    BlogFeed(Blog blog) {
        this.blog = blog;
    }

    String rss(List<BlogArticle> articles) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("content", CONTENT);
            xml.writeNamespace("dc", DC);
            xml.writeNamespace("media", MEDIA);
            xml.writeNamespace("atom", ATOM);
            xml.writeStartElement("channel");
            element(xml, "title", blog.title());
            element(xml, "link", blog.site().toString());
            element(xml, "description", blog.tagline());
            element(xml, "language", "en");
            xml.writeEmptyElement("atom", "link", ATOM);
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("type", "application/rss+xml");
            xml.writeAttribute("href", blog.feed().toString());
            for (var article : articles) {
                item(xml, article);
            }
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing the sample blog's feed", e);
        }
    }

    private static void item(XMLStreamWriter xml, BlogArticle article) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", article.title());
        element(xml, "link", article.link().toString());
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters("halftone:" + article.id());
        xml.writeEndElement();
        var published = article.publishedAt();
        if (published != null) {
            element(xml, "pubDate", httpDate(published));
        }
        moduleElement(xml, "dc", DC, "creator", article.author());
        for (var category : article.categories()) {
            element(xml, "category", category);
        }
        if (!article.tags().isEmpty()) {
            moduleElement(xml, "media", MEDIA, "keywords", String.join(", ", article.tags()));
        }
        element(xml, "description", BlogText.excerpt(article.text()));
        moduleElement(xml, "content", CONTENT, "encoded", BlogText.html(article.text()));
        URI image = article.image();
        if (image != null) {
            xml.writeEmptyElement("media", "content", MEDIA);
            xml.writeAttribute("url", image.toString());
            xml.writeAttribute("medium", "image");
            xml.writeAttribute("type", "image/png");
            xml.writeAttribute("width", Integer.toString(HeroImage.WIDTH));
            xml.writeAttribute("height", Integer.toString(HeroImage.HEIGHT));
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private static void moduleElement(XMLStreamWriter xml, String prefix, String space, String name, String words)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, space);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    /** RFC 9110 section 5.6.7, which RFC 822 readers understand as well. */
    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
    }
}
