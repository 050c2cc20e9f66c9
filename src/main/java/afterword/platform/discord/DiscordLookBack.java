package afterword.platform.discord;

import afterword.chat.Action;
import afterword.chat.LookBack;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.utils.TimeUtil;

/** Reads a channel back for what a call without an answer may have left there. */
final class DiscordLookBack {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Ids carry Discord's clock, the moment is ours. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private final DiscordLine line;
    private final Channels channels;
    private final Webhooks webhooks;
    private final DiscordRenderer renderer;

    DiscordLookBack(DiscordLine line, Channels channels, Webhooks webhooks, DiscordRenderer renderer) {
        this.line = line;
        this.channels = channels;
        this.webhooks = webhooks;
        this.renderer = renderer;
    }

    LookBack since(Action action, Instant since) {
        var jda = line.ready();
        if (jda == null) {
            return new LookBack.Later(SOON, "Discord is not connected");
        }
        return switch (channels.find(jda, action.channel())) {
            case Channels.Found.Gone _ -> new LookBack.Seen(List.of());
            case Channels.Found.Later(var reason) -> new LookBack.Later(SOON, reason);
            case Channels.Found.Here(var channel) -> read(jda, channel, action, since.minus(CLOCKS_APART));
        };
    }

    private LookBack read(JDA jda, Channel channel, Action action, Instant since) {
        var renewal = new Renewal(jda, channel);
        try {
            var seen = new LookBack.Seen(
                    switch (action) {
                        case Action.Send send -> messages(jda, channel, send, since);
                        case Action.SendToForum post -> posts(jda, channel, post, since);
                        case Action.Edit _,
                                Action.Delete _,
                                Action.OpenThread _,
                                Action.React _,
                                Action.Crosspost _,
                                Action.Pin _ -> List.of();
                    });
            return renewal.happened()
                    ? new LookBack.Later(SOON, "the line to Discord was renewed while the channel was read")
                    : seen;
        } catch (InsufficientPermissionException e) {
            return new LookBack.Forbidden("the bot lacks the permission "
                    + e.getPermission().getName() + ", without which it cannot see whether its last message arrived");
        } catch (ErrorResponseException e) {
            return DiscordErrors.code(e) == DiscordErrors.UNKNOWN_CHANNEL
                    ? new LookBack.Seen(List.of())
                    : new LookBack.Later(SOON, "Discord did not show the channel: " + e.getMeaning());
        } catch (RuntimeException e) {
            return new LookBack.Later(SOON, "the channel cannot be read: " + e.getMessage());
        }
    }

    private List<MessageRef> messages(JDA jda, Channel channel, Action.Send send, Instant since) {
        if (!(channel instanceof MessageChannel messages)) {
            return List.of();
        }
        var candidate = candidate(jda, channel, send.message());
        if (candidate.isEmpty()) {
            return List.of();
        }
        var after = Long.toUnsignedString(TimeUtil.getDiscordTimestamp(since.toEpochMilli()));
        return Pages.after(messages, after).stream()
                .filter(candidate.get())
                .map(message -> new MessageRef(send.channel(), message.getId()))
                .toList();
    }

    /** What a message that the call made looks like; empty where it cannot have made any. */
    private Optional<Predicate<Message>> candidate(JDA jda, Channel channel, OutgoingMessage sent) {
        var self = jda.getSelfUser().getId();
        return switch (sent) {
            case OutgoingMessage.Post(var card, var _) -> {
                var title = CardEmbed.title(card);
                var link = card.link().toASCIIString();
                yield Optional.of(message -> saidByBot(message, self)
                        && message.getEmbeds().stream()
                                .anyMatch(embed -> link.equals(embed.getUrl()) || title.equals(embed.getTitle())));
            }
            case OutgoingMessage.Text _, OutgoingMessage.Digest _ -> {
                var content = renderer.create(sent).getContent().strip();
                yield Optional.of(message -> saidByBot(message, self)
                        && message.getContentRaw().strip().equals(content));
            }
            // Whatever it says: the comment may have been edited since, and only one mirror is under way in a room.
            case OutgoingMessage.Mirror _ ->
                webhooks.idIn(channel)
                        .map(id -> message -> message.getAuthor().getId().equals(id));
        };
    }

    /** Answers to commands are the bot's messages as well, and none of ours. */
    private static boolean saidByBot(Message message, String self) {
        return message.getAuthor().getId().equals(self) && message.getInteractionMetadata() == null;
    }

    private static List<MessageRef> posts(JDA jda, Channel channel, Action.SendToForum post, Instant since) {
        if (!(channel instanceof ForumChannel forum)) {
            return List.of();
        }
        var name = DiscordRenderer.threadName(post.title());
        var self = jda.getSelfUser().getIdLong();
        var active = forum.getGuild().retrieveActiveThreads().complete().stream()
                .filter(thread -> thread.getParentChannel().getIdLong() == forum.getIdLong());
        return Stream.concat(active, archived(forum, since).stream())
                .filter(thread -> thread.getOwnerIdLong() == self)
                .filter(thread -> thread.getTimeCreated().toInstant().isAfter(since))
                .filter(thread -> thread.getName().equals(name) || links(thread, post.message()))
                .sorted(Comparator.comparingLong(ISnowflake::getIdLong))
                .map(thread -> DiscordIds.message(thread.getId(), thread.getId()))
                .distinct()
                .toList();
    }

    /** The title may have been edited since. */
    private static boolean links(ThreadChannel thread, OutgoingMessage message) {
        if (!(message instanceof OutgoingMessage.Post(var card, var _))) {
            return false;
        }
        var link = card.link().toASCIIString();
        return thread.retrieveStartMessage().complete().getEmbeds().stream()
                .anyMatch(embed -> link.equals(embed.getUrl()));
    }

    /** Archived threads come with the one that was archived last first: what was archived earlier is no candidate. */
    private static List<ThreadChannel> archived(IThreadContainer forum, Instant since) {
        var found = new ArrayList<ThreadChannel>();
        for (var thread : forum.retrieveArchivedPublicThreadChannels().cache(false)) {
            if (thread.getTimeArchiveInfoLastModified().toInstant().isBefore(since)) {
                break;
            }
            found.add(thread);
        }
        return found;
    }
}
