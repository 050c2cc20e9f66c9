package afterword.platform.discord;

import afterword.chat.SendResult;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;

/** Opens archived threads again: edits and reactions do not work in them. */
final class Threads {
    static final String LOCKED = "the thread is locked";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Channels channels;

    Threads(Channels channels) {
        this.channels = channels;
    }

    /**
     * Why nothing can be said there; empty where it can. Discord opens an archived thread itself for a new message. A lock
     * is a moderator's word, also where the bot's rights would let it speak.
     */
    static Optional<SendResult> closedToMessages(Channel channel) {
        return channel instanceof ThreadChannel thread && thread.isLocked()
                ? Optional.of(new SendResult.Closed(LOCKED))
                : Optional.empty();
    }

    /** Opens the thread if it is archived. The answer says why it stays closed; empty where it is open. */
    static Optional<SendResult> open(Channel channel) {
        if (!(channel instanceof ThreadChannel thread) || !thread.isArchived()) {
            return Optional.empty();
        }
        if (thread.isLocked()) {
            return Optional.of(new SendResult.Closed(LOCKED + " and archived"));
        }
        thread.getManager().setArchived(false).complete();
        return Optional.empty();
    }

    /** Opens a thread of which JDA did not know that it is archived. */
    Optional<SendResult> openAsDiscordHasIt(JDA jda, Channel channel) {
        return switch (channels.ask(jda, channel.getIdLong())) {
            case Channels.Found.Here(var now) -> open(now);
            case Channels.Found.Gone(var reason) -> Optional.of(new SendResult.Gone(reason));
            case Channels.Found.Later(var reason) -> Optional.of(new SendResult.RetryAfter(SOON, false, reason));
        };
    }
}
