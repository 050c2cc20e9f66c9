package afterword.storage;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.CommentStore.NewComment;
import afterword.comment.CommentStore.Place;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Answers that came before the message that they answer was recorded; called inside a transaction. */
final class EarlyComments {
    /** What was not joined by then answered a message of somebody else. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private EarlyComments() {}

    /** Keeps the answer if a message of ours to its channel is under way. */
    static void keep(
            Handle handle,
            Author author,
            String text,
            MessageRef source,
            MessageRef answered,
            String eventId,
            Instant now) {
        handle.createUpdate("DELETE FROM early_comment WHERE at < :old")
                .bind("old", now.minus(KEPT).toEpochMilli())
                .execute();
        handle.createUpdate("""
                        INSERT INTO early_comment (platform, channel, answered, topic, id, person, author_name, text,
                            event, at)
                        SELECT :platform, :channel, :answered, :topic, :id, :person, :name, :text, :event, :now
                        WHERE EXISTS (SELECT 1 FROM delivery
                            WHERE platform = :platform AND channel = :channel AND state IN ('owed', 'sending')
                              AND state = 'sending' AND +kind IN ('POST', 'MIRROR'))
                        ON CONFLICT DO NOTHING
                        """)
                .bind("platform", source.channel().platform().name())
                .bind("channel", source.channel().id())
                .bind("answered", answered.id())
                .bind("topic", Outbox.topic(source.channel()))
                .bind("id", source.id())
                .bind("person", author.person().id())
                .bind("name", author.name())
                .bind("text", text)
                .bind("event", eventId)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** The message is known now: the answers to it that came early are comments. */
    static void join(Handle handle, MessageRef message, Place place, Instant now) {
        var early = handle.createQuery("""
                        DELETE FROM early_comment
                        WHERE platform = :platform AND channel = :channel AND answered = :answered
                        RETURNING *
                        """)
                .bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("answered", message.id())
                .map((row, _) -> {
                    var platform = Platform.valueOf(row.getString("platform"));
                    var channel = Rows.channel(row, "platform", "channel", "topic");
                    return new Early(
                            new Author(
                                    new PersonRef(platform, row.getString("person")),
                                    row.getString("author_name"),
                                    false),
                            row.getString("text"),
                            channel,
                            row.getString("id"),
                            row.getString("event"));
                })
                .list();
        for (var comment : early) {
            SqliteCommentStore.add(
                    handle,
                    new NewComment(place.article(), place.comment(), comment.author(), comment.text()),
                    new MessageRef(comment.channel(), comment.id()),
                    comment.event(),
                    now);
        }
    }

    private record Early(Author author, String text, ChannelRef channel, String id, String event) {}
}
