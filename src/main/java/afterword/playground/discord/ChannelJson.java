package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Channels and threads as Discord writes them. */
final class ChannelJson {
    private ChannelJson() {}

    /** Any channel, by its kind. */
    static ObjectNode any(World world, Channel channel) {
        if (channel.thread != null) {
            return thread(world, channel);
        }
        return channel.isDirect() ? direct(channel) : channel(channel);
    }

    static ObjectNode channel(Channel channel) {
        var json = base(channel).put("guild_id", Json.id(channel.guildId)).put("name", channel.name);
        json.put("parent_id", channel.parentId == 0 ? null : Json.id(channel.parentId));
        json.put("position", channel.position).put("nsfw", false);
        var overwrites = json.putArray("permission_overwrites");
        channel.overwrites
                .values()
                .forEach(it -> overwrites
                        .addObject()
                        .put("id", Json.id(it.id()))
                        .put("type", it.type())
                        .put("allow", Long.toString(it.allow()))
                        .put("deny", Long.toString(it.deny())));
        if (channel.type == ChannelType.CATEGORY) {
            return json;
        }
        json.put("topic", channel.topic).put("rate_limit_per_user", channel.slowmode);
        json.put("last_message_id", channel.lastMessageId == 0 ? null : Json.id(channel.lastMessageId));
        if (channel.defaultAutoArchive != null) {
            json.put("default_auto_archive_duration", channel.defaultAutoArchive);
        }
        if (channel.type == ChannelType.FORUM) {
            addForum(json, channel);
        } else if (channel.lastPin != null) {
            json.put("last_pin_timestamp", Json.timestamp(channel.lastPin));
        }
        return json;
    }

    private static void addForum(ObjectNode json, Channel channel) {
        var tags = json.putArray("available_tags");
        channel.tags.forEach(it -> tags.addObject()
                .put("id", Json.id(it.id()))
                .put("name", it.name())
                .put("moderated", it.moderated())
                .putNull("emoji_id")
                .put("emoji_name", it.emoji()));
        json.putNull("default_reaction_emoji").putNull("default_sort_order").put("default_forum_layout", 0);
        json.put("default_thread_rate_limit_per_user", 0);
    }

    static ObjectNode thread(World world, Channel channel) {
        var thread = channel.thread;
        if (thread == null) {
            throw new IllegalArgumentException("not a thread: " + channel.id);
        }
        var json = base(channel).put("guild_id", Json.id(channel.guildId)).put("name", channel.name);
        json.put("parent_id", Json.id(channel.parentId)).put("owner_id", Json.id(thread.ownerId));
        json.put("last_message_id", channel.lastMessageId == 0 ? null : Json.id(channel.lastMessageId));
        json.put("rate_limit_per_user", channel.slowmode);
        if (channel.lastPin != null) {
            json.put("last_pin_timestamp", Json.timestamp(channel.lastPin));
        }
        var metadata = json.putObject("thread_metadata").put("archived", thread.archived);
        metadata.put("archive_timestamp", Json.timestamp(thread.archiveChangedAt));
        metadata.put("auto_archive_duration", thread.autoArchiveMinutes).put("locked", thread.locked);
        metadata.put("create_timestamp", Json.timestamp(thread.createdAt));
        if (channel.type == ChannelType.PRIVATE_THREAD) {
            metadata.put("invitable", thread.invitable);
        }
        // Discord stops counting members at 50.
        json.put("member_count", Math.min(50, thread.members.size()));
        json.put("message_count", thread.messageCount).put("total_message_sent", thread.totalSent);
        var parent = world.channels.get(channel.parentId);
        if (parent != null && parent.type == ChannelType.FORUM) {
            json.set("applied_tags", Json.ids(thread.appliedTags));
        }
        if (thread.members.containsKey(world.bot.id)) {
            json.set("member", threadMember(channel, world.bot.id));
        }
        return json;
    }

    static ObjectNode threadMember(Channel channel, long userId) {
        var thread = channel.thread;
        var joined = thread == null ? null : thread.members.get(userId);
        return Json.object()
                .put("id", Json.id(channel.id))
                .put("user_id", Json.id(userId))
                .put("join_timestamp", Json.timestampOrNull(joined))
                .put("flags", 0);
    }

    static ObjectNode direct(Channel channel) {
        var json = base(channel);
        json.put("last_message_id", channel.lastMessageId == 0 ? null : Json.id(channel.lastMessageId));
        var recipients = json.putArray("recipients");
        if (channel.recipient != null) {
            recipients.add(channel.recipient.json());
        }
        return json;
    }

    private static ObjectNode base(Channel channel) {
        return Json.object()
                .put("id", Json.id(channel.id))
                .put("type", channel.type.number())
                .put("flags", channel.flags);
    }
}
