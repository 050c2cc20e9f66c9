package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down what is owed; called inside the transaction of what it is owed for. */
final class Outbox {
    private Outbox() {}

    /** Owes one call; one that is owed, or was made, already is left alone, and so is an edit that waits. */
    static void owe(Handle handle, Owed owed, Instant due, Instant now) {
        var target = owed.target();
        handle.createUpdate("""
                        INSERT INTO delivery (kind, priority, subject, platform, channel, topic, target_channel,
                            target_topic, target_message, detail, lane, state, created_at, due_at)
                        VALUES (:kind, :priority, :subject, :platform, :channel, :topic, :targetChannel,
                            :targetTopic, :targetMessage, :detail, :lane, 'owed', :now, :due)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("kind", owed.kind().name())
                .bind("priority", owed.kind().priority())
                .bind("subject", owed.subject())
                .bind("platform", owed.channel().platform().name())
                .bind("channel", owed.channel().id())
                .bind("topic", topic(owed.channel()))
                .bind("targetChannel", target == null ? null : target.channel().id())
                .bind("targetTopic", target == null ? null : topic(target.channel()))
                .bind("targetMessage", target == null ? null : target.id())
                .bind("detail", owed.detail())
                .bind("lane", lane(owed.kind(), owed.channel(), target))
                .bind("now", now.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    /** Posts keep their order in a channel, mirrors and their edits in a room, steps and edits on a message. */
    private static String lane(Kind kind, ChannelRef channel, @Nullable MessageRef target) {
        var place = channel.platform() + ":" + channel.id() + ":" + topic(channel);
        return switch (kind) {
            case POST, ALERT, NOTICE, FEED_NOTICE -> "post " + place;
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE -> "room " + place;
            case THREAD, CROSSPOST, PIN -> "step " + place + ":" + (target == null ? "" : target.id());
            case TEST -> "test " + place;
            case SEED -> "seed " + place + ":" + (target == null ? "" : target.id());
            case POST_EDIT -> "edit " + place + ":" + (target == null ? "" : target.id());
        };
    }

    static String topic(ChannelRef channel) {
        var topic = channel.topic();
        return topic == null ? "" : topic;
    }
}
