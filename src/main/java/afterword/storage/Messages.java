package afterword.storage;

import afterword.chat.MessageRef;
import afterword.delivery.Content.Meaning;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Keeps which message stands for what; called inside a transaction. */
final class Messages {
    private Messages() {}

    /** Of a message that is known already, at most that it is ours is news. One that was removed is no message. */
    static void record(Handle handle, MessageRef message, Meaning meaning, boolean own, Instant now) {
        var insert = switch (meaning) {
            case Meaning.Post(var article) -> handle.createUpdate("""
                                INSERT INTO message (platform, channel, id, topic, article_id, own, at)
                                VALUES (:platform, :channel, :id, :topic, :subject, :own, :now)
                                ON CONFLICT DO UPDATE SET own = 1 WHERE excluded.own = 1
                                """).bind("subject", article);
            case Meaning.Comment(var comment) -> handle.createUpdate("""
                                INSERT INTO message (platform, channel, id, topic, article_id, comment_id, own, at)
                                SELECT :platform, :channel, :id, :topic, article_id, id, :own, :now
                                FROM comment WHERE id = :subject
                                ON CONFLICT DO UPDATE SET own = 1 WHERE excluded.own = 1
                                """).bind("subject", comment);
            case Meaning.Removed() -> throw new IllegalArgumentException("Nothing is kept of what was removed");
        };
        insert.bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("id", message.id())
                .bind("topic", Outbox.topic(message.channel()))
                .bind("own", own)
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
