package afterword.article;

import afterword.feed.ParsedFeed;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Articles that a document passes over: newer than its last item, older than its first, and not in it. */
final class MissingArticles {
    /** More than that at once is a feed that was rearranged, not a blog that deletes. */
    private static final int PLAUSIBLE = 5;

    private MissingArticles() {}

    static List<KnownArticle> in(ParsedFeed document, List<Intake> steps, List<KnownArticle> newest) {
        var items = document.items();
        if (!document.complete() || items.size() < 2) {
            return List.of();
        }
        // The last item rather than the oldest: a post that is kept at the top may be years old.
        var first = items.getFirst().publishedAt();
        var last = items.getLast().publishedAt();
        if (first == null || last == null) {
            return List.of();
        }
        var from = first.isBefore(last) ? first : last;
        var to = newestDate(document, first.isBefore(last) ? last : first);
        Set<ArticleId> present = new HashSet<>();
        steps.forEach(step -> add(step, present));
        var missing = newest.stream()
                .filter(it -> it.publishedAt().isAfter(from) && it.publishedAt().isBefore(to))
                .filter(it -> !present.contains(it.id()))
                .toList();
        return missing.size() > PLAUSIBLE ? List.of() : missing;
    }

    private static Instant newestDate(ParsedFeed document, Instant atLeast) {
        var newest = atLeast;
        for (var item : document.items()) {
            var date = item.publishedAt();
            newest = date != null && date.isAfter(newest) ? date : newest;
        }
        return newest;
    }

    private static void add(Intake step, Set<ArticleId> present) {
        switch (step) {
            case Intake.NewItem _ -> {}
            case Intake.Edited edited -> present.add(edited.known().id());
            case Intake.Unchanged unchanged -> present.add(unchanged.known().id());
            case Intake.Rekeyed rekeyed -> present.add(rekeyed.known().id());
        }
    }
}
