package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages as Discord writes them, with and without the content that an unprivileged bot is not shown. */
final class MessageJson {
    private MessageJson() {}

    /** The message as the bot is shown it. */
    static ObjectNode message(World world, Channel channel, Message message, boolean withContent) {
        var json = core(world, channel, message, withContent);
        var reference = message.reference;
        if (message.kind == Message.Kind.REPLY || message.kind == Message.Kind.THREAD_STARTER) {
            var place = reference == null ? null : world.channels.get(reference.channelId());
            var original = place == null || reference == null ? null : place.messages.get(reference.messageId());
            json.set(
                    "referenced_message",
                    place == null || original == null ? null : core(world, place, original, withContent));
        }
        return json;
    }

    private static ObjectNode core(World world, Channel channel, Message message, boolean withContent) {
        boolean shown = withContent || showsContent(world, channel, message);
        var json = Json.object().put("type", message.kind.number()).put("content", shown ? message.content : "");
        var mentions = json.putArray("mentions");
        message.mentions.forEach(it -> mentions.add(world.user(it).json()));
        json.set("mention_roles", Json.ids(message.mentionedRoles));
        json.set("attachments", shown ? message.attachments : Json.array());
        boolean suppressed = (message.flags & Message.SUPPRESS_EMBEDS) != 0;
        json.set("embeds", shown && !suppressed ? message.embeds : Json.array());
        json.put("timestamp", Json.timestamp(message.createdAt));
        json.put("edited_timestamp", Json.timestampOrNull(message.editedAt));
        json.put("flags", message.flags);
        json.set("components", shown ? message.components : Json.array());
        json.put("id", Json.id(message.id)).put("channel_id", Json.id(channel.id));
        json.set("author", author(world, message));
        json.put("pinned", message.pinnedAt != null).put("mention_everyone", message.mentionsEveryone);
        json.put("tts", message.tts);
        addOrigin(world, json, channel, message);
        if (!message.reactions.isEmpty()) {
            var reactions = json.putArray("reactions");
            message.reactions.values().forEach(it -> reactions.add(reaction(world, it)));
        }
        return json;
    }

    private static void addOrigin(World world, ObjectNode json, Channel channel, Message message) {
        if (message.author.webhookId() != 0) {
            json.put("webhook_id", Json.id(message.author.webhookId()));
        }
        if (message.author.applicationId() != 0) {
            json.put("application_id", Json.id(message.author.applicationId()));
        }
        if (message.interactionMetadata != null) {
            json.set("interaction_metadata", message.interactionMetadata);
        }
        var reference = message.reference;
        if (reference != null) {
            var place = json.putObject("message_reference").put("type", 0);
            place.put("channel_id", Json.id(reference.channelId()));
            if (reference.messageId() != 0) {
                place.put("message_id", Json.id(reference.messageId()));
            }
            if (!channel.isDirect()) {
                place.put("guild_id", Json.id(channel.guildId));
            }
        }
        var thread = world.channels.get(message.id);
        if (thread != null && thread.thread != null && thread.parentId == channel.id) {
            json.set("thread", ChannelJson.thread(world, thread));
        }
    }

    /** With what only the gateway adds: the guild and the author's membership. */
    static ObjectNode event(World world, Channel channel, Message message, boolean withContent) {
        var json = message(world, channel, message, withContent);
        if (!channel.isDirect()) {
            json.put("guild_id", Json.id(channel.guildId));
            var guild = world.guild(channel.guildId);
            var member = message.author.webhookId() == 0 ? guild.members.get(message.author.userId()) : null;
            if (member != null) {
                json.set("member", GuildJson.partialMember(member));
            }
            for (var mention : json.path("mentions")) {
                var mentioned = guild.members.get(Json.id(mention.path("id")));
                if (mentioned != null && mention instanceof ObjectNode node) {
                    node.set("member", GuildJson.partialMember(mentioned));
                }
            }
        }
        return json.put("channel_type", channel.type.number());
    }

    static Dispatch dispatch(World world, String type, Channel channel, Message message) {
        return new Dispatch(
                type,
                Dispatch.messages(channel),
                event(world, channel, message, true),
                event(world, channel, message, false));
    }

    /** A bot without MESSAGE_CONTENT reads only private messages, its own and those that mention it. */
    private static boolean showsContent(World world, Channel channel, Message message) {
        return channel.isDirect()
                || message.author.userId() == world.bot.id
                || message.author.applicationId() == world.bot.id
                || message.mentions.contains(world.bot.id);
    }

    static ObjectNode author(World world, Message message) {
        var author = message.author;
        if (author.webhookId() != 0 && author.userId() != world.bot.id) {
            return User.webhookJson(author.webhookId(), author.name(), author.avatar());
        }
        return world.user(author.userId()).json();
    }

    private static ObjectNode reaction(World world, Message.Reaction reaction) {
        var json = Json.object();
        json.set("emoji", Emoji.json(reaction.emoji));
        json.put("count", reaction.count());
        json.putObject("count_details").put("burst", reaction.burst.size()).put("normal", reaction.normal.size());
        json.putArray("burst_colors");
        json.put("me_burst", reaction.burst.contains(world.bot.id));
        return json.put("me", reaction.normal.contains(world.bot.id));
    }
}
