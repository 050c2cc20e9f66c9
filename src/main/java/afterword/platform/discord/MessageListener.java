package afterword.platform.discord;

import afterword.chat.InboundEvent;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** Tells of people's messages in guilds: written, edited, deleted. */
final class MessageListener extends ListenerAdapter {
    private static final int REMEMBERED = 20_000;

    private final InboundLanes lanes;

    /** Discord also calls it an update when a preview appears under a message: the words tell. */
    private final Cache<Long, Integer> words =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    MessageListener(InboundLanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        if (!event.isFromGuild()) {
            return;
        }
        Incoming.written(event.getMessage()).ifPresent(written -> {
            words.put(event.getMessageIdLong(), written.text().hashCode());
            lanes.put(event.getChannel().getIdLong(), written);
        });
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        var edited = event.getMessage().getTimeEdited();
        if (!event.isFromGuild() || edited == null || !Incoming.isByPerson(event.getMessage())) {
            return;
        }
        var text = Incoming.text(event.getMessage());
        var before = words.getIfPresent(event.getMessageIdLong());
        if (text.isBlank() || (before != null && before == text.hashCode())) {
            return;
        }
        words.put(event.getMessageIdLong(), text.hashCode());
        lanes.put(
                event.getChannel().getIdLong(),
                new InboundEvent.MessageEdited(
                        "d:e:" + event.getMessageId() + ":" + edited.toInstant().toEpochMilli(),
                        DiscordIds.message(event.getChannel().getId(), event.getMessageId()),
                        text));
    }

    @Override
    public void onMessageDelete(MessageDeleteEvent event) {
        if (event.isFromGuild()) {
            deleted(event.getChannel().getIdLong(), event.getMessageId());
        }
    }

    @Override
    public void onMessageBulkDelete(MessageBulkDeleteEvent event) {
        event.getMessageIds().forEach(id -> deleted(event.getChannel().getIdLong(), id));
    }

    private void deleted(long channel, String message) {
        lanes.put(
                channel,
                new InboundEvent.MessageDeleted(
                        "d:d:" + message, DiscordIds.message(Long.toUnsignedString(channel), message)));
    }
}
