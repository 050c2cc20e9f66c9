package afterword.platform.discord;

import afterword.chat.ChannelRef;
import afterword.chat.History;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReaction;
import net.dv8tion.jda.api.entities.MessageReaction.ReactionType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages and reactions back, by pages of a hundred. A room that is gone or closed to the bot is told apart;
 * anything else that keeps Discord from answering is thrown, so that an outage is never taken for silence.
 */
final class DiscordHistory implements History {
    private static final Logger log = LoggerFactory.getLogger(DiscordHistory.class);
    private static final String BEGINNING = "0";

    private final DiscordLine line;
    private final Channels channels;

    DiscordHistory(DiscordLine line, Channels channels) {
        this.line = line;
        this.channels = channels;
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public Optional<List<InboundEvent.MessageWritten>> messagesAfter(ChannelRef room, @Nullable String messageId) {
        try {
            return channel(room).map(channel -> steadily(channel, () -> messages(channel, messageId)));
        } catch (InsufficientPermissionException e) {
            log.warn("Messages in {} cannot be read back: the bot lacks {} there", room.id(), e.getPermission());
            return Optional.empty();
        } catch (ErrorResponseException e) {
            if (isClosed(e)) {
                return Optional.empty();
            }
            throw new IllegalStateException("Messages of " + room.id() + " could not be read back", e);
        }
    }

    /** A message opens an archived thread again: where something was written, the thread is most often among these. */
    @Override
    public Map<ChannelRef, String> newest() {
        var jda = line.ready();
        if (jda == null) {
            throw new IllegalStateException("Discord is not connected");
        }
        return jda.getThreadChannelCache().stream()
                .filter(thread -> thread.getLatestMessageIdLong() != 0)
                .collect(Collectors.toMap(
                        thread -> new ChannelRef(Platform.DISCORD, thread.getId()),
                        ThreadChannel::getLatestMessageId,
                        (one, _) -> one));
    }

    @Override
    public Optional<Map<String, List<PersonRef>>> reactors(MessageRef message, List<String> emoji) {
        try {
            return channel(message.channel())
                    .map(channel -> steadily(channel, () -> reactors(channel, message, emoji)));
        } catch (InsufficientPermissionException e) {
            log.warn(
                    "Reactions in {} cannot be read back: the bot lacks {} there",
                    message.channel().id(),
                    e.getPermission());
            return Optional.empty();
        } catch (ErrorResponseException e) {
            if (isClosed(e) || DiscordErrors.code(e) == DiscordErrors.UNKNOWN_MESSAGE) {
                return Optional.empty();
            }
            throw new IllegalStateException("Reactions in " + message.channel().id() + " could not be read back", e);
        }
    }

    private static <T> T steadily(MessageChannel channel, Supplier<T> reading) {
        var renewal = new Renewal(channel.getJDA(), channel);
        var read = reading.get();
        if (renewal.happened()) {
            throw new IllegalStateException("the line to Discord was renewed while " + channel.getId() + " was read");
        }
        return read;
    }

    private static List<InboundEvent.MessageWritten> messages(MessageChannel channel, @Nullable String messageId) {
        var members = new Members();
        return Pages.after(channel, messageId == null ? BEGINNING : messageId).stream()
                .filter(Incoming::isByPerson)
                .map(message -> Incoming.event(message, members.author(message)))
                .toList();
    }

    /** The message tells how many there are: most often it is the bot alone, and nobody has to be asked for. */
    private static Map<String, List<PersonRef>> reactors(
            MessageChannel channel, MessageRef message, List<String> emoji) {
        var reactors = new LinkedHashMap<String, List<PersonRef>>();
        for (var reaction : channel.retrieveMessageById(message.id()).complete().getReactions()) {
            var name = Emojis.bare(reaction.getEmoji().getName());
            if (emoji.contains(name)) {
                // One emoji may stand twice: with and without its selector.
                reactors.merge(
                        name,
                        people(reaction),
                        (some, more) -> Stream.concat(some.stream(), more.stream())
                                .distinct()
                                .toList());
            }
        }
        return reactors;
    }

    private static List<PersonRef> people(MessageReaction reaction) {
        var people = new LinkedHashSet<PersonRef>();
        // Discord keeps super reactions apart, and lists each kind only when asked for it.
        for (var type : ReactionType.values()) {
            if (reaction.getCount(type) > (reaction.isSelf(type) ? 1 : 0)) {
                reaction.retrieveUsers(type).cache(false).stream()
                        .filter(user -> !user.isBot())
                        .map(DiscordIds::person)
                        .forEach(people::add);
            }
        }
        return List.copyOf(people);
    }

    /** Empty where the channel is gone for good. */
    private Optional<MessageChannel> channel(ChannelRef ref) {
        var jda = line.ready();
        if (jda == null) {
            throw new IllegalStateException("Discord is not connected");
        }
        return switch (channels.find(jda, ref)) {
            case Channels.Found.Here(var channel) ->
                channel instanceof MessageChannel messages ? Optional.of(messages) : Optional.empty();
            case Channels.Found.Gone _ -> Optional.empty();
            case Channels.Found.Later(var reason) -> throw new IllegalStateException(reason);
        };
    }

    private static boolean isClosed(ErrorResponseException e) {
        return switch (DiscordErrors.code(e)) {
            case DiscordErrors.UNKNOWN_CHANNEL, DiscordErrors.MISSING_ACCESS, DiscordErrors.MISSING_PERMISSIONS -> true;
            default -> false;
        };
    }

    /** The authors of one reading, each asked for once: Discord's history does not name people as their server does. */
    private static final class Members {
        private final Map<Long, Optional<Member>> known = new HashMap<>();

        @Nullable
        Member author(Message message) {
            var present = message.getMember();
            if (present != null || !message.hasGuild()) {
                return present;
            }
            var author = message.getAuthor().getIdLong();
            return known.computeIfAbsent(author, id -> asked(message.getGuild(), id))
                    .orElse(null);
        }

        /** Empty for people who have left, and where Discord does not say: their account's name serves. */
        private static Optional<Member> asked(Guild guild, long id) {
            try {
                return Optional.of(guild.retrieveMemberById(id).complete());
            } catch (ErrorResponseException e) {
                log.debug("{} is not known in {}", id, guild.getId(), e);
                return Optional.empty();
            }
        }
    }
}
