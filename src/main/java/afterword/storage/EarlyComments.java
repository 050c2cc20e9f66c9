package afterword.storage;

import afterword.article.ArticleId;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.CommentId;
import afterword.comment.CommentStore.EarlyComment;
import afterword.comment.CommentStore.NewComment;
import afterword.comment.CommentStore.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers that came before the message that they answer was recorded; called inside a transaction. */
final class EarlyComments {
    /** What was not joined by then answered a message of somebody else. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private EarlyComments() {}

    /** Keeps the answer if a message of ours to its channel is under way; false if none is. */
    static boolean keep(Handle handle, EarlyComment comment, String eventId, Instant now) {
        handle.createUpdate("DELETE FROM early_comment WHERE at < :old AND article_id IS NULL")
                .bind("old", now.minus(KEPT).toEpochMilli())
                .execute();
        var source = comment.source();
        if (!comment.inGap() && !underWay(handle, source.channel())) {
            return false;
        }
        var otherwise = comment.otherwise();
        handle.createUpdate("""
                        INSERT INTO early_comment (platform, channel, answered, topic, id, person, author_name, text,
                            event, at, article_id, comment_id, in_gap)
                        VALUES (:platform, :channel, :answered, :topic, :id, :person, :name, :text, :event, :now,
                            :article, :comment, :gap)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("platform", source.channel().platform().name())
                .bind("channel", source.channel().id())
                .bind("answered", comment.answered().id())
                .bind("topic", Outbox.topic(source.channel()))
                .bind("id", source.id())
                .bind("person", comment.author().person().id())
                .bind("name", comment.author().name())
                .bind("text", comment.text())
                .bind("event", eventId)
                .bind("now", now.toEpochMilli())
                .bind("gap", comment.inGap())
                .bind("article", otherwise == null ? null : otherwise.article().value())
                .bind(
                        "comment",
                        otherwise == null || otherwise.comment() == null
                                ? null
                                : otherwise.comment().value())
                .execute();
        return true;
    }

    private static boolean underWay(Handle handle, ChannelRef channel) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM delivery
                            WHERE platform = :platform AND channel = :channel AND state IN ('owed', 'sending')
                              AND state = 'sending' AND +kind IN ('POST', 'MIRROR'))
                        """)
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .mapTo(Boolean.class)
                .one();
    }

    static void edit(Handle handle, MessageRef source, String text) {
        handle.createUpdate("""
                        UPDATE early_comment SET text = :text
                        WHERE platform = :platform AND channel = :channel AND id = :id
                        """)
                .bind("text", text)
                .bind("platform", source.channel().platform().name())
                .bind("channel", source.channel().id())
                .bind("id", source.id())
                .execute();
    }

    static void delete(Handle handle, MessageRef source) {
        handle.createUpdate("DELETE FROM early_comment WHERE platform = :platform AND channel = :channel AND id = :id")
                .bind("platform", source.channel().platform().name())
                .bind("channel", source.channel().id())
                .bind("id", source.id())
                .execute();
    }

    /** The message is known now: the answers to it that came early are comments. */
    static void join(Handle handle, MessageRef message, Place place) {
        handle.createQuery("""
                        DELETE FROM early_comment
                        WHERE platform = :platform AND channel = :channel AND answered = :answered
                        RETURNING *
                        """)
                .bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("answered", message.id())
                .map((row, _) -> toEarly(row))
                .list()
                .forEach(early -> add(handle, early, place));
    }

    /** A call to the channel has ended: what waited and answered no message of ours stands where it belongs otherwise. */
    static void release(Handle handle, ChannelRef channel) {
        if (underWay(handle, channel)) {
            return;
        }
        handle.createQuery("""
                        DELETE FROM early_comment
                        WHERE platform = :platform AND channel = :channel AND article_id IS NOT NULL AND in_gap = 0
                        RETURNING *
                        """)
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .map((row, _) -> toEarly(row))
                .list()
                .forEach(early -> add(handle, early, Objects.requireNonNull(early.otherwise())));
    }

    static void gapRead(Handle handle, Platform platform) {
        handle.createQuery("""
                        UPDATE early_comment SET in_gap = 0 WHERE platform = :platform AND in_gap = 1 RETURNING channel
                        """).bind("platform", platform.name()).mapTo(String.class).list().stream()
                .distinct()
                .forEach(channel -> release(handle, new ChannelRef(platform, channel)));
    }

    private static void add(Handle handle, Early early, Place place) {
        SqliteCommentStore.add(
                handle,
                new NewComment(place.article(), place.comment(), early.author(), early.text()),
                new MessageRef(early.channel(), early.id()),
                early.event(),
                early.at());
    }

    private static Early toEarly(ResultSet row) throws SQLException {
        var platform = Platform.valueOf(row.getString("platform"));
        var article = row.getLong("article_id");
        var place = row.wasNull() ? null : new ArticleId(article);
        var comment = row.getLong("comment_id");
        var parent = row.wasNull() ? null : new CommentId(comment);
        return new Early(
                new Author(new PersonRef(platform, row.getString("person")), row.getString("author_name"), false),
                row.getString("text"),
                Rows.channel(row, "platform", "channel", "topic"),
                row.getString("id"),
                row.getString("event"),
                Instant.ofEpochMilli(row.getLong("at")),
                place == null ? null : new Place(place, parent));
    }

    private record Early(
            Author author,
            String text,
            ChannelRef channel,
            String id,
            String event,
            Instant at,
            @Nullable Place otherwise) {}
}
