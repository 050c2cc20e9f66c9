package afterword.delivery;

/**
 * What a delivery does, in the order of urgency. Each is one call to a platform, so that a crash leaves at most one call
 * in doubt.
 */
public enum Kind {
    /** A comment shown in another room; the subject is the comment. */
    MIRROR(1),
    MIRROR_EDIT(1),
    MIRROR_DELETE(1),
    /** Brings a post up to date with its article and its poll; the subject is the article. */
    POST_EDIT(2),
    /** Starts the thread on a Discord post; the subject is the article. */
    THREAD(3),
    /** Seeds one poll option on a Discord post; the detail is its emoji. */
    SEED(3),
    /** Publishes a post of an announcement channel to those who follow it. */
    CROSSPOST(3),
    /** Pins a post on Telegram. */
    PIN(3),
    /** Shows an admin that posting works; the subject is an article, or 0. */
    TEST(3),
    /** An article at a destination. */
    POST(4),
    /** Tells an owner in private that a destination cannot be reached; the subject is the destination. */
    NOTICE(3),
    /** Tells an owner in private how feeds do; the subject is the first of them. */
    FEED_NOTICE(3),
    /** An article to a subscriber. */
    ALERT(5);

    private final int priority;

    Kind(int priority) {
        this.priority = priority;
    }

    /** Lower goes first; 0 is left to answers, which never wait here. */
    public int priority() {
        return priority;
    }
}
