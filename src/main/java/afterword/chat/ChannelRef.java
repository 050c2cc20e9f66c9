package afterword.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that takes messages. On Discord the id of a channel, a thread or a forum; on Telegram the id of a chat, with the
 * {@code message_thread_id} of a forum topic where it is one (null for the General topic and for chats without topics).
 */
public record ChannelRef(
        Platform platform, String id, @Nullable String topic) {
    private static final String DISCORD_DIRECT = "@";

    public ChannelRef {
        if (id.isBlank()) {
            throw new IllegalArgumentException("Channel without an id");
        }
    }

    public ChannelRef(Platform platform, String id) {
        this(platform, id, null);
    }

    /** The private conversation with one person: a Telegram private chat has its person's id, Discord's is opened by the adapter. */
    public static ChannelRef direct(PersonRef person) {
        return new ChannelRef(
                person.platform(),
                person.platform() == Platform.DISCORD ? DISCORD_DIRECT + person.id() : person.id(),
                null);
    }

    /** Whose private conversation this is; empty for every other channel. */
    public Optional<PersonRef> person() {
        return switch (platform) {
            case DISCORD ->
                id.startsWith(DISCORD_DIRECT)
                        ? Optional.of(new PersonRef(platform, id.substring(DISCORD_DIRECT.length())))
                        : Optional.empty();
            case TELEGRAM -> id.startsWith("-") ? Optional.empty() : Optional.of(new PersonRef(platform, id));
        };
    }

    /** The chat or channel without its topic. */
    public ChannelRef whole() {
        return topic == null ? this : new ChannelRef(platform, id, null);
    }
}
