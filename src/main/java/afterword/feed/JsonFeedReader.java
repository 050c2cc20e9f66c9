package afterword.feed;

import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeedReader {
    private JsonFeedReader() {}

    static ParseResult read(CharBuffer text, URI url) {
        JsonDocument document;
        try {
            document = JsonDocument.read(text);
        } catch (JsonProcessingException e) {
            return new NotAFeed("it is JSON, but broken: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read but memory", e);
        }
        if (!document.root().path("version").asText().contains("jsonfeed.org") && !document.hasItems()) {
            return new NotAFeed("it is JSON, but not a JSON Feed (no \"items\")");
        }
        return new Parsed(feed(document, url));
    }

    private static ParsedFeed feed(JsonDocument document, URI url) {
        var root = document.root();
        var channel = new ChannelDraft(url);
        channel.setLanguage(root.path("language").asText());
        channel.addLink("alternate", address(root, "home_page_url", url));
        channel.addLink("self", address(root, "feed_url", url));
        channel.addLink("next", address(root, "next_url", url));
        root.path("hubs").forEach(hub -> channel.addLink("hub", address(hub, "url", url)));
        var items = new ArrayList<FeedItem>();
        document.items().forEach(node -> items.add(item(node, root, channel.base())));
        boolean complete =
                items.size() == document.itemCount() && root.path("next_url").isMissingNode();
        var read = channel.build(FeedFormat.JSON, items, complete, false);
        return new ParsedFeed(
                FeedFormat.JSON,
                PlainText.line(root.path("title").asText()),
                read.language(),
                null,
                read.links(),
                read.hints(),
                items,
                complete,
                false);
    }

    private static @Nullable URI address(JsonNode node, String name, URI base) {
        return WebAddress.resolve(base, node.path(name).asText());
    }

    private static FeedItem item(JsonNode node, JsonNode root, URI base) {
        var html = node.path("content_html").asText();
        var plain = node.path("content_text").asText();
        var summary = PlainText.escape(node.path("summary").asText());
        var content = html.isEmpty() ? PlainText.escape(plain).replace("\n", "<br>\n") : html;
        var own = address(node, "url", base);
        var external = address(node, "external_url", base);
        var link = own == null ? external : own;
        var id = node.path("id").asText().strip();
        var published = DateReader.read(node.path("date_published").asText());
        var updated = DateReader.read(node.path("date_modified").asText());
        return new FeedItem(
                id.isEmpty() ? null : id,
                link == null && id.startsWith("http") ? WebAddress.resolve(base, id) : link,
                PlainText.line(node.path("title").asText()),
                content.isEmpty() ? summary : content,
                content.isEmpty() ? "" : summary,
                ExcerptSign.isIn(content, true),
                published == null ? updated : published,
                updated,
                authors(node, root),
                List.of(),
                texts(node.path("tags")),
                images(node, base),
                ItemComments.UNKNOWN,
                link == null ? base : link);
    }

    private static List<String> authors(JsonNode node, JsonNode root) {
        for (var holder : List.of(node, root)) {
            var names = new ArrayList<String>();
            holder.path("authors")
                    .forEach(it -> names.add(PlainText.line(it.path("name").asText())));
            names.add(PlainText.line(holder.path("author").path("name").asText()));
            var distinct = names.stream().filter(it -> !it.isEmpty()).distinct().toList();
            if (!distinct.isEmpty()) {
                return distinct;
            }
        }
        return List.of();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(it -> texts.add(PlainText.line(it.asText())));
        return texts.stream().filter(it -> !it.isEmpty()).distinct().limit(100).toList();
    }

    private static List<FeedImage> images(JsonNode node, URI base) {
        var addresses = new ArrayList<@Nullable URI>();
        addresses.add(address(node, "image", base));
        addresses.add(address(node, "banner_image", base));
        for (var attachment : node.path("attachments")) {
            if (attachment.path("mime_type").asText().startsWith("image")) {
                addresses.add(address(attachment, "url", base));
            }
        }
        var images = new ArrayList<FeedImage>();
        for (var address : addresses) {
            if (address != null && images.size() < 100) {
                images.add(new FeedImage(address, 0, 0));
            }
        }
        return images;
    }
}
