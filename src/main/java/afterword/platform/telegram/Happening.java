package afterword.platform.telegram;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.SpaceRef;
import org.jspecify.annotations.Nullable;

/** What an update means to us. */
sealed interface Happening {
    record Event(InboundEvent event) implements Happening {}

    /** A command as typed, without its slash and the bot's name. */
    record CommandLine(String line, Origin origin) implements Happening {}

    /** A button under one of our messages was pressed. */
    record Pressed(String callback, String line, Origin origin) implements Happening {}

    /** In private: a post of a channel was forwarded, which means that channel. */
    record ChannelShown(String channel, Origin origin) implements Happening {}

    /** In private: words that are no command. */
    record Chatter(Origin origin) implements Happening {}

    /** What is known of a chat may be outdated. */
    record Outdated(long chat) implements Happening {}

    /**
     * Who asks, where, and by which message.
     *
     * @param message the asking message; for a button the one that carries it
     * @param answered the message that the asking one answers, null where it answers none
     */
    record Origin(
            String id,
            Author who,
            ChannelRef where,
            @Nullable SpaceRef space,
            MessageRef message,
            @Nullable MessageRef answered) {}
}
