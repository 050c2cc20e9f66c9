package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A bot's session: its intents, what it was sent, and the connection that it has at the moment. */
final class GatewaySession {
    /** How many events can be replayed. */
    private static final int REPLAYABLE = 10_000;

    final String id;
    final long intents;
    private final Deque<ObjectNode> sent = new ArrayDeque<>();
    private long sequence;

    @Nullable
    GatewayConnection connection;

    @Nullable
    Instant disconnectedAt;

    GatewaySession(String id, long intents, GatewayConnection connection) {
        this.id = id;
        this.intents = intents;
        this.connection = connection;
    }

    void dispatch(Dispatch event) {
        if (event.intents() == 0 || (event.intents() & intents) != 0) {
            send(event.type(), event.dataFor(intents));
        }
    }

    void send(String type, ObjectNode data) {
        var payload = Json.object().put("op", 0).put("s", ++sequence).put("t", type);
        payload.set("d", data.deepCopy());
        sent.add(payload);
        if (sent.size() > REPLAYABLE) {
            sent.removeFirst();
        }
        if (connection != null) {
            connection.send(payload);
        }
    }

    /** Whether nothing after that event has been forgotten. */
    boolean remembers(long seen) {
        var first = sent.peekFirst();
        return first == null || seen >= first.path("s").asLong() - 1;
    }

    boolean isAhead(long seen) {
        return seen > sequence;
    }

    /** Goes on over another connection, beginning with what was missed. */
    void resume(GatewayConnection over, long after) {
        connection = over;
        disconnectedAt = null;
        sent.stream().filter(it -> it.path("s").asLong() > after).forEach(over::send);
        send("RESUMED", Json.object());
    }
}
