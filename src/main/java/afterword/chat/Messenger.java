package afterword.chat;

import java.time.Instant;

/** Acts on one platform. Implemented once per platform; blocks, so it is called from a virtual thread. */
public interface Messenger {
    Platform platform();

    /**
     * Makes one call, once. Never throws for what a platform answers or fails to answer.
     *
     * @param key the same for every attempt at the same thing, at most 25 characters: Discord's nonce
     */
    SendResult perform(Action action, String key);

    /**
     * Whether repeating a send within Discord's nonce window (about two minutes) is safe: true for a plain Discord send,
     * false for forum posts, webhook mirrors and Telegram.
     */
    boolean deduplicates(Action action);

    /** Looks for our own messages that the action may have made since the given moment. */
    LookBack lookBack(Action action, Instant since);
}
