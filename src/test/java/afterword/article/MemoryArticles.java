package afterword.article;

import afterword.feed.Feed;
import afterword.feed.ItemSink;
import afterword.feed.ParsedFeed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Articles of one feed in memory, and what was told of them. */
final class MemoryArticles implements KnownArticles, ItemSink {
    final List<String> published = new ArrayList<>();
    final List<String> edited = new ArrayList<>();
    final List<String> rekeyed = new ArrayList<>();
    final List<String> gone = new ArrayList<>();

    private final InstantSource time;
    private final Map<Long, KnownArticle> articles = new LinkedHashMap<>();
    private final Map<String, Long> names = new HashMap<>();
    private Set<ArticleId> missing = new HashSet<>();

    MemoryArticles(InstantSource time) {
        this.time = time;
    }

    int count() {
        return articles.size();
    }

    @Override
    public Map<String, KnownArticle> byNames(Collection<String> wanted) {
        var found = new HashMap<String, KnownArticle>();
        wanted.forEach(name -> {
            var article = articles.get(names.getOrDefault(name, -1L));
            if (article != null) {
                found.put(name, article);
            }
        });
        return found;
    }

    @Override
    public List<KnownArticle> newest(int limit) {
        return articles.values().stream()
                .sorted(Comparator.comparing(KnownArticle::publishedAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean reachesKnown(Feed feed, ParsedFeed document) {
        return ArticleIdentity.of(feed.id(), document.items()).stream()
                .anyMatch(it -> !byNames(it.names()).isEmpty());
    }

    @Override
    public int accept(Feed feed, ParsedFeed document) {
        var plan = IntakePlan.of(feed.id(), document, this, time.instant());
        plan.steps().forEach(step -> take(feed, step));
        var now = new HashSet<ArticleId>();
        for (var article : plan.missing()) {
            now.add(article.id());
            if (missing.contains(article.id())) {
                gone.add(article.title());
                articles.remove(article.id().value());
            }
        }
        missing = now;
        return plan.newItems().size();
    }

    private void take(Feed feed, Intake step) {
        switch (step) {
            case Intake.NewItem(var _, var identity, var content, var source) -> {
                var id = new ArticleId(articles.size() + names.size() + 1L);
                store(id, content, source, identity.names());
                if (feed.isSeeded()) {
                    published.add(content.title());
                }
            }
            case Intake.Edited(var known, var _, var added, var content, var source) -> {
                store(known.id(), content, source, added);
                edited.add(content.title());
            }
            case Intake.Unchanged(var known, var _, var added, var _) ->
                added.forEach(it -> names.put(it, known.id().value()));
            case Intake.Rekeyed(var known, var _, var added, var content, var source) -> {
                store(known.id(), content, source, added);
                rekeyed.add(content.title());
            }
        }
    }

    private void store(ArticleId id, ArticleContent content, String source, List<String> added) {
        articles.put(
                id.value(),
                new KnownArticle(
                        id, content.title(), content.link(), content.publishedAt(), content.contentHash(), source));
        added.forEach(it -> names.put(it, id.value()));
    }
}
