package afterword.playground.telegram;

import java.util.Map;

/** A way for a call to go wrong. */
public sealed interface Fault {
    /** Refused in Telegram's JSON, without effect; {@code parameters} may hold retry_after or migrate_to_chat_id. */
    record Status(int code, String description, Map<String, Long> parameters) implements Fault {
        public Status {
            parameters = Map.copyOf(parameters);
        }

        public Status(int code, String description) {
            this(code, description, Map.of());
        }
    }

    /** What stands in front of Telegram answers 502 with a page of HTML; no effect. */
    record Html502() implements Fault {}

    /** 429 with retry_after; no effect. */
    record RateLimited(int seconds) implements Fault {}

    /** The connection is reset before anything happened. */
    record ResetBefore() implements Fault {}

    /** It happens, then the connection is reset instead of an answer. */
    record ResetAfter() implements Fault {}

    /** Nothing happens and no answer comes until {@link Faults#release} or the server goes down. */
    record Hang() implements Fault {}

    /** It happens, but no answer comes until {@link Faults#release} or the server goes down. */
    record HangAfter() implements Fault {}

    static Fault topicClosed() {
        return new Status(400, "Bad Request: TOPIC_CLOSED");
    }

    static Fault migrated(long supergroup) {
        return new Status(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Map.of("migrate_to_chat_id", supergroup));
    }

    static Fault blocked() {
        return new Status(403, "Forbidden: bot was blocked by the user");
    }

    static Fault internalError() {
        return new Status(500, "Internal Server Error");
    }
}
