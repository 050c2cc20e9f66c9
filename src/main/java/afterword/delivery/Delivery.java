package afterword.delivery;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that is owed. It names its subject and never holds text: what it says is rendered when it is sent.
 *
 * @param target the message it changes or builds on; null where it makes a new one
 * @param detail what the kind needs beside its subject (an emoji); empty otherwise
 * @param attempts calls begun so far
 * @param sendingSince when the call in doubt began; null while none is
 */
public record Delivery(
        DeliveryId id,
        Kind kind,
        long subject,
        ChannelRef channel,
        @Nullable MessageRef target,
        String detail,
        int attempts,
        @Nullable Instant sendingSince) {
    /** The same for every attempt: Discord's nonce, at most 25 characters. */
    public String key() {
        return "a" + Long.toString(id.value(), Character.MAX_RADIX);
    }
}
