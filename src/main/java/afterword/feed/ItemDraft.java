package afterword.feed;

import afterword.feed.LeafText.Leaf;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item while it is being read; of what is said twice the first counts. */
final class ItemDraft {
    private static final int MAX_WORDS = 100;
    private static final int LONGEST_WORD = 200;
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^<>]*>");

    private final Set<String> creators = new LinkedHashSet<>();
    private final Set<String> authors = new LinkedHashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<FeedImage> images = new ArrayList<>();
    private String about = "";
    private String guid = "";
    private boolean guidIsLink = true;
    private @Nullable URI link;
    private @Nullable URI originalLink;
    private @Nullable URI enclosure;
    private @Nullable URI bodyBase;
    private String title = "";
    private String content = "";
    private String description = "";
    private String summary = "";
    private String ofMedia = "";
    private @Nullable Instant published;
    private @Nullable Instant updated;
    private @Nullable URI commentPage;
    private @Nullable URI commentFeed;
    private @Nullable Integer commentCount;

    void setAbout(String resource) {
        about = resource.strip();
    }

    /** What relative addresses in the body are relative to, where the feed says so. */
    void setBodyBase(URI base) {
        bodyBase = base;
    }

    void put(Leaf leaf, URI base) {
        var text = leaf.text().strip();
        if (text.isEmpty()) {
            return;
        }
        switch (leaf.element()) {
            case TITLE -> title = title.isEmpty() ? title(leaf, text) : title;
            case ID -> putGuid(text, !leaf.qualifier().equals("false"));
            case LINK -> link = link == null ? WebAddress.resolve(base, text) : link;
            case ORIGINAL_LINK -> originalLink = WebAddress.resolve(base, text);
            case FULL_CONTENT -> content = longer(content, text);
            case ATOM_CONTENT -> content = longer(content, AtomText.html(leaf, text));
            case DESCRIPTION -> description = longer(description, withoutStrayBrackets(text));
            case SUMMARY -> summary = summary.isEmpty() ? AtomText.html(leaf, text) : summary;
            case MEDIA_DESCRIPTION -> ofMedia = ofMedia.isEmpty() ? AtomText.html(leaf, text) : ofMedia;
            case PUBLISHED -> published = published == null ? DateReader.read(text) : published;
            case UPDATED -> updated = updated == null ? DateReader.read(text) : updated;
            case CREATOR -> add(creators, name(AuthorName.of(text)));
            case AUTHOR -> add(authors, name(AuthorName.of(text)));
            case NAME -> add(authors, name(PlainText.ofHtml(text)));
            case CATEGORY -> addCategory(text, leaf.qualifier());
            case TAGS -> addTags(text);
            case IMAGE -> addImage(base, text, "", "");
            case COMMENTS -> commentPage = WebAddress.resolve(base, text);
            case COMMENT_FEED -> commentFeed = WebAddress.resolve(base, text);
            case COMMENT_COUNT -> putCommentCount(text);
            default -> {}
        }
    }

    void add(FeedElement element, XmlAttributes attributes, URI base) {
        switch (element) {
            case LINK, ATOM_LINK -> addLink(attributes, base);
            case ATOM_CATEGORY -> {
                var label = attributes.orEmpty("label").strip();
                var term = label.isEmpty() ? attributes.orEmpty("term") : label;
                addCategory(term.isBlank() ? attributes.orEmpty("text") : term, attributes.orEmpty("scheme"));
            }
            case MEDIA_CONTENT -> {
                if (isImage(attributes.orEmpty("type"), attributes.orEmpty("medium"), attributes.orEmpty("url"))) {
                    addImage(
                            base, attributes.orEmpty("url"), attributes.orEmpty("width"), attributes.orEmpty("height"));
                }
            }
            case MEDIA_THUMBNAIL ->
                addImage(base, attributes.orEmpty("url"), attributes.orEmpty("width"), attributes.orEmpty("height"));
            case ENCLOSURE -> {
                if (isImage(attributes.orEmpty("type"), "", attributes.orEmpty("url"))) {
                    addImage(base, attributes.orEmpty("url"), "", "");
                } else if (enclosure == null) {
                    enclosure = WebAddress.resolve(base, attributes.get("url"));
                }
            }
            case ITUNES_IMAGE -> addImage(base, attributes.orEmpty("href"), "", "");
            default -> {}
        }
    }

    private static String title(Leaf leaf, String text) {
        boolean verbatim = leaf.type().equals("text") || leaf.type().equals("text/plain");
        return verbatim ? PlainText.line(text) : PlainText.ofHtml(text);
    }

    /** Plain text where HTML is expected: {@code a < b} begins no tag. */
    private static String withoutStrayBrackets(String text) {
        return text.indexOf('<') < 0 || TAG.matcher(text).find() ? text : text.replace("<", "&lt;");
    }

    /** Papers name all their authors in one line: the first of them where there are too many. */
    private static String name(String text) {
        int comma = text.length() <= LONGEST_WORD ? -1 : text.lastIndexOf(',', LONGEST_WORD - 1);
        return comma < 0 ? text : text.substring(0, comma) + "…";
    }

    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }

    void putGuid(String text, boolean isLink) {
        if (guid.isEmpty()) {
            guid = text;
            guidIsLink = isLink;
        }
    }

    private void addLink(XmlAttributes attributes, URI base) {
        var address = WebAddress.resolve(base, attributes.get("href"));
        var type = attributes.orEmpty("type").toLowerCase(Locale.ROOT);
        if (address == null) {
            return;
        }
        switch (attributes.orEmpty("rel").strip().toLowerCase(Locale.ROOT)) {
            case "", "alternate" -> link = link == null || type.contains("html") ? address : link;
            case "enclosure" -> {
                if (isImage(type, "", address.toString())) {
                    images.add(new FeedImage(address, 0, 0));
                }
            }
            case "replies" -> {
                commentFeed = type.contains("xml") ? address : commentFeed;
                commentPage = type.contains("html") ? address : commentPage;
                putCommentCount(attributes.orEmpty("thr:count"));
            }
            default -> {}
        }
    }

    private void addCategory(String text, String scheme) {
        var name = PlainText.ofHtml(text);
        add(scheme.toLowerCase(Locale.ROOT).endsWith("tag") ? tags : categories, name);
    }

    void addTags(String text) {
        for (var tag : text.split("[,;]", MAX_WORDS + 1)) {
            add(tags, PlainText.ofHtml(tag));
        }
    }

    private static void add(Collection<String> to, String text) {
        if (!text.isEmpty() && text.length() <= LONGEST_WORD && to.size() < MAX_WORDS) {
            to.add(text);
        }
    }

    private void addImage(URI base, String address, String width, String height) {
        var url = WebAddress.resolve(base, address);
        if (url != null && images.size() < MAX_WORDS) {
            images.add(new FeedImage(url, pixels(width), pixels(height)));
        }
    }

    private static int pixels(String text) {
        return Math.clamp(ChannelDraft.number(text.strip()), 0, 100_000);
    }

    static boolean isImage(String type, String medium, String address) {
        if (medium.equals("image") || type.startsWith("image")) {
            return true;
        }
        int query = address.indexOf('?');
        var path = (query < 0 ? address : address.substring(0, query)).toLowerCase(Locale.ROOT);
        boolean named = path.endsWith(".jpg")
                || path.endsWith(".jpeg")
                || path.endsWith(".png")
                || path.endsWith(".webp")
                || path.endsWith(".gif")
                || path.endsWith(".avif");
        return type.isEmpty() && medium.isEmpty() && named;
    }

    private void putCommentCount(String text) {
        long count = ChannelDraft.number(text.strip());
        if (count >= 0 && count < Integer.MAX_VALUE) {
            commentCount = (int) count;
        }
    }

    FeedItem build(URI base, ChannelDraft channel) {
        var address = originalLink != null ? originalLink : link;
        if (address == null && guidIsLink) {
            boolean addressed = guid.startsWith("/") || guid.regionMatches(true, 0, "http", 0, 4);
            address = addressed ? WebAddress.resolve(base, guid) : null;
        }
        if (address == null && about.startsWith("http")) {
            address = WebAddress.resolve(base, about);
        }
        var own = address == null ? base : address;
        var id = guid.isEmpty() ? about : guid;
        var body = Stream.of(content, description, summary, ofMedia)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
        var lead = summary.isEmpty() && !content.isEmpty() ? description : summary;
        return new FeedItem(
                id.isEmpty() ? null : id,
                // Many a podcast has nothing but its recordings.
                address == null ? enclosure : address,
                title,
                body,
                lead,
                ExcerptSign.isIn(body, !content.isEmpty()),
                published == null ? updated : published,
                updated,
                writers(channel.author()),
                List.copyOf(categories),
                List.copyOf(tags),
                images,
                new ItemComments(commentPage, commentFeed, commentCount),
                bodyBase == null ? own : bodyBase);
    }

    private List<String> writers(@Nullable String ofFeed) {
        if (!creators.isEmpty()) {
            return List.copyOf(creators);
        }
        return authors.isEmpty() && ofFeed != null ? List.of(ofFeed) : List.copyOf(authors);
    }
}
