package afterword.feed;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a feed of elements and text as they come, well nested or nearly so. One for each document. */
final class FeedAssembler {
    private final ElementNames names = new ElementNames();
    private final ChannelDraft channel;
    private final Deque<FeedItem> items = new ArrayDeque<>();
    private final Deque<Base> bases = new ArrayDeque<>();
    private final LeafText leaf = new LeafText();

    private @Nullable FeedFormat format;
    private String firstElement = "";
    private @Nullable ItemDraft item;
    private boolean overflowed;
    private boolean full;
    private int depth;
    private int skipDepth;
    private int channelDepth;
    private int itemDepth;
    private int personDepth;

    /** The address that relative ones are relative to, from an element's {@code xml:base} on. */
    private record Base(int depth, URI url) {}

    FeedAssembler(URI url) {
        channel = new ChannelDraft(url);
    }

    boolean isFeed() {
        return format != null;
    }

    /** A document that is none, in words. */
    String whatItIs() {
        return switch (firstElement.toLowerCase(Locale.ROOT)) {
            case "html", "head", "body" -> "it is a web page (HTML)";
            case "opml" -> "it is a list of feeds (OPML)";
            case "urlset", "sitemapindex" -> "it is a site map";
            case "" -> "it is neither XML nor JSON";
            case String name ->
                "its first element is <" + name.substring(0, Math.min(40, name.length()))
                        + ">, not <rss>, <feed> or <rdf:RDF>";
        };
    }

    /** Whether more items would only be dropped. */
    boolean isFull() {
        return full;
    }

    boolean wantsText() {
        return leaf.isOpen();
    }

    void text(char[] characters, int start, int length) {
        if (skipDepth == 0) {
            leaf.append(characters, start, length);
        }
    }

    void open(String name, XmlAttributes attributes) {
        depth++;
        var element = names.of(name, attributes, format == null);
        if (format == null) {
            openRoot(name, element, attributes);
            return;
        }
        if (element != FeedElement.ITEM) {
            if (skipDepth > 0) {
                return;
            }
            if (leaf.isOpen() && !leaf.isEndedBy(element)) {
                leaf.openTag(name, attributes);
                return;
            }
        }
        closeLeaf();
        rememberBase(attributes);
        openElement(element, attributes);
    }

    private void openRoot(String name, FeedElement element, XmlAttributes attributes) {
        if (firstElement.isEmpty()) {
            firstElement = name;
        }
        format = switch (element) {
            case RSS, CHANNEL -> FeedFormat.RSS;
            case RDF -> FeedFormat.RDF;
            case FEED -> FeedFormat.ATOM;
            default -> null;
        };
        rememberBase(attributes);
        if (element == FeedElement.FEED || element == FeedElement.CHANNEL) {
            channelDepth = depth;
            channel.setLanguage(attributes.orEmpty("xml:lang"));
        }
    }

    private void openElement(FeedElement element, XmlAttributes attributes) {
        switch (element) {
            case CHANNEL -> channelDepth = depth;
            case ITEM -> openItem(attributes);
            case PERSON -> personDepth = depth;
            case GROUP, RSS, RDF, FEED -> {}
            case SKIPPED -> skipDepth = depth;
            case OTHER -> skipDepth = item == null ? 0 : depth;
            default -> {
                if (item == null) {
                    openInChannel(element, attributes);
                } else {
                    openInItem(item, element, attributes);
                }
            }
        }
    }

    private void openItem(XmlAttributes attributes) {
        closeItem();
        skipDepth = 0;
        itemDepth = depth;
        item = new ItemDraft();
        item.setAbout(attributes.orEmpty("rdf:about"));
    }

    private void openInChannel(FeedElement element, XmlAttributes attributes) {
        boolean direct = depth == channelDepth + 1 || personDepth > 0;
        boolean listed = element == FeedElement.SKIP_HOUR || element == FeedElement.SKIP_DAY;
        if (element == FeedElement.IMAGE) {
            skipDepth = depth;
        } else if (element == FeedElement.ATOM_LINK
                || (element == FeedElement.LINK && attributes.get("href") != null)) {
            channel.addLink(base(), attributes);
        } else if ((direct || listed) && !element.isWithoutText()) {
            leaf.open(element, depth, attributes);
        }
    }

    private void openInItem(ItemDraft draft, FeedElement element, XmlAttributes attributes) {
        if (element == FeedElement.NAME && personDepth == 0) {
            skipDepth = depth;
        } else if (element.isWithoutText() || (element == FeedElement.LINK && attributes.get("href") != null)) {
            draft.add(element, attributes, base());
        } else {
            leaf.open(element, depth, attributes);
        }
    }

    void close() {
        if (leaf.isOpen() && skipDepth == 0) {
            if (leaf.depth() == depth) {
                closeLeaf();
            } else {
                leaf.closeTag();
            }
        }
        skipDepth = skipDepth == depth ? 0 : skipDepth;
        personDepth = personDepth == depth ? 0 : personDepth;
        if (item != null && itemDepth == depth) {
            closeItem();
        }
        while (!bases.isEmpty() && bases.peek().depth >= depth) {
            bases.pop();
        }
        depth--;
    }

    private void closeLeaf() {
        if (!leaf.isOpen()) {
            return;
        }
        var closed = leaf.close();
        if (item != null) {
            item.put(closed, base());
            if (closed.element().isBody() && !bases.isEmpty()) {
                item.setBodyBase(base());
            }
        } else {
            channel.put(closed, base(), personDepth > 0);
        }
    }

    private void closeItem() {
        if (item == null) {
            return;
        }
        var built = item.build(base(), channel);
        item = null;
        personDepth = 0;
        items.add(built);
        if (items.size() > FeedParser.MAX_ITEMS) {
            overflowed = true;
            full = !isOldestFirst();
            var _ = full ? items.removeLast() : items.removeFirst();
        }
    }

    private boolean isOldestFirst() {
        var first = items.getFirst().publishedAt();
        var last = items.getLast().publishedAt();
        return first != null && last != null && first.isBefore(last);
    }

    private void rememberBase(XmlAttributes attributes) {
        var written = attributes.get("xml:base");
        var resolved = WebAddress.resolve(base(), written);
        if (resolved != null) {
            bases.push(new Base(depth, resolved));
        }
    }

    private URI base() {
        return bases.isEmpty() ? channel.base() : bases.peek().url;
    }

    /** The feed; without its last item unless the root element was closed, since that item may have been cut short. */
    ParsedFeed feed(boolean closed, boolean fallback) {
        closeLeaf();
        closeItem();
        List<FeedItem> kept = new ArrayList<>(items);
        if (!closed && !kept.isEmpty()) {
            kept.removeLast();
        }
        var known = format == null ? FeedFormat.RSS : format;
        return channel.build(known, kept, closed && !overflowed, fallback);
    }
}
