package afterword.article;

import afterword.feed.FeedItem;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a feed that gave all its items new names (a new address, a new system behind it): most items look new, yet their titles, paths or dates
 * are those of known articles.
 */
final class FloodGuard {
    private static final int FLOOD = 3;

    private final Map<String, KnownArticle> byTitle = new HashMap<>();
    private final Map<String, KnownArticle> byPath = new HashMap<>();
    private final Map<Instant, KnownArticle> byDate = new HashMap<>();
    private final Set<Object> ambiguous = new HashSet<>();
    private final Set<ArticleId> matched = new HashSet<>();

    private FloodGuard(List<KnownArticle> known) {
        for (var article : known) {
            remember(byTitle, title(article.title()), article);
            remember(byPath, path(article.link()), article);
            remember(byDate, article.publishedAt(), article);
        }
    }

    /** By item, compared by identity, the article that each renamed one is; empty where there is no flood. */
    static Map<FeedItem, KnownArticle> rekeyed(
            List<FeedItem> items, List<@Nullable KnownArticle> matches, List<KnownArticle> known) {
        long unmatched = matches.stream().filter(it -> it == null).count();
        if (unmatched < FLOOD || unmatched * 2 <= items.size() || known.isEmpty()) {
            return Map.of();
        }
        var guard = new FloodGuard(known);
        for (var match : matches) {
            if (match != null) {
                guard.matched.add(match.id());
            }
        }
        var rekeyed = new IdentityHashMap<FeedItem, KnownArticle>();
        for (int i = 0; i < items.size(); i++) {
            var same = matches.get(i) == null ? guard.find(items.get(i)) : null;
            if (same != null && guard.matched.add(same.id())) {
                rekeyed.put(items.get(i), same);
            }
        }
        // A burst of new posts may share a title with an old one.
        return rekeyed.size() * 2L >= unmatched ? rekeyed : Map.of();
    }

    private @Nullable KnownArticle find(FeedItem item) {
        var byName = byTitle.get(title(item.title()));
        if (byName != null) {
            return byName;
        }
        var byAddress = byPath.get(path(item.link()));
        return byAddress != null || item.publishedAt() == null ? byAddress : byDate.get(item.publishedAt());
    }

    private <K> void remember(Map<K, KnownArticle> map, K key, KnownArticle article) {
        if (key.equals("") || ambiguous.contains(key)) {
            return;
        }
        if (map.putIfAbsent(key, article) != null) {
            map.remove(key);
            ambiguous.add(key);
        }
    }

    private static String title(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String path(@Nullable URI link) {
        return link == null ? "" : CanonicalLink.pathAndQuery(link);
    }
}
