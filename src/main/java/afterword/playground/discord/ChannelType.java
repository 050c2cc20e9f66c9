package afterword.playground.discord;

/** The kinds of channel that exist here, with Discord's numbers. */
public enum ChannelType {
    TEXT(0),
    DIRECT(1),
    CATEGORY(4),
    ANNOUNCEMENT(5),
    ANNOUNCEMENT_THREAD(10),
    PUBLIC_THREAD(11),
    PRIVATE_THREAD(12),
    FORUM(15);

    private final int number;

    ChannelType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isThread() {
        return this == ANNOUNCEMENT_THREAD || this == PUBLIC_THREAD || this == PRIVATE_THREAD;
    }

    /** Whether messages can be written straight into it. */
    boolean takesMessages() {
        return this != CATEGORY && this != FORUM;
    }
}
