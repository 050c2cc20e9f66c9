package afterword.platform.telegram;

import afterword.chat.UpdateInbox;
import afterword.chat.UpdateInbox.StoredUpdate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * A poll whose answer is written to the inbox as it came, before the library counts it as received: the next poll's
 * offset confirms only what is on disk. No update is decoded here, so none can block those behind it.
 */
final class RawUpdates extends GetUpdates {
    static final List<String> KINDS = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "callback_query",
            "message_reaction",
            "message_reaction_count",
            "my_chat_member",
            "chat_member");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_SECONDS = 50;
    private static final int LIMIT = 100;

    private final transient UpdateInbox inbox;
    private final transient @Nullable AtomicInteger lastReceived;

    /** @param lastReceived the library's offset, turned back when ids restart; null before there is a session */
    RawUpdates(int offset, UpdateInbox inbox, @Nullable AtomicInteger lastReceived) {
        super(offset, LIMIT, TIMEOUT_SECONDS, KINDS);
        this.inbox = inbox;
        this.lastReceived = lastReceived;
    }

    @Override
    public ArrayList<Update> deserializeResponse(String answer) throws TelegramApiRequestException {
        var updates = new ArrayList<Update>();
        var stored = new ArrayList<StoredUpdate>();
        for (var node : result(answer)) {
            var id = node.path("update_id");
            if (id.canConvertToInt()) {
                stored.add(new StoredUpdate(id.asLong(), node.toString()));
                var update = new Update();
                update.setUpdateId(id.asInt());
                updates.add(update);
            }
        }
        try {
            inbox.add(stored);
        } catch (RuntimeException e) {
            // Not confirmed: Telegram keeps them and gives them again.
            throw new TelegramApiRequestException("Updates could not be stored", e);
        }
        turnBack(stored);
        return updates;
    }

    /** After a quiet week Telegram's ids start anew, perhaps lower; the library would drop those for ever. */
    private void turnBack(List<StoredUpdate> stored) {
        if (lastReceived != null && !stored.isEmpty()) {
            var lowest = stored.stream().mapToLong(StoredUpdate::updateId).min().orElseThrow();
            lastReceived.getAndUpdate(last -> lowest <= last ? Math.toIntExact(lowest - 1) : last);
        }
    }

    private static JsonNode result(String answer) throws TelegramApiRequestException {
        try {
            var tree = JSON.readTree(answer);
            if (!tree.path("ok").asBoolean()) {
                throw new TelegramApiRequestException(
                        "Polling failed: " + tree.path("description").asText());
            }
            return tree.path("result");
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException("The answer to a poll was not JSON", e);
        }
    }
}
