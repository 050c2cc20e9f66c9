package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buttons that people pressed and what the bot answered. */
final class CallbackQueries {
    /** One press; the answer's fields are null until the bot answers. Guarded by the {@link World}'s lock. */
    static final class Press {
        final long id;
        final long user;
        final MessageAddress message;
        final String data;
        final Instant at;
        boolean answered;

        @Nullable
        String text;

        @Nullable
        String url;

        boolean alert;

        Press(long id, long user, MessageAddress message, String data, Instant at) {
            this.id = id;
            this.user = user;
            this.message = message;
            this.data = data;
            this.at = at;
        }
    }

    private static final int LONGEST_TEXT = 200;

    private final World world;
    private final UpdateQueue queue;
    private final ChatJson chats;
    private final MessageJson messages;
    private final List<Press> presses = new ArrayList<>();
    private long nextId = 4_382_000_000_000_000_001L;

    CallbackQueries(World world, UpdateQueue queue, ChatJson chats, MessageJson messages) {
        this.world = world;
        this.queue = queue;
        this.chats = chats;
        this.messages = messages;
    }

    long press(long user, MessageAddress address, String data) {
        var press = new Press(nextId++, user, address, data, world.time.instant());
        presses.add(press);
        var chat = world.chat(address.chat());
        var message = chat.messages.get(address.message());
        var json = JsonNodeFactory.instance.objectNode().put("id", Long.toString(press.id));
        json.set("from", chats.user(user));
        json.set(
                "message",
                message == null ? messages.inaccessible(chat, address.message()) : messages.message(message));
        json.put("chat_instance", Long.toString(7_000_000_000_000L - chat.id)).put("data", data);
        queue.add("callback_query", json, UpdateQueue.BUTTON_LIFE);
        return press.id;
    }

    void answer(Arguments arguments) {
        var id = arguments.number("callback_query_id", 0);
        var text = arguments.text("text");
        if (text.length() > LONGEST_TEXT) {
            throw ApiException.badRequest("MESSAGE_TOO_LONG");
        }
        var now = world.time.instant();
        var press = presses.stream()
                .filter(it -> it.id == id && !it.answered)
                .filter(it -> it.at.plus(UpdateQueue.BUTTON_LIFE).isAfter(now))
                .findFirst()
                .orElseThrow(() -> ApiException.badRequest(
                        "query is too old and response timeout expired or query ID is invalid"));
        press.answered = true;
        press.text = text.isEmpty() ? null : text;
        press.url = arguments.has("url") ? arguments.text("url") : null;
        press.alert = arguments.flag("show_alert");
    }

    List<Press> all() {
        return presses;
    }
}
