package afterword.feed;

import java.time.Instant;

/** What owners are told of a feed, once. */
public record FeedNews(What what, Instant at) {
    /** What has happened to it. */
    public enum What {
        /** It has failed for a day; polls go on. */
        FAILING,
        /** It can be read again, after owners were told that it could not. */
        BACK,
        /** Its server said that it is gone for good: it becomes {@link FeedStatus#GONE}. */
        GONE,
        /** It leads to one that is followed already: it becomes {@link FeedStatus#REMOVED}. */
        MERGED
    }
}
