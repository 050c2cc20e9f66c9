package afterword.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks into the articles of one feed. */
public interface KnownArticles {
    /** Those that are known by any of {@code names}, by that name; names of articles long past included. */
    Map<String, KnownArticle> byNames(Collection<String> names);

    /** The newest articles that are not deleted, newest first. */
    List<KnownArticle> newest(int limit);
}
