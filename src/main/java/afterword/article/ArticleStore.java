package afterword.article;

import java.util.List;
import java.util.Optional;

/** The articles that are known. */
public interface ArticleStore {
    Optional<Article> find(ArticleId id);

    /** The newest first, by publication. */
    List<Article> newest(int limit);

    /** The article at an address, with or without the slash at its end. */
    Optional<Article> linked(String address);

    /** Articles with all the words in their title, the newest first; for completion. */
    List<Article> titled(String words, int limit);
}
