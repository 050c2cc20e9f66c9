package afterword.playground.telegram;

import java.util.Map;

/** A refusal in Telegram's own words, sent to the bot as {@code ok: false}. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Map<String, Long> parameters;

    ApiException(int code, String description, Map<String, Long> parameters) {
        super(description, null, false, false);
        this.code = code;
        this.parameters = Map.copyOf(parameters);
    }

    static ApiException badRequest(String description) {
        return new ApiException(400, "Bad Request: " + description, Map.of());
    }

    static ApiException forbidden(String description) {
        return new ApiException(403, "Forbidden: " + description, Map.of());
    }

    static ApiException conflict(String description) {
        return new ApiException(409, "Conflict: " + description, Map.of());
    }

    static ApiException migrated(long supergroup) {
        return new ApiException(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Map.of("migrate_to_chat_id", supergroup));
    }

    static ApiException tooManyRequests(long seconds) {
        return new ApiException(429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
    }

    int code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    Map<String, Long> parameters() {
        return parameters;
    }
}
