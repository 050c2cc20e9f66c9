package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Threads and forum posts: starting, joining, archiving, with their events. Callers have checked the rights. */
final class Threads {
    static final int MAX_NAME = 100;
    static final int MAX_TAGS = 5;
    private static final int DAY = 1440;
    private static final Set<Integer> DURATIONS = Set.of(60, DAY, 4320, 10080);

    private final World world;

    Threads(World world) {
        this.world = world;
    }

    /**
     * Makes a thread and tells the gateway; its first message is not yet there.
     *
     * @param id the starter's id for a thread on a message, else a new one
     */
    Channel start(Channel parent, long id, ChannelType type, String name, long owner, @Nullable Integer autoArchive) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw DiscordError.badLength("name", 1, MAX_NAME);
        }
        var inherited = parent.defaultAutoArchive == null ? Integer.valueOf(DAY) : parent.defaultAutoArchive;
        int minutes = autoArchive == null ? inherited : autoArchive;
        if (!DURATIONS.contains(minutes)) {
            throw DiscordError.form(
                    "auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {4320, 60, 10080, 1440}.");
        }
        var thread = new Channel(
                id, type, parent.guildId, name.strip(), new Channel.ThreadState(owner, world.now(), minutes));
        thread.parentId = parent.id;
        if (world.users.containsKey(owner)) {
            state(thread).members.put(owner, world.now());
        }
        world.channels.put(id, thread);
        if (parent.type == ChannelType.FORUM) {
            parent.lastMessageId = id;
        }
        return thread;
    }

    /** Tells of a new thread: before the first message in it. */
    void announce(Channel thread) {
        world.publishIn(
                thread,
                Dispatch.of(
                        "THREAD_CREATE",
                        Dispatch.GUILDS,
                        ChannelJson.thread(world, thread).put("newly_created", true)));
    }

    /** The tags of a forum post, checked against the forum's own. */
    void tag(Channel forum, Channel thread, List<Long> tags, boolean moderator) {
        if (tags.size() > MAX_TAGS) {
            throw DiscordError.badLength("applied_tags", 0, MAX_TAGS);
        }
        for (var id : tags) {
            var tag = forum.tags.stream().filter(it -> it.id() == id).findFirst();
            if (tag.isEmpty()) {
                throw DiscordError.unknown(10087, "Tag");
            }
            if (tag.get().moderated() && !moderator) {
                throw DiscordError.missingPermissions();
            }
        }
        state(thread).appliedTags.clear();
        state(thread).appliedTags.addAll(tags);
    }

    static void requireTag(Channel forum, List<Long> tags) {
        if ((forum.flags & Channel.REQUIRES_TAG) != 0 && tags.isEmpty()) {
            throw DiscordError.of(400, 40067, "A tag is required to create a forum post in this channel");
        }
    }

    /** Whoever writes opens an archived thread again, unless it is locked. */
    void beforeMessage(Channel channel, Message.Author author) {
        var thread = channel.thread;
        if (thread == null) {
            return;
        }
        boolean moderates = author.webhookId() == 0 && world.may(author.userId(), channel, Permission.MANAGE_THREADS);
        if (thread.locked && !moderates) {
            throw thread.archived ? DiscordError.of(403, 50083, "Thread is archived") : DiscordError.locked();
        }
        if (thread.archived) {
            setArchived(channel, false);
        }
        if (author.webhookId() == 0) {
            join(channel, author.userId());
        }
    }

    void afterMessage(Channel channel, Message message) {
        var thread = channel.thread;
        if (thread == null) {
            return;
        }
        thread.activeAt = world.now();
        if (message.id != channel.id && message.kind != Message.Kind.THREAD_STARTER) {
            thread.messageCount++;
            thread.totalSent++;
        }
    }

    void afterDeletion(Channel channel, Message message) {
        var thread = channel.thread;
        if (thread != null && message.id != channel.id && thread.messageCount > 0) {
            thread.messageCount--;
        }
    }

    void join(Channel channel, long userId) {
        var thread = state(channel);
        if (thread.members.putIfAbsent(userId, world.now()) == null) {
            var data = membersUpdate(channel);
            var joined = ChannelJson.threadMember(channel, userId);
            data.putArray("added_members").add(joined);
            membersChanged(channel, userId, data);
        }
    }

    void leave(Channel channel, long userId) {
        if (state(channel).members.remove(userId) != null) {
            var data = membersUpdate(channel);
            data.putArray("removed_member_ids").add(Json.id(userId));
            membersChanged(channel, userId, data);
        }
    }

    private ObjectNode membersUpdate(Channel channel) {
        return Json.object()
                .put("id", Json.id(channel.id))
                .put("guild_id", Json.id(channel.guildId))
                .put("member_count", Math.min(50, state(channel).members.size()));
    }

    /** Without the members intent a bot hears only of its own coming and going. */
    private void membersChanged(Channel channel, long userId, ObjectNode data) {
        long intents = userId == world.bot.id ? Dispatch.GUILDS : Dispatch.GUILD_MEMBERS;
        world.publishIn(channel, Dispatch.of("THREAD_MEMBERS_UPDATE", intents, data));
    }

    void setArchived(Channel channel, boolean archived) {
        var thread = state(channel);
        if (thread.archived != archived) {
            thread.archived = archived;
            thread.archiveChangedAt = world.now();
            thread.activeAt = world.now();
            updated(channel);
        }
    }

    void updated(Channel channel) {
        world.publishIn(channel, Dispatch.of("THREAD_UPDATE", Dispatch.GUILDS, ChannelJson.thread(world, channel)));
    }

    void delete(Channel channel) {
        boolean seen = world.botSees(channel);
        world.channels.remove(channel.id);
        world.touch();
        if (seen) {
            var data = Json.object().put("id", Json.id(channel.id)).put("guild_id", Json.id(channel.guildId));
            data.put("parent_id", Json.id(channel.parentId)).put("type", channel.type.number());
            world.publish(Dispatch.of("THREAD_DELETE", Dispatch.GUILDS, data));
        }
        var parent = world.channels.get(channel.parentId);
        var starter = parent == null ? null : parent.messages.get(channel.id);
        if (starter != null) {
            starter.flags &= ~Message.HAS_THREAD;
        }
    }

    /** Archives what nobody has written in for as long as it asks. */
    void archiveIdle() {
        for (var channel : List.copyOf(world.channels.values())) {
            var thread = channel.thread;
            if (thread != null
                    && !thread.archived
                    && (channel.flags & Channel.PINNED) == 0
                    && !thread.activeAt
                            .plus(Duration.ofMinutes(thread.autoArchiveMinutes))
                            .isAfter(world.now())) {
                setArchived(channel, true);
            }
        }
    }

    static Channel.ThreadState state(Channel channel) {
        if (channel.thread == null) {
            throw DiscordError.wrongChannelType();
        }
        return channel.thread;
    }
}
