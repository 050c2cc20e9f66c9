package afterword.destination;

import afterword.article.Article;
import afterword.article.ArticleStore;
import java.util.List;

/** What a destination's rules make of the newest articles. */
final class Preview {
    private final DestinationSettingsStore settings;
    private final ArticleStore articles;

    Preview(DestinationSettingsStore settings, ArticleStore articles) {
        this.settings = settings;
        this.articles = articles;
    }

    record Line(Article article, FilterRules.Verdict verdict) {}

    /** The newest first. */
    List<Line> newest(Destination destination, int limit) {
        var rules = settings.rules(destination.id());
        return articles.newest(limit).stream()
                .map(article -> new Line(article, rules.decide(article, settings.sourceOf(article.id()))))
                .toList();
    }
}
