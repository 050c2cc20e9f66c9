package afterword.platform.telegram;

import afterword.chat.UpdateInbox.StoredUpdate;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Asks for updates and gives them on as they came, before the library advances its offset. The library itself gets
 * nothing but their ids, so that an update it could not decode stops nothing.
 */
final class RawGetUpdates extends GetUpdates {
    private static final Logger log = LoggerFactory.getLogger(RawGetUpdates.class);

    @JsonIgnore
    private final transient ObjectMapper mapper;

    @JsonIgnore
    private final transient Consumer<List<StoredUpdate>> arrived;

    @JsonIgnore
    private final transient Consumer<Exception> failed;

    /**
     * @param arrived takes the updates; when it throws they are asked for again
     * @param failed learns why there are none
     */
    RawGetUpdates(ObjectMapper mapper, Consumer<List<StoredUpdate>> arrived, Consumer<Exception> failed) {
        this.mapper = mapper;
        this.arrived = arrived;
        this.failed = failed;
    }

    // The library's own signature.
    @SuppressWarnings("NonApiType")
    @Override
    public ArrayList<Update> deserializeResponse(String answer) {
        try {
            var updates = read(answer);
            arrived.accept(updates);
            var ids = new ArrayList<Update>();
            for (var update : updates) {
                var id = new Update();
                id.setUpdateId(Math.toIntExact(update.updateId()));
                ids.add(id);
            }
            return ids;
        } catch (JsonProcessingException | RuntimeException e) {
            failed.accept(e);
            return new ArrayList<>();
        }
    }

    private List<StoredUpdate> read(String answer) throws JsonProcessingException {
        var updates = new ArrayList<StoredUpdate>();
        for (var update : mapper.readTree(answer).path("result")) {
            var id = update.path("update_id");
            if (id.canConvertToInt() && id.isIntegralNumber()) {
                updates.add(new StoredUpdate(id.intValue(), update.toString()));
            } else {
                log.error("Telegram sent an update without an id, which is left out");
            }
        }
        return updates;
    }
}
