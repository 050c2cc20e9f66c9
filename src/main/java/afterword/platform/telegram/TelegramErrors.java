package afterword.platform.telegram;

import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/** What Telegram's refusals, and its silence, mean for a call. The Bot API documents few of its descriptions. */
final class TelegramErrors {
    private static final Duration UNREACHABLE = Duration.ofSeconds(5);
    private static final Duration TOKEN_REFUSED = Duration.ofMinutes(1);
    private static final Duration UNNAMED_LIMIT = Duration.ofSeconds(5);
    private static final Pattern RETRY_AFTER = Pattern.compile("retry after (\\d{1,9})");
    private static final String TOPIC_CLOSED = "topic_closed";
    private static final List<String> CLOSED_TO_US = List.of(
            "chat not found",
            "topic_deleted",
            "message thread not found",
            "not enough rights",
            "have no rights",
            "need administrator rights",
            "chat_write_forbidden",
            "chat_admin_required",
            "chat_restricted",
            "channel_private",
            "peer_id_invalid",
            "user_is_blocked",
            "user_is_deactivated",
            "user not found",
            "group chat was deactivated",
            "bot is not a member");

    private TelegramErrors() {}

    /** The outcome of a call to the channel that ended with this exception. */
    static SendResult outcome(TelegramApiException failure, ChannelRef channel) {
        var refusal = refusal(failure);
        if (refusal.isPresent()) {
            return refused(refusal.get(), channel);
        }
        if (contains(failure, TelegramApiValidationException.class)) {
            return new SendResult.Rejected("not a call that Telegram takes: " + failure.getMessage());
        }
        if (contains(failure, RejectedExecutionException.class)) {
            return new SendResult.RetryAfter(UNREACHABLE, true, "the connection to Telegram is closed");
        }
        var cause = ioCause(failure);
        return switch (cause) {
            case CallWatch.NeverSentException e ->
                new SendResult.RetryAfter(UNREACHABLE, true, "Telegram cannot be reached: " + e.getMessage());
            case CallWatch.NotTelegramException e ->
                new SendResult.RetryAfter(TOKEN_REFUSED, true, "Telegram cannot be reached: " + e.getMessage());
            case null -> new SendResult.Unknown("no answer from Telegram that can be read: " + failure.getMessage());
            default -> new SendResult.Unknown("no answer from Telegram: " + cause);
        };
    }

    /** What Telegram itself answered; empty when it did not, or not in its own format. */
    static Optional<TelegramApiRequestException> refusal(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof TelegramApiRequestException e && e.getErrorCode() != null) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** Whether Telegram refused with this description, or a part of it. */
    static boolean says(Throwable failure, String words) {
        return refusal(failure).map(TelegramErrors::description).orElse("").contains(words.toLowerCase(Locale.ROOT));
    }

    /** The failure in words for a log or the operator; no token in them. */
    static String words(Throwable failure) {
        var refusal = refusal(failure);
        if (refusal.isPresent()) {
            return refusal.get().getErrorCode() + " " + refusal.get().getApiResponse();
        }
        var cause = ioCause(failure);
        var told = cause == null ? failure : cause;
        var message = told.getMessage();
        return message == null || message.isBlank() ? told.toString() : message;
    }

    private static SendResult refused(TelegramApiRequestException refusal, ChannelRef channel) {
        var parameters = refusal.getParameters();
        var movedTo = parameters == null ? null : parameters.getMigrateToChatId();
        if (movedTo != null) {
            return new SendResult.Moved(new ChannelRef(Platform.TELEGRAM, movedTo.toString(), channel.topic()));
        }
        var reason = words(refusal);
        return switch (refusal.getErrorCode()) {
            case 429 -> new SendResult.RetryAfter(retryAfter(refusal), false, reason);
            case 401 -> new SendResult.RetryAfter(TOKEN_REFUSED, true, reason + ": check telegram.token");
            case 403 -> new SendResult.Gone(reason);
            case 400 -> {
                var said = description(refusal);
                yield said.contains(TOPIC_CLOSED)
                        ? new SendResult.Closed("the topic is closed")
                        : CLOSED_TO_US.stream().anyMatch(said::contains)
                                ? new SendResult.Gone(reason)
                                : new SendResult.Rejected(reason);
            }
            default -> refusal.getErrorCode() >= 500 ? new SendResult.Unknown(reason) : new SendResult.Rejected(reason);
        };
    }

    private static Duration retryAfter(TelegramApiRequestException refusal) {
        var parameters = refusal.getParameters();
        if (parameters != null && parameters.getRetryAfter() != null) {
            return Duration.ofSeconds(Math.max(1, parameters.getRetryAfter()));
        }
        var words = RETRY_AFTER.matcher(description(refusal));
        return words.find() ? Duration.ofSeconds(Math.max(1, Integer.parseInt(words.group(1)))) : UNNAMED_LIMIT;
    }

    private static String description(TelegramApiRequestException refusal) {
        var description = refusal.getApiResponse();
        return description == null ? "" : description.toLowerCase(Locale.ROOT);
    }

    private static boolean contains(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (kind.isInstance(it)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable IOException ioCause(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            // Jackson's exceptions are IOExceptions too, but then an answer did come.
            if (it instanceof IOException e && !(it instanceof com.fasterxml.jackson.core.JacksonException)) {
                return e;
            }
        }
        return null;
    }
}
