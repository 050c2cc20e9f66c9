package afterword.chat;

/** Lets an answer to a person leave as soon as the platform's limits allow, before everything else that waits. */
public interface Pace {
    /** Blocks until one call to the channel may be made. */
    void awaitTurn(ChannelRef channel) throws InterruptedException;
}
