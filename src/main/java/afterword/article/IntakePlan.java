package afterword.article;

import afterword.feed.FeedId;
import afterword.feed.FeedItem;
import afterword.feed.ParsedFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document means for the articles that are known, in the order in which they were published, oldest first. {@code missing} are articles that
 * ought to be in the middle of the document and are not: one that is missing twice running may have been deleted, if its page says so too.
 */
public record IntakePlan(List<Intake> steps, List<KnownArticle> missing) {
    private static final int COMPARED = 500;

    public IntakePlan {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    /** Decides; nothing is stored. {@code now} is the date of items that have none. */
    public static IntakePlan of(FeedId feed, ParsedFeed document, KnownArticles articles, Instant now) {
        var items = oldestFirst(document.items());
        var identities = ArticleIdentity.of(feed, items);
        var known = articles.byNames(
                identities.stream().flatMap(it -> it.names().stream()).toList());
        var matches = new ArrayList<@Nullable KnownArticle>();
        var oldest = oldest(document.items());
        for (int i = 0; i < items.size(); i++) {
            matches.add(match(feed, items.get(i), identities.get(i), known, oldest));
        }
        var newest = articles.newest(COMPARED);
        var rekeyed = FloodGuard.rekeyed(items, matches, newest);
        var steps = new ArrayList<Intake>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (!Extraction.isProtected(item) && taken.add(identities.get(i).key())) {
                var same = matches.get(i);
                steps.add(step(
                        item, identities.get(i), same == null ? rekeyed.get(item) : same, same == null, known, now));
            }
        }
        return new IntakePlan(steps, MissingArticles.in(document, steps, newest));
    }

    private static Intake step(
            FeedItem item,
            ArticleIdentity identity,
            @Nullable KnownArticle article,
            boolean underNewNames,
            Map<String, KnownArticle> known,
            Instant now) {
        var source = Extraction.sourceHash(item);
        if (article == null) {
            return new Intake.NewItem(item, identity, Extraction.of(item, now), source);
        }
        var unknown =
                identity.names().stream().filter(it -> !known.containsKey(it)).toList();
        if (!underNewNames && source.equals(article.sourceHash())) {
            return new Intake.Unchanged(article, item, unknown, source);
        }
        // An article keeps the date that it was given first, where the feed gives none.
        var content = Extraction.of(item, item.publishedAt() == null ? article.publishedAt() : now);
        if (underNewNames) {
            return new Intake.Rekeyed(article, item, unknown, content, source);
        }
        return content.contentHash().equals(article.contentHash())
                ? new Intake.Unchanged(article, item, unknown, source)
                : new Intake.Edited(article, item, unknown, content, source);
    }

    private static @Nullable KnownArticle match(
            FeedId feed,
            FeedItem item,
            ArticleIdentity identity,
            Map<String, KnownArticle> known,
            @Nullable Instant oldest) {
        var title = ArticleIdentity.titleName(feed, item);
        for (var name : identity.names()) {
            var article = known.get(name);
            if (article != null && (!name.equals(title) || isRenamed(article, item, oldest))) {
                return article;
            }
        }
        return null;
    }

    /**
     * A title may come twice a day. It is the same article under new names when its date is the same, or when the document would list it under
     * its old ones.
     */
    private static boolean isRenamed(KnownArticle article, FeedItem item, @Nullable Instant oldest) {
        return article.publishedAt().equals(item.publishedAt())
                || (oldest != null && !article.publishedAt().isBefore(oldest));
    }

    /** Where the document begins or ends; a post that is kept at the top may be older. */
    private static @Nullable Instant oldest(List<FeedItem> items) {
        if (items.isEmpty()) {
            return null;
        }
        var first = items.getFirst().publishedAt();
        var last = items.getLast().publishedAt();
        return first == null || last == null || last.isBefore(first) ? last : first;
    }

    /** By date where all items have one, else in the document's order reversed. */
    static List<FeedItem> oldestFirst(List<FeedItem> items) {
        var ordered = new ArrayList<>(items.reversed());
        if (items.stream().allMatch(it -> it.publishedAt() != null)) {
            ordered.sort(Comparator.comparing(FeedItem::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder())));
        }
        return ordered;
    }

    /** The items that are new. */
    public List<Intake.NewItem> newItems() {
        return steps.stream()
                .filter(Intake.NewItem.class::isInstance)
                .map(Intake.NewItem.class::cast)
                .toList();
    }
}
