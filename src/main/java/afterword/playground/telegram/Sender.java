package afterword.playground.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Who a message is from.
 *
 * @param actor the account that really wrote it
 * @param user the account shown as the sender, null in channels
 * @param chat the chat in whose name it is sent: a channel, or the group of an anonymous administrator
 * @param signature the name under a channel post or an anonymous administrator's message
 */
record Sender(
        long actor,
        @Nullable Long user,
        @Nullable Long chat,
        @Nullable String signature) {
    static Sender user(long id) {
        return new Sender(id, id, null, null);
    }
}
