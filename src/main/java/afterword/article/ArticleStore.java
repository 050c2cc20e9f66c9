package afterword.article;

import afterword.feed.ItemComments;
import java.util.List;
import java.util.Optional;

/** The articles that are known. */
public interface ArticleStore {
    Optional<Article> find(ArticleId id);

    /** What the blog says of the article's comments there; all unknown where it says nothing. */
    ItemComments comments(ArticleId id);

    /** The newest first, by publication. */
    List<Article> newest(int limit);

    /** The article at an address, with or without the slash at its end. */
    Optional<Article> linked(String address);

    /** Articles with all the words in their title, the newest first; for completion. */
    List<Article> titled(String words, int limit);
}
