package afterword.article;

import afterword.feed.FeedItem;
import java.util.List;

/** What is to be done with one item of a document. {@code namesToAdd} are names that the article is not yet known by. */
public sealed interface Intake {
    record NewItem(FeedItem item, ArticleIdentity identity, ArticleContent content, String sourceHash)
            implements Intake {}

    record Edited(KnownArticle known, FeedItem item, List<String> namesToAdd, ArticleContent content, String sourceHash)
            implements Intake {
        public Edited {
            namesToAdd = List.copyOf(namesToAdd);
        }
    }

    /** Nothing that readers would see has changed; {@code sourceHash} may have. */
    record Unchanged(KnownArticle known, FeedItem item, List<String> namesToAdd, String sourceHash) implements Intake {
        public Unchanged {
            namesToAdd = List.copyOf(namesToAdd);
        }
    }

    /** The feed renamed its items: an old article under new names, which nobody needs to hear about. */
    record Rekeyed(
            KnownArticle known, FeedItem item, List<String> namesToAdd, ArticleContent content, String sourceHash)
            implements Intake {
        public Rekeyed {
            namesToAdd = List.copyOf(namesToAdd);
        }
    }
}
