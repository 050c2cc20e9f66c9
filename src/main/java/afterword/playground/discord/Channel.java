package afterword.playground.discord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel of a guild, a thread or a private conversation, with its messages. */
final class Channel {
    /** Channel flag of a forum that takes no post without a tag. */
    static final int REQUIRES_TAG = 1 << 4;

    /** Channel flag of a pinned forum post. */
    static final int PINNED = 1 << 1;

    final long id;
    final ChannelType type;
    /** 0 for a private conversation. */
    final long guildId;
    /** 0 for none; the channel of a thread. */
    long parentId;

    String name;
    int position;
    int flags;
    int slowmode;

    @Nullable
    String topic;

    @Nullable
    Integer defaultAutoArchive;

    long lastMessageId;

    @Nullable
    Instant lastPin;

    final Map<Long, Overwrite> overwrites = new LinkedHashMap<>();
    final List<Tag> tags = new ArrayList<>();
    final TreeMap<Long, Message> messages = new TreeMap<>();
    /** Only threads have one. */
    final @Nullable ThreadState thread;
    /** Only private conversations have one. */
    final @Nullable User recipient;

    Channel(long id, ChannelType type, long guildId, String name, @Nullable ThreadState thread) {
        this(id, type, guildId, name, thread, null);
    }

    private Channel(
            long id,
            ChannelType type,
            long guildId,
            String name,
            @Nullable ThreadState thread,
            @Nullable User recipient) {
        this.id = id;
        this.type = type;
        this.guildId = guildId;
        this.name = name;
        this.thread = thread;
        this.recipient = recipient;
    }

    static Channel direct(long id, User recipient) {
        return new Channel(id, ChannelType.DIRECT, 0, recipient.username, null, recipient);
    }

    boolean isDirect() {
        return type == ChannelType.DIRECT;
    }

    boolean isArchived() {
        return thread != null && thread.archived;
    }

    /** What a role (type 0) or a member (type 1) is allowed or denied in one channel. */
    record Overwrite(long id, int type, long allow, long deny) {}

    /** A forum's tag. */
    record Tag(
            long id,
            String name,
            boolean moderated,
            @Nullable String emoji) {}

    /** What a thread has beyond a channel. */
    static final class ThreadState {
        final long ownerId;
        final Instant createdAt;
        boolean archived;
        boolean locked;
        boolean invitable = true;
        int autoArchiveMinutes;
        /** When the archive state last changed. */
        Instant archiveChangedAt;
        /** The last message or unarchiving: auto-archiving counts from here. */
        Instant activeAt;

        int messageCount;
        int totalSent;
        final Set<Long> appliedTags = new LinkedHashSet<>();
        final Map<Long, Instant> members = new LinkedHashMap<>();

        ThreadState(long ownerId, Instant now, int autoArchiveMinutes) {
            this.ownerId = ownerId;
            this.createdAt = now;
            this.archiveChangedAt = now;
            this.activeAt = now;
            this.autoArchiveMinutes = autoArchiveMinutes;
        }
    }
}
