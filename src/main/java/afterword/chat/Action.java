package afterword.chat;

import java.time.Duration;
import java.util.List;

/** One call to a platform that changes what people see there. */
public sealed interface Action {
    /** The channel whose order, pace and fate the call shares. */
    ChannelRef channel();

    /** Whether a repetition changes nothing, so that a call without an answer may simply be made again. */
    boolean repeatable();

    /** Sends a message to a channel, thread, chat, topic or person. A mirror goes by webhook on Discord. */
    record Send(ChannelRef channel, OutgoingMessage message, boolean silent) implements Action {
        @Override
        public boolean repeatable() {
            return false;
        }
    }

    /** Opens a Discord forum post; the result is its first message. */
    record SendToForum(ChannelRef channel, String title, OutgoingMessage message, ForumPost post) implements Action {
        /** A post with those of the forum's tags that match {@code tags}. */
        public SendToForum(ChannelRef channel, String title, OutgoingMessage message, List<String> tags) {
            this(channel, title, message, new ForumPost(tags, false, ForumPost.A_WEEK, false));
        }

        @Override
        public boolean repeatable() {
            return false;
        }
    }

    /** Replaces a message's content. A message that already says so counts as done. */
    record Edit(MessageRef message, OutgoingMessage updated) implements Action {
        @Override
        public ChannelRef channel() {
            return message.channel();
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /** Removes a message; one that is gone already counts as done. {@code mirror} marks a webhook's message on Discord. */
    record Delete(MessageRef message, boolean mirror) implements Action {
        @Override
        public ChannelRef channel() {
            return message.channel();
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /**
     * Starts a Discord thread on a message; the result's channel is the thread, also when there was one already.
     *
     * @param archiveAfter one of {@link ForumPost#ARCHIVE_AFTER}
     */
    record OpenThread(MessageRef message, String name, Duration archiveAfter) implements Action {
        public OpenThread(MessageRef message, String name) {
            this(message, name, ForumPost.A_WEEK);
        }

        @Override
        public ChannelRef channel() {
            return message.channel();
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /** Adds the bot's own reaction. */
    record React(MessageRef message, String emoji) implements Action {
        @Override
        public ChannelRef channel() {
            return message.channel();
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /** Publishes a message of a Discord announcement channel to the channels that follow it. */
    record Crosspost(MessageRef message) implements Action {
        @Override
        public ChannelRef channel() {
            return message.channel();
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /** Pins a message of a Telegram chat, without a notification of its own; one that is pinned already counts as done. */
    record Pin(MessageRef message) implements Action {
        @Override
        public ChannelRef channel() {
            return message.channel();
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }
}
