package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.delivery.Content.Meaning;
import afterword.delivery.Content.RoomOpened;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Opens the places where an article is discussed; called inside a transaction. */
final class Rooms {
    private Rooms() {}

    /** Opens a room, and owes it the comments that were written before. */
    static void open(Handle handle, RoomOpened room, Instant now) {
        var root = room.root();
        handle.createUpdate("""
                        INSERT INTO room (article_id, platform, channel, topic, root_message, opened_at)
                        VALUES (:article, :platform, :channel, :topic, :root, :now)
                        -- The post that it hung on may have been removed and made anew.
                        ON CONFLICT DO UPDATE SET root_message = COALESCE(excluded.root_message, root_message)
                        """)
                .bind("article", room.article())
                .bind("platform", room.channel().platform().name())
                .bind("channel", room.channel().id())
                .bind("topic", Outbox.topic(room.channel()))
                .bind("root", root == null ? null : root.id())
                .bind("now", now.toEpochMilli())
                .execute();
        var earlier = handle.createQuery("""
                        SELECT c.id FROM comment c
                        WHERE c.article_id = :article AND c.deleted_at IS NULL
                          AND NOT EXISTS (SELECT 1 FROM message m
                              WHERE m.comment_id = c.id AND m.platform = :platform AND m.channel = :channel)
                        ORDER BY c.id
                        """)
                .bind("article", room.article())
                .bind("platform", room.channel().platform().name())
                .bind("channel", room.channel().id())
                .mapTo(Long.class)
                .list();
        for (var comment : earlier) {
            Outbox.owe(handle, new Owed(Kind.MIRROR, comment, room.channel(), null, ""), now, now);
        }
    }

    /** Remembers an automatic forward, and opens its room if the post is recorded already. */
    static void linkForward(Handle handle, MessageRef original, MessageRef copy, Instant now) {
        handle.createUpdate("""
                        INSERT INTO forward (channel, original, copy_channel, copy, at)
                        VALUES (:channel, :original, :copyChannel, :copy, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("channel", original.channel().id())
                .bind("original", original.id())
                .bind("copyChannel", copy.channel().id())
                .bind("copy", copy.id())
                .bind("now", now.toEpochMilli())
                .execute();
        joinForward(handle, original, now);
    }

    /** Opens the room of a channel's post when both the post and its automatic forward are known, whichever came first. */
    static void joinForward(Handle handle, MessageRef post, Instant now) {
        if (post.channel().platform() != Platform.TELEGRAM) {
            return;
        }
        handle.createQuery("""
                        SELECT m.article_id, f.copy_channel, f.copy
                        FROM forward f
                        JOIN message m ON m.platform = 'TELEGRAM' AND m.channel = f.channel AND m.id = f.original
                        WHERE f.channel = :channel AND f.original = :original AND m.comment_id IS NULL
                        """)
                .bind("channel", post.channel().id())
                .bind("original", post.id())
                .map((row, _) -> {
                    var group = new ChannelRef(Platform.TELEGRAM, row.getString("copy_channel"));
                    var copy = new MessageRef(group, row.getString("copy"));
                    return new RoomOpened(row.getLong("article_id"), group, copy);
                })
                .findOne()
                .ifPresent(room -> {
                    // The copy is Telegram's message, not ours: it is answered, never edited.
                    var root = room.root();
                    if (root != null) {
                        Messages.record(handle, root, new Meaning.Post(room.article()), false, now);
                    }
                    open(handle, room, now);
                });
    }
}
