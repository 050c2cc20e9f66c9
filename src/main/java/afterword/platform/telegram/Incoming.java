package afterword.platform.telegram;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.SpaceRef;
import afterword.command.CommandRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an update means to us. */
sealed interface Incoming {
    /** Things happened, or nothing that concerns us. */
    record Happened(List<InboundEvent> events) implements Incoming {
        public Happened {
            events = List.copyOf(events);
        }
    }

    /** Somebody typed a command, {@code line} without its slash. */
    record Typed(Ask ask, String line) implements Incoming {}

    /** Somebody pressed a button that carries a command; {@code editable} when its message can still be changed. */
    record Pressed(Ask ask, String callbackId, String line, boolean editable) implements Incoming {}

    /** Somebody forwarded a channel's post in private. */
    record ChannelShown(Ask ask, String channelId) implements Incoming {}

    /** Somebody wrote to the bot in private, and it is no command. */
    record Chatted(Ask ask) implements Incoming {}

    /** Who asks, where, and by which message (for a button: the message under which it stands). */
    record Ask(
            String id,
            Author who,
            ChannelRef where,
            MessageRef message,
            @Nullable MessageRef repliedTo) {
        boolean inPrivate() {
            return where.person().isPresent();
        }

        CommandRequest request(String name, Map<String, String> options) {
            var space = inPrivate() ? null : new SpaceRef(where.platform(), where.id());
            return new CommandRequest(id, name, who, where, space, options, false, repliedTo);
        }
    }
}
