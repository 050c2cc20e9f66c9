package afterword.playground.discord;

import java.time.Duration;

/** How a call can go wrong. */
public sealed interface Fault {
    /** An answer with this status instead of the effect. */
    record Status(int code, String contentType, String body) implements Fault {}

    /** Told to wait, instead of the effect. */
    record RateLimited(Duration retryAfter, Scope scope) implements Fault {}

    /** The connection is reset and nothing has happened. */
    record ResetBefore() implements Fault {}

    /** It happens, then the connection is reset. */
    record ResetAfter() implements Fault {}

    /** Nothing happens and no answer comes until the stand-in stops. */
    record Hang() implements Fault {}

    /** It happens, and no answer comes until the stand-in stops. */
    record HangAfter() implements Fault {}

    /** Whose limit was met: this bot's for one route, its overall one, or one that everybody shares. */
    enum Scope {
        USER,
        GLOBAL,
        SHARED
    }

    /** A refusal in Discord's JSON. */
    static Fault json(int status, int code, String message) {
        var body = Json.object().put("message", message).put("code", code);
        return new Status(status, "application/json", Json.write(body));
    }

    /** A page such as the servers in front of Discord show. */
    static Fault html(int status) {
        return new Status(
                status, "text/html", "<html><head><title>" + status + "</title></head><body>Error</body></html>");
    }

    static Fault rateLimited(Duration retryAfter) {
        return new RateLimited(retryAfter, Scope.USER);
    }
}
