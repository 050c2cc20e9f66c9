package afterword.platform.discord;

import afterword.chat.Action;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed call means. JDA knows only some of Discord's codes and calls all others, and every failure to answer, a
 * server error, so the number itself decides
 * (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
 */
final class DiscordErrors {
    static final int UNKNOWN_CHANNEL = 10003;
    static final int UNKNOWN_GUILD = 10004;
    static final int UNKNOWN_MEMBER = 10007;
    static final int UNKNOWN_MESSAGE = 10008;
    static final int UNKNOWN_USER = 10013;
    static final int UNKNOWN_WEBHOOK = 10015;
    static final int MISSING_ACCESS = 50001;
    static final int MISSING_PERMISSIONS = 50013;
    static final int ARCHIVED_THREAD = 50083;
    private static final int INVALID_FORM = 50035;
    private static final int ALREADY_CROSSPOSTED = 40033;
    private static final int UNKNOWN_TAG = 10087;
    private static final int THREAD_EXISTS = 160004;
    private static final int THREAD_LOCKED = 160005;

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private DiscordErrors() {}

    /** Not connected, or not answering before the call left: nothing has been done. */
    static SendResult notConnected(String reason) {
        return new SendResult.RetryAfter(SOON, false, reason);
    }

    /** What became of the action that ended in this failure. */
    static SendResult result(Action action, Throwable failure) {
        return switch (failure) {
            case InsufficientPermissionException e ->
                missing(
                        action,
                        "the bot lacks the permission " + e.getPermission().getName());
            case RateLimitedException e ->
                new SendResult.RetryAfter(Duration.ofMillis(e.getRetryAfter()), false, "Discord's rate limit");
            case RejectedExecutionException _ -> notConnected("the line is being closed");
            case ErrorResponseException e -> result(action, e);
            case Unprepared e ->
                result(action, e.failure()) instanceof SendResult.Unknown(var cause)
                        ? notConnected(cause)
                        : result(action, e.failure());
            case IllegalArgumentException e -> new SendResult.Rejected(said(e));
            case IllegalStateException e -> new SendResult.Rejected(said(e));
            default -> unanswered(action, said(failure));
        };
    }

    /** Discord's own number for the failure; 0 where Discord gave none or did not answer. */
    static int code(Throwable failure) {
        return failure instanceof ErrorResponseException e ? Math.max(0, e.getErrorCode()) : 0;
    }

    /** Whether the name under which a webhook was to speak is what Discord does not take. */
    static boolean refusesName(ErrorResponseException failure) {
        return failure.getErrorCode() == INVALID_FORM
                && failure.getSchemaErrors().stream()
                        .anyMatch(it -> it.getLocation().equals("username"));
    }

    private static SendResult result(Action action, ErrorResponseException e) {
        var said = said(e);
        return switch (e.getErrorCode()) {
            case UNKNOWN_CHANNEL, UNKNOWN_GUILD ->
                action instanceof Action.Delete(var message, var _)
                        ? new SendResult.Sent(message)
                        : new SendResult.Gone(said);
            case MISSING_ACCESS -> new SendResult.Gone(said);
            case MISSING_PERMISSIONS -> missing(action, said);
            // No private messages from this bot: closed, blocked, or no server in common.
            case 50007, 50278, UNKNOWN_USER -> new SendResult.Gone(said);
            case UNKNOWN_MESSAGE ->
                action instanceof Action.Delete(var message, var _)
                        ? new SendResult.Sent(message)
                        : new SendResult.Rejected(said);
            case ALREADY_CROSSPOSTED ->
                action instanceof Action.Crosspost(var message)
                        ? new SendResult.Sent(message)
                        : new SendResult.Rejected(said);
            case THREAD_EXISTS ->
                action instanceof Action.OpenThread(var message, var _, var _)
                        ? new SendResult.Sent(DiscordIds.threadOn(message))
                        : new SendResult.Rejected(said);
            case UNKNOWN_TAG -> new SendResult.RetryAfter(SOON, false, "the forum's tags have just changed");
            case INVALID_FORM ->
                // What the forum's tags are now is told a moment later.
                action instanceof Action.SendToForum && said.contains("applied_tags")
                        ? new SendResult.RetryAfter(SOON, false, "the forum's tags have just changed")
                        : new SendResult.Rejected(said);
            case THREAD_LOCKED -> new SendResult.Closed(Threads.LOCKED);
            case UNKNOWN_WEBHOOK -> new SendResult.RetryAfter(SOON, false, said);
            // Slow mode, a channel's own write limits, and the limit on edits of old messages.
            case 20016, 20028, 20029, 20022, 30046, 40062 -> new SendResult.RetryAfter(LATER, false, said);
            case 30007 ->
                new SendResult.Rejected(
                        "the channel has as many webhooks as Discord allows; remove one so that comments can be shown there");
            default -> byStatus(action, e, said);
        };
    }

    private static SendResult byStatus(Action action, ErrorResponseException e, String said) {
        var status = e.getResponse().code;
        if (status == 401) {
            return new SendResult.RetryAfter(LATER, true, "Discord refuses the bot's token");
        }
        if (status == 429) {
            return new SendResult.RetryAfter(
                    Duration.ofMillis(Math.max(1_000, e.getResponse().retryAfter)), false, said);
        }
        // An answer without Discord's own number did not come from Discord's API.
        var discordSays = e.getErrorCode() > 0 && e.getErrorCode() != status;
        if (status >= CLIENT_ERROR && status < SERVER_ERROR && status != 408) {
            return discordSays || status == 400 || status == 404 || e.getErrorCode() == 0
                    ? new SendResult.Rejected(said)
                    : new SendResult.RetryAfter(LATER, true, said);
        }
        if (neverLeft(e.getCause())) {
            return notConnected(said);
        }
        return unanswered(action, said);
    }

    private static SendResult unanswered(Action action, String cause) {
        return action.repeatable() ? new SendResult.RetryAfter(SOON, false, cause) : new SendResult.Unknown(cause);
    }

    /** What a missing permission stops: everything that is sent there, or this one call. */
    private static SendResult missing(Action action, String reason) {
        return switch (action) {
            case Action.Send _, Action.SendToForum _ -> new SendResult.Gone(reason);
            case Action.Edit _,
                    Action.Delete _,
                    Action.OpenThread _,
                    Action.React _,
                    Action.Crosspost _,
                    Action.Pin _ -> new SendResult.Rejected(reason);
        };
    }

    private static boolean neverLeft(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException;
    }

    private static String said(Throwable failure) {
        if (!(failure instanceof ErrorResponseException e)) {
            var message = failure.getMessage();
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        if (e.getErrorCode() <= 0 && e.getResponse().code >= SERVER_ERROR) {
            return "Discord answered " + e.getResponse().code;
        }
        if (e.getErrorCode() <= 0 && e.getCause() != null) {
            return "no answer from Discord: " + said(e.getCause());
        }
        var where = e.getSchemaErrors().stream()
                .map(it -> it.toString().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
        return Cut.hard(
                "Discord says: " + e.getMeaning() + " (" + e.getErrorCode() + ")"
                        + (where.isEmpty() ? "" : " " + where),
                500);
    }

    /** Whether the action is a comment's copy, which travels by webhook. */
    static boolean isMirror(Action action) {
        return switch (action) {
            case Action.Send(var _, var message, var _) -> message instanceof OutgoingMessage.Mirror;
            case Action.Edit(var _, var message) -> message instanceof OutgoingMessage.Mirror;
            case Action.Delete(var _, var mirror) -> mirror;
            case Action.SendToForum _, Action.OpenThread _, Action.React _, Action.Crosspost _, Action.Pin _ -> false;
        };
    }
}
