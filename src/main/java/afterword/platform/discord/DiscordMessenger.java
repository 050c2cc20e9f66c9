package afterword.platform.discord;

import afterword.chat.Action;
import afterword.chat.LookBack;
import afterword.chat.Messenger;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.time.Instant;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call to Discord and says what became of it. */
final class DiscordMessenger implements Messenger {
    private static final Logger log = LoggerFactory.getLogger(DiscordMessenger.class);

    private final DiscordLine line;
    private final Channels channels;
    private final Calls calls;
    private final DiscordLookBack lookBack;

    DiscordMessenger(DiscordLine line, Channels channels, Calls calls, DiscordLookBack lookBack) {
        this.line = line;
        this.channels = channels;
        this.calls = calls;
        this.lookBack = lookBack;
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public SendResult perform(Action action, String key) {
        var jda = line.ready();
        if (jda == null) {
            return DiscordErrors.notConnected("Discord is not connected");
        }
        return switch (channels.find(jda, action.channel())) {
            case Channels.Found.Here(var channel) -> call(jda, channel, action, key);
            case Channels.Found.Later(var reason) -> DiscordErrors.notConnected(reason);
            case Channels.Found.Gone(var reason) ->
                action instanceof Action.Delete(var message, var _)
                        ? new SendResult.Sent(message)
                        : new SendResult.Gone(reason);
        };
    }

    @Override
    public boolean deduplicates(Action action) {
        return action instanceof Action.Send && !DiscordErrors.isMirror(action);
    }

    @Override
    public LookBack lookBack(Action action, Instant since) {
        return lookBack.since(action, since);
    }

    private SendResult call(JDA jda, Channel channel, Action action, String key) {
        try {
            return calls.make(jda, channel, action, key);
        } catch (RuntimeException e) {
            var result = DiscordErrors.result(action, e);
            log.debug("{} in {} ended as {}", action.getClass().getSimpleName(), channel.getId(), result, e);
            return result;
        }
    }
}
