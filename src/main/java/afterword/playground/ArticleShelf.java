package afterword.playground;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The sample blog's articles. Every method may be called from any thread. */
final class ArticleShelf {
    private static final int MAX_TITLE = 200;
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_SLUG = 60;

    private final InstantSource time;
    private final List<BlogArticle> articles = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private Instant changedAt;

    ArticleShelf(InstantSource time) {
        this.time = time;
        changedAt = time.instant();
    }

    /** Puts an article where its date belongs. Links are given without the blog's address. */
    synchronized BlogArticle add(SampleArticles.Sample sample, Instant publishedAt) {
        var title = checked("title", BlogText.clean(sample.title()).replace('\n', ' '), MAX_TITLE);
        var text = checked("text", BlogText.clean(sample.text()), MAX_TEXT);
        var id = freshId(title);
        var article = new BlogArticle(
                id,
                title,
                URI.create("/articles/" + id),
                URI.create("/images/" + id + ".png"),
                BlogText.clean(sample.author()),
                List.of(checked("category", BlogText.clean(sample.category()), MAX_TITLE)),
                sample.tags(),
                text,
                publishedAt,
                null);
        articles.addFirst(article);
        changedAt = time.instant();
        return article;
    }

    synchronized BlogArticle edit(String id, String title, String category, String text) {
        var cleanTitle = checked("title", BlogText.clean(title).replace('\n', ' '), MAX_TITLE);
        var cleanCategory = checked("category", BlogText.clean(category), MAX_TITLE);
        var cleanText = checked("text", BlogText.clean(text), MAX_TEXT);
        return replace(
                id,
                it -> new BlogArticle(
                        it.id(),
                        cleanTitle,
                        it.link(),
                        it.image(),
                        it.author(),
                        List.of(cleanCategory),
                        it.tags(),
                        cleanText,
                        it.publishedAt(),
                        time.instant()));
    }

    private BlogArticle replace(String id, UnaryOperator<BlogArticle> change) {
        for (var index = 0; index < articles.size(); index++) {
            if (articles.get(index).id().equals(id)) {
                articles.set(index, change.apply(articles.get(index)));
                changedAt = time.instant();
                return articles.get(index);
            }
        }
        throw new IllegalArgumentException("There is no article “" + id + "” any more.");
    }

    synchronized void remove(String id) {
        if (!articles.removeIf(it -> it.id().equals(id))) {
            throw new IllegalArgumentException("There is no article “" + id + "” any more.");
        }
        changedAt = time.instant();
    }

    synchronized List<BlogArticle> newestFirst() {
        return List.copyOf(articles);
    }

    synchronized Optional<BlogArticle> article(String id) {
        return articles.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Whether an article of this id was here and was removed. */
    synchronized boolean isGone(String id) {
        return used.contains(id) && article(id).isEmpty();
    }

    synchronized Instant changedAt() {
        return changedAt;
    }

    private String freshId(String title) {
        var words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var slug = words.isEmpty() ? "article" : words.substring(0, Math.min(MAX_SLUG, words.length()));
        var id = slug;
        for (var number = 2; !used.add(id); number++) {
            id = slug + "-" + number;
        }
        return id;
    }

    private static String checked(String what, String value, int limit) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The article needs a " + what + ".");
        }
        if (value.length() > limit) {
            throw new IllegalArgumentException("The " + what + " has more than " + limit + " characters.");
        }
        return value;
    }
}
