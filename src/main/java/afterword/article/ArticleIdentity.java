package afterword.article;

import afterword.feed.FeedId;
import afterword.feed.FeedItem;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an item is known by: any name that two items have in common makes them the same article. Names are SHA-256 in hexadecimal and hold within one
 * feed only; {@code key} is the surest of them, {@code aliases} are the others.
 */
public record ArticleIdentity(String key, List<String> aliases) {
    public ArticleIdentity {
        aliases = List.copyOf(aliases);
    }

    /** The key and all aliases. */
    public List<String> names() {
        var names = new ArrayList<String>();
        names.add(key);
        names.addAll(aliases);
        return names;
    }

    /** The identities of a document's items, in their order. A name that two of them share tells nothing and is left out. */
    public static List<ArticleIdentity> of(FeedId feed, List<FeedItem> items) {
        var namesOfItems = items.stream().map(it -> names(feed, it)).toList();
        Map<String, Integer> uses = new HashMap<>();
        namesOfItems.forEach(names -> names.forEach(name -> uses.merge(name, 1, Integer::sum)));
        var identities = new ArrayList<ArticleIdentity>();
        for (int i = 0; i < items.size(); i++) {
            var own = new ArrayList<>(namesOfItems.get(i));
            own.removeIf(name -> uses.getOrDefault(name, 0) > 1);
            if (own.isEmpty()) {
                own.add(lastResort(feed, items.get(i)));
            }
            identities.add(new ArticleIdentity(own.getFirst(), own.subList(1, own.size())));
        }
        return identities;
    }

    private static LinkedHashSet<String> names(FeedId feed, FeedItem item) {
        var names = new LinkedHashSet<String>();
        var guid = item.guid();
        if (guid != null) {
            names.add(name(feed, "guid", guid));
            var local = withoutSchemeAndHost(guid);
            if (!local.isEmpty()) {
                names.add(name(feed, "path", local));
            }
        }
        var link = item.link();
        if (link != null && !CanonicalLink.pathAndQuery(link).isEmpty()) {
            names.add(name(feed, "link", CanonicalLink.of(link)));
        }
        if (!item.title().isEmpty() && item.publishedAt() != null) {
            var day = item.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate();
            names.add(name(feed, "title", item.title().toLowerCase(Locale.ROOT) + "\n" + day));
        }
        return names;
    }

    private static String withoutSchemeAndHost(String guid) {
        if (!guid.startsWith("http://") && !guid.startsWith("https://")) {
            return "";
        }
        try {
            return CanonicalLink.pathAndQuery(URI.create(guid));
        } catch (IllegalArgumentException e) {
            int path = guid.indexOf('/', guid.indexOf("//") + 2);
            return path < 0 ? "" : guid.substring(path);
        }
    }

    private static String lastResort(FeedId feed, FeedItem item) {
        return name(
                feed, "content", item.title() + "\n" + item.link() + "\n" + item.publishedAt() + "\n" + item.body());
    }

    private static String name(FeedId feed, String kind, String value) {
        return Sha256.of(String.valueOf(feed.value()), kind, value);
    }
}
