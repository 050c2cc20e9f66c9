package afterword.platform.telegram;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * The identity of what an update tells. Update ids alone will not do: after a quiet week Telegram starts again at a
 * random one.
 */
record EventId(String words) {
    static EventId of(long updateId, long chat, @Nullable Integer message, @Nullable Integer date) {
        return new EventId(
                "t:" + updateId + ":" + chat + ":" + (message == null ? 0 : message) + ":" + (date == null ? 0 : date));
    }

    static EventId of(long updateId, Message message) {
        var date = message.getEditDate() == null ? message.getDate() : message.getEditDate();
        return of(updateId, message.getChatId(), message.getMessageId(), date);
    }

    /** The id of one of several events of the same update. */
    String of(String event) {
        return words + ":" + event;
    }
}
