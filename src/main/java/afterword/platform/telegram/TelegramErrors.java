package afterword.platform.telegram;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** What an error says of the call that it answered. Pure. */
final class TelegramErrors {
    private static final Duration UNREACHABLE = Duration.ofSeconds(5);
    private static final List<String> CHANNEL_GONE = List.of(
            "chat not found",
            "topic_closed",
            "message thread not found",
            "not enough rights",
            "have no rights to send",
            "need administrator rights",
            "chat_write_forbidden",
            "channel_private",
            "peer_id_invalid");

    private TelegramErrors() {}

    static SendResult result(Action action, TelegramApiException error) {
        if (error instanceof TelegramApiRequestException answer && answer.getErrorCode() != null) {
            return answered(action, answer, answer.getErrorCode());
        }
        return unsent(error)
                ? new SendResult.RetryAfter(UNREACHABLE, true, "Telegram cannot be reached")
                : new SendResult.Unknown(String.valueOf(error.getMessage()));
    }

    private static SendResult answered(Action action, TelegramApiRequestException answer, int code) {
        var description = String.valueOf(answer.getApiResponse());
        var words = description.toLowerCase(Locale.ROOT);
        var parameters = answer.getParameters();
        if (parameters != null && parameters.getMigrateToChatId() != null) {
            return new SendResult.Moved(new ChannelRef(
                    Platform.TELEGRAM, parameters.getMigrateToChatId().toString()));
        }
        if (code == 429) {
            var seconds = parameters == null || parameters.getRetryAfter() == null ? 5 : parameters.getRetryAfter();
            return new SendResult.RetryAfter(Duration.ofSeconds(seconds), false, "Telegram asks to wait");
        }
        if (code >= 500) {
            return new SendResult.Unknown(description);
        }
        if (code == 401) {
            return new SendResult.RetryAfter(Duration.ofMinutes(1), true, "Telegram refuses the token");
        }
        if (done(action, words)) {
            return new SendResult.Sent(target(action));
        }
        if (code == 403 || CHANNEL_GONE.stream().anyMatch(words::contains)) {
            return new SendResult.Gone(description);
        }
        return new SendResult.Rejected(description);
    }

    private static boolean done(Action action, String words) {
        return (action instanceof Action.Edit && words.contains("message is not modified"))
                || (action instanceof Action.Delete && words.contains("message to delete not found"));
    }

    private static MessageRef target(Action action) {
        return switch (action) {
            case Action.Edit(var message, var _) -> message;
            case Action.Delete(var message, var _) -> message;
            case Action.Send _, Action.SendToForum _, Action.OpenThread _, Action.React _, Action.Crosspost _ ->
                throw new IllegalArgumentException("Nothing that could be done already: " + action);
        };
    }

    /** Whether the request certainly never left: everything else may have had its effect. */
    private static boolean unsent(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }
}
