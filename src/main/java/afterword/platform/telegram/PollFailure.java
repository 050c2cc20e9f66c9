package afterword.platform.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why no updates came.
 *
 * @param code what Telegram answered, 0 where it did not
 * @param reason the failure in words, without the token
 * @param delay how long Telegram asks to wait; null where it does not say
 */
record PollFailure(int code, String reason, @Nullable Duration delay) {
    static final int UNAUTHORIZED = 401;
    static final int CONFLICT = 409;

    boolean isConflict() {
        return code == CONFLICT;
    }

    /** Whether a webhook stands in the way, which a new start of the polling removes. */
    boolean isWebhook() {
        return isConflict() && reason.contains("webhook");
    }

    /** Whether Telegram does not know the token, or no longer. */
    boolean isToken() {
        return code == UNAUTHORIZED || code == 404;
    }
}
