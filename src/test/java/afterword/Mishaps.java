package afterword;

import afterword.playground.discord.Fault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.BiPredicate;

/** Words for what goes wrong between the bot and the platforms. */
final class Mishaps {
    private Mishaps() {}

    static Fault limited(Fault.Scope scope) {
        return new Fault.RateLimited(Duration.ofMillis(300), scope);
    }

    /** The bot's new messages in one chat on Telegram. */
    static BiPredicate<String, ObjectNode> messagesTo(long chat) {
        return (method, call) ->
                method.equals("sendMessage") && call.path("chat_id").asText().equals(String.valueOf(chat));
    }

    /** How many of the faults that were armed no call has met yet. */
    static int unmet(Community community) {
        return community.discord().faults().pending()
                + community.telegram().faults().open();
    }
}
