package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Discord's refusal: an HTTP status, a JSON error code and, for a form, what is wrong with which field. */
public final class DiscordError extends RuntimeException {
    private static final String DOT = "\\.";

    private final int status;
    private final int code;
    private final transient @Nullable ObjectNode fields;

    private DiscordError(int status, int code, String message, @Nullable ObjectNode fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
    }

    static DiscordError of(int status, int code, String message) {
        return new DiscordError(status, code, message, null);
    }

    static DiscordError unknown(int code, String what) {
        return of(404, code, "Unknown " + what);
    }

    static DiscordError unknownChannel() {
        return unknown(10003, "Channel");
    }

    static DiscordError unknownMessage() {
        return unknown(10008, "Message");
    }

    static DiscordError unknownWebhook() {
        return unknown(10015, "Webhook");
    }

    static DiscordError missingAccess() {
        return of(403, 50001, "Missing Access");
    }

    static DiscordError missingPermissions() {
        return of(403, 50013, "Missing Permissions");
    }

    static DiscordError archived() {
        return of(400, 50083, "Thread is archived");
    }

    static DiscordError locked() {
        return of(403, 160005, "Thread is locked");
    }

    static DiscordError wrongChannelType() {
        return of(400, 50024, "Cannot execute action on this channel type");
    }

    static DiscordError systemMessage() {
        return of(403, 50021, "Cannot execute action on a system message");
    }

    static DiscordError unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    /** An invalid form: {@code path} is dotted, such as {@code embeds.0.title}. */
    static DiscordError form(String path, String code, String message) {
        var fields = Json.object();
        var place = fields;
        for (var part : path.split(DOT, -1)) {
            place = place.putObject(part);
        }
        place.putArray("_errors").addObject().put("code", code).put("message", message);
        return new DiscordError(400, 50035, "Invalid Form Body", fields);
    }

    static DiscordError tooLong(String path, int limit) {
        return form(path, "BASE_TYPE_MAX_LENGTH", "Must be " + limit + " or fewer in length.");
    }

    static DiscordError badLength(String path, int from, int to) {
        return form(path, "BASE_TYPE_BAD_LENGTH", "Must be between " + from + " and " + to + " in length.");
    }

    static DiscordError required(String path) {
        return form(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The JSON error code, 0 for a general one. */
    public int code() {
        return code;
    }

    ObjectNode body() {
        var body = Json.object().put("message", getMessage()).put("code", code);
        if (fields != null) {
            body.set("errors", fields);
        }
        return body;
    }
}
