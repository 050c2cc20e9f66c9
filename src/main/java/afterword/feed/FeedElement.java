package afterword.feed;

import java.util.Locale;
import java.util.Map;

/** What an element of any format means to us, whatever it is called there. */
enum FeedElement {
    RSS,
    RDF,
    FEED,
    CHANNEL,
    ITEM,
    PERSON,
    SKIPPED,
    GROUP,
    TITLE,
    ID,
    LINK,
    ATOM_LINK,
    ORIGINAL_LINK,
    DESCRIPTION,
    FULL_CONTENT,
    ATOM_CONTENT,
    SUMMARY,
    PUBLISHED,
    UPDATED,
    CREATOR,
    AUTHOR,
    NAME,
    CATEGORY,
    ATOM_CATEGORY,
    TAGS,
    MEDIA_CONTENT,
    MEDIA_THUMBNAIL,
    MEDIA_DESCRIPTION,
    ENCLOSURE,
    IMAGE,
    ITUNES_IMAGE,
    COMMENTS,
    COMMENT_FEED,
    COMMENT_COUNT,
    LANGUAGE,
    GENERATOR,
    TTL,
    UPDATE_PERIOD,
    UPDATE_FREQUENCY,
    SKIP_HOUR,
    SKIP_DAY,
    OTHER;

    /** By prefix and local name, in lower case; Atom has the prefix {@code atom} even where it is the default. */
    private static final Map<String, FeedElement> BY_NAME = Map.ofEntries(
            Map.entry("rss", RSS),
            Map.entry("rdf:rdf", RDF),
            Map.entry("atom:feed", FEED),
            Map.entry("channel", CHANNEL),
            Map.entry("item", ITEM),
            Map.entry("atom:entry", ITEM),
            Map.entry("atom:author", PERSON),
            Map.entry("atom:contributor", SKIPPED),
            Map.entry("atom:source", SKIPPED),
            Map.entry("source", SKIPPED),
            Map.entry("textinput", SKIPPED),
            Map.entry("items", SKIPPED),
            Map.entry("media:community", SKIPPED),
            Map.entry("media:group", GROUP),
            Map.entry("title", TITLE),
            Map.entry("atom:title", TITLE),
            Map.entry("dc:title", TITLE),
            Map.entry("guid", ID),
            Map.entry("atom:id", ID),
            Map.entry("link", LINK),
            Map.entry("atom:link", ATOM_LINK),
            Map.entry("feedburner:origlink", ORIGINAL_LINK),
            Map.entry("description", DESCRIPTION),
            Map.entry("dc:description", DESCRIPTION),
            Map.entry("content:encoded", FULL_CONTENT),
            Map.entry("body", FULL_CONTENT),
            Map.entry("xhtml:body", FULL_CONTENT),
            Map.entry("fulltext", FULL_CONTENT),
            Map.entry("fullitem", FULL_CONTENT),
            Map.entry("atom:content", ATOM_CONTENT),
            Map.entry("atom:summary", SUMMARY),
            Map.entry("summary", SUMMARY),
            Map.entry("itunes:summary", SUMMARY),
            Map.entry("media:description", MEDIA_DESCRIPTION),
            Map.entry("pubdate", PUBLISHED),
            Map.entry("date", PUBLISHED),
            Map.entry("dc:date", PUBLISHED),
            Map.entry("dc:created", PUBLISHED),
            Map.entry("dcterms:issued", PUBLISHED),
            Map.entry("dcterms:created", PUBLISHED),
            Map.entry("atom:published", PUBLISHED),
            Map.entry("published", PUBLISHED),
            Map.entry("atom:issued", PUBLISHED),
            Map.entry("atom:created", PUBLISHED),
            Map.entry("atom:updated", UPDATED),
            Map.entry("updated", UPDATED),
            Map.entry("atom:modified", UPDATED),
            Map.entry("dcterms:modified", UPDATED),
            Map.entry("dc:creator", CREATOR),
            Map.entry("author", AUTHOR),
            Map.entry("dc:author", AUTHOR),
            Map.entry("itunes:author", AUTHOR),
            Map.entry("atom:name", NAME),
            Map.entry("name", NAME),
            Map.entry("category", CATEGORY),
            Map.entry("dc:subject", CATEGORY),
            Map.entry("atom:category", ATOM_CATEGORY),
            Map.entry("itunes:category", ATOM_CATEGORY),
            Map.entry("media:keywords", TAGS),
            Map.entry("itunes:keywords", TAGS),
            Map.entry("media:content", MEDIA_CONTENT),
            Map.entry("media:thumbnail", MEDIA_THUMBNAIL),
            Map.entry("enclosure", ENCLOSURE),
            Map.entry("image", IMAGE),
            Map.entry("itunes:image", ITUNES_IMAGE),
            Map.entry("comments", COMMENTS),
            Map.entry("wfw:commentrss", COMMENT_FEED),
            Map.entry("slash:comments", COMMENT_COUNT),
            Map.entry("thr:total", COMMENT_COUNT),
            Map.entry("language", LANGUAGE),
            Map.entry("dc:language", LANGUAGE),
            Map.entry("generator", GENERATOR),
            Map.entry("atom:generator", GENERATOR),
            Map.entry("ttl", TTL),
            Map.entry("sy:updateperiod", UPDATE_PERIOD),
            Map.entry("sy:updatefrequency", UPDATE_FREQUENCY),
            Map.entry("hour", SKIP_HOUR),
            Map.entry("day", SKIP_DAY));

    static FeedElement named(String prefix, String localName) {
        var local = localName.toLowerCase(Locale.ROOT);
        return BY_NAME.getOrDefault(prefix.isEmpty() ? local : prefix + ":" + local, OTHER);
    }

    /** Whether markup inside it is part of its text. */
    boolean holdsMarkup() {
        return isBody() || this == TITLE;
    }

    /** Whether an element of that kind cannot be inside this one, so that this one was never closed. */
    boolean isEndedBy(FeedElement child) {
        if (child == ITEM) {
            return true;
        }
        boolean mayHoldOthers = isBody() || this == IMAGE || this == AUTHOR;
        return !mayHoldOthers && child != OTHER && child != NAME;
    }

    /** Whether it says all it says in its attributes. */
    boolean isWithoutText() {
        return switch (this) {
            case ATOM_LINK, ATOM_CATEGORY, MEDIA_CONTENT, MEDIA_THUMBNAIL, ENCLOSURE, ITUNES_IMAGE -> true;
            default -> false;
        };
    }

    boolean isBody() {
        return switch (this) {
            case DESCRIPTION, FULL_CONTENT, ATOM_CONTENT, SUMMARY, MEDIA_DESCRIPTION -> true;
            default -> false;
        };
    }
}
