package afterword.feed;

/** How far a hub has agreed. */
public enum HubState {
    /** Asked for; a challenge will be answered. */
    PENDING,
    ACTIVE,
    /** To be ended; a challenge will be answered. */
    LEAVING,
    /** The hub will not; the feed is only polled, and the hub asked again the next day. */
    DENIED
}
