package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that there is to see at one moment, for the page and for tests. Ids are strings, as in Discord's JSON. */
public record DiscordView(
        boolean botOnline, String botId, List<GuildView> guilds, List<ChannelView> directs, List<Modal> modals) {
    public DiscordView {
        guilds = List.copyOf(guilds);
        directs = List.copyOf(directs);
        modals = List.copyOf(modals);
    }

    /** A guild. {@code commands} are the slash commands that can be used in it, as registered. */
    public record GuildView(
            String id,
            String name,
            String ownerId,
            boolean botPresent,
            List<MemberView> members,
            List<ChannelView> channels,
            List<JsonNode> commands) {
        public GuildView {
            members = List.copyOf(members);
            channels = List.copyOf(channels);
            commands = List.copyOf(commands);
        }
    }

    /** A member; {@code manages} tells whether it may use what asks for Manage Server. */
    public record MemberView(String id, String name, boolean bot, boolean manages) {}

    /**
     * A channel, thread or private conversation.
     *
     * @param kind a {@link ChannelType}'s name
     * @param personId the person of a private conversation, else null
     * @param threads the threads under it
     * @param thread null where it is not a thread
     */
    public record ChannelView(
            String id,
            String name,
            String kind,
            @Nullable String personId,
            List<TagView> tags,
            List<MessageView> messages,
            List<ChannelView> threads,
            @Nullable ThreadView thread) {
        public ChannelView {
            tags = List.copyOf(tags);
            messages = List.copyOf(messages);
            threads = List.copyOf(threads);
        }
    }

    /** A forum's tag. */
    public record TagView(String id, String name) {}

    /** What a thread has beyond a channel. */
    public record ThreadView(
            String parentId, String ownerId, boolean archived, boolean locked, List<String> appliedTags) {
        public ThreadView {
            appliedTags = List.copyOf(appliedTags);
        }
    }

    /**
     * A message.
     *
     * @param kind a message type's name, such as DEFAULT, REPLY or THREAD_STARTER
     * @param webhookId null where no webhook sent it
     * @param embeds and {@code components}: as Discord's JSON has them
     * @param replyTo the message it answers, null for none
     * @param onlyFor the person who alone sees it, null for everybody
     */
    public record MessageView(
            String id,
            String channelId,
            String authorId,
            String authorName,
            boolean bot,
            @Nullable String webhookId,
            String kind,
            String content,
            JsonNode embeds,
            JsonNode components,
            JsonNode attachments,
            Instant createdAt,
            @Nullable Instant editedAt,
            @Nullable String replyTo,
            List<ReactionView> reactions,
            List<String> mentions,
            boolean pinned,
            boolean crossposted,
            boolean loading,
            boolean silent,
            @Nullable String onlyFor) {
        public MessageView {
            reactions = List.copyOf(reactions);
            mentions = List.copyOf(mentions);
        }
    }

    /** Who reacted with one emoji. */
    public record ReactionView(String emoji, int count, List<String> userIds, List<String> burstUserIds) {
        public ReactionView {
            userIds = List.copyOf(userIds);
            burstUserIds = List.copyOf(burstUserIds);
        }
    }
}
