package afterword.chat;

import java.time.Duration;

/** What became of one {@link Action}. Anything else is a bug and is thrown. */
public sealed interface SendResult {
    /** Done. The message that it made or changed; for a started thread a message whose channel is the thread. */
    record Sent(MessageRef message) implements SendResult {}

    /** Not done, or not known to be. */
    sealed interface Failed extends SendResult {}

    /**
     * Not done, certainly; to be tried again after the delay: a rate limit ({@code everywhere} when the platform means
     * all of the bot's calls), or a platform that is not connected.
     */
    record RetryAfter(Duration delay, boolean everywhere, String reason) implements Failed {}

    /** Not done: Telegram turned the group into a supergroup, the same chat under a new id. */
    record Moved(ChannelRef to) implements Failed {}

    /** Not done: the channel is gone or closed to the bot, and nothing will go there until rights return. */
    record Gone(String reason) implements Failed {}

    /** Not done: somebody has closed the thread or topic; what is said there waits until it is opened again. */
    record Closed(String reason) implements Failed {}

    /** Not done: the platform refuses this one call; others may go through. */
    record Rejected(String reason) implements Failed {}

    /** No answer came: it may or may not have been done. */
    record Unknown(String cause) implements Failed {}
}
