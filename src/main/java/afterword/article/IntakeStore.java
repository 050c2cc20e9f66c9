package afterword.article;

import afterword.feed.Feed;
import afterword.feed.FeedId;
import java.time.Instant;
import java.util.List;

/** Where articles are taken in. */
public interface IntakeStore {
    /** The articles of one feed, to recognise items by. */
    KnownArticles known(FeedId feed);

    /**
     * Carries the steps out in one transaction: a new article is stored with its poll and, unless the feed is only being
     * seeded, owed to every destination and subscriber; an edited one owes its posts an edit.
     *
     * @return how many articles were new
     */
    int take(Feed feed, List<Intake> steps, boolean announce, Instant now);
}
