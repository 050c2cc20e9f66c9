package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.delivery.Content.Meaning;
import afterword.delivery.Content.RoomOpened;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
        forwarded(handle, post).ifPresent(room -> join(handle, room, room, now));
    }

    /** The same for a post that was only recognized; where the article has its room already, that hangs on its own post. */
    static void joinCopy(Handle handle, MessageRef post, Instant now) {
        forwarded(handle, post).ifPresent(room -> {
            var kept = new RoomOpened(room.article(), room.channel(), null);
            join(handle, room, isRooted(handle, room) ? kept : room, now);
        });
    }

    private static void join(Handle handle, RoomOpened forwarded, RoomOpened opened, Instant now) {
        // The copy is Telegram's message, not ours: it is answered, never edited.
        Messages.record(
                handle, Objects.requireNonNull(forwarded.root()), new Meaning.Post(forwarded.article()), false, now);
        open(handle, opened, now);
    }

    /** The room that hangs on the post's automatic forward. */
    private static Optional<RoomOpened> forwarded(Handle handle, MessageRef post) {
        if (post.channel().platform() != Platform.TELEGRAM) {
            return Optional.empty();
        }
        return handle.createQuery("""
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
                .findOne();
    }

    private static boolean isRooted(Handle handle, RoomOpened room) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM room
                            WHERE article_id = :article AND platform = :platform AND channel = :channel AND topic = :topic
                              AND root_message IS NOT NULL)
                        """)
                .bind("article", room.article())
                .bind("platform", room.channel().platform().name())
                .bind("channel", room.channel().id())
                .bind("topic", Outbox.topic(room.channel()))
                .mapTo(Boolean.class)
                .one();
    }
}
