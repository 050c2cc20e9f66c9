package afterword.poll;

import afterword.article.ArticleId;
import java.util.List;

/** An article's reaction poll. Options keep their order, and their emoji are distinct. */
public record Poll(long id, ArticleId article, String question, List<PollOption> options, boolean closed) {
    public Poll {
        options = List.copyOf(options);
    }
}
