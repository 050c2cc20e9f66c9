package afterword.article;

import afterword.feed.FeedId;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Articles that may have been deleted from their site. */
public interface DeletionStore {
    /** An article that was missing twice running; {@code page} is its own address. */
    record Suspect(ArticleId article, URI page) {}

    /**
     * Notes which articles the latest document of a feed passed over; all others of the feed are no longer missing. One that is missing for the second
     * time running is a suspect, from the {@code askFrom} of its first time on.
     */
    void noteMissing(FeedId feed, Collection<ArticleId> missing, Instant askFrom);

    /** Whether an article of the feed was missing once, so that the next document decides. */
    boolean missingOnce(FeedId feed);

    /** Suspects of active feeds whose page may be asked now, the longest waiting first. */
    List<Suspect> due(Instant now, int limit);

    /** The page is still there or did not say: asks again at {@code checkAt} if the article is still missing then. */
    void keep(ArticleId article, Instant checkAt);

    /** The page is gone: marks the article and owes its posts what that means for them, in one transaction. */
    void gone(ArticleId article, Instant now);
}
