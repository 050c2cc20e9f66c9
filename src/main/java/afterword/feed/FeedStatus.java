package afterword.feed;

/** Whether a feed is polled. */
public enum FeedStatus {
    ACTIVE,
    /** By an admin's wish. */
    PAUSED,
    /** Its server said that it is gone for good (410). */
    GONE,
    /** By an admin's wish; it is in no list, but keeps its number, so that its articles are known should it come back. */
    REMOVED
}
