package afterword.subscription;

import afterword.chat.PersonRef;
import java.time.Instant;

/** Who wants articles in private. */
public interface SubscriptionStore {
    /** False when the person was subscribed already. */
    boolean subscribe(PersonRef person, Instant now);

    /** False when the person was not subscribed. */
    boolean unsubscribe(PersonRef person, Instant now);

    /** The person blocked the bot, or came back. */
    void reachable(PersonRef person, boolean reachable, Instant now);
}
