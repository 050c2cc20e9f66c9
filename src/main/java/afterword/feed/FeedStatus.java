package afterword.feed;

/** Whether a feed is polled. */
public enum FeedStatus {
    ACTIVE,
    /** By an admin's wish. */
    PAUSED,
    /** Its server said that it is gone for good (410). */
    GONE
}
