package afterword.article;

import afterword.feed.FeedId;
import afterword.feed.FeedItem;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an item is known by: any name that two items have in common makes them the same article. Names are SHA-256 in hexadecimal and hold within one
 * feed only; {@code key} is the surest of them, {@code aliases} are the others.
 */
public record ArticleIdentity(String key, List<String> aliases) {
    private static final Pattern NUMBER = Pattern.compile("\\d");

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

    /**
     * The identities of a document's items, in their order. A name that two of them share tells nothing and is left out, unless they are one item listed
     * twice: then both have the same key.
     */
    public static List<ArticleIdentity> of(FeedId feed, List<FeedItem> items) {
        var namesOfItems = items.stream().map(it -> names(feed, it)).toList();
        Map<String, Object> user = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            var self = self(items.get(i), namesOfItems.get(i));
            for (var name : namesOfItems.get(i)) {
                var other = user.putIfAbsent(name, self);
                if (other != null && !other.equals(self)) {
                    shared.add(name);
                }
            }
        }
        var identities = new ArrayList<ArticleIdentity>();
        for (int i = 0; i < items.size(); i++) {
            var own = new ArrayList<>(namesOfItems.get(i));
            own.removeIf(shared::contains);
            if (own.isEmpty()) {
                own.add(lastResort(feed, items.get(i)));
            }
            identities.add(new ArticleIdentity(own.getFirst(), own.subList(1, own.size())));
        }
        return identities;
    }

    /** Equal for two items that are evidently the same: by guid and link, or by all that is known. */
    private static Object self(FeedItem item, Set<String> names) {
        var guid = item.guid();
        var link = item.link();
        return guid == null || link == null ? names : List.of(guid, link);
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
        if (link != null && !(CanonicalLink.pathAndQuery(link) + part(link)).isEmpty()) {
            names.add(name(feed, "link", CanonicalLink.of(link) + part(link)));
        }
        var title = titleName(feed, item);
        if (title != null) {
            names.add(title);
        }
        return names;
    }

    /** The weakest of an item's names: its title on that day. Null where it has no title or no date. */
    static @Nullable String titleName(FeedId feed, FeedItem item) {
        if (item.title().isEmpty() || item.publishedAt() == null) {
            return null;
        }
        var day = item.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return name(feed, "title", item.title().toLowerCase(Locale.ROOT) + "\n" + day);
    }

    /** A numbered part of a page is an item of its own: comments, releases, the days of a log. */
    private static String part(URI link) {
        var fragment = link.getRawFragment();
        return fragment != null && NUMBER.matcher(fragment).find() ? "#" + fragment : "";
    }

    private static String withoutSchemeAndHost(String guid) {
        if (!guid.startsWith("http://") && !guid.startsWith("https://")) {
            return "";
        }
        try {
            var link = URI.create(guid);
            return CanonicalLink.pathAndQuery(link) + part(link);
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
