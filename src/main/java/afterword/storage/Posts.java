package afterword.storage;

import afterword.chat.MessageRef;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.delivery.PostPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The messages that an article's deliveries became; called inside a transaction. */
final class Posts {
    private Posts() {}

    /** Owes every post of the article an edit, so that one message is edited at most once per interval. */
    static void oweEdits(Handle handle, long article, Duration interval, Instant now) {
        var posts = handle.createQuery("""
                        SELECT m.platform, m.channel, m.topic, m.id,
                            (SELECT MAX(d.ended_at) FROM delivery d
                             WHERE d.kind = 'POST_EDIT' AND d.state = 'sent'
                               AND d.target_channel = m.channel AND d.target_message = m.id) AS edited_at
                        FROM message m
                        WHERE m.article_id = :article AND m.comment_id IS NULL AND m.own = 1
                        """)
                .bind("article", article)
                .map((row, _) -> {
                    var message = Objects.requireNonNull(Rows.message(row, "platform", "channel", "topic", "id"));
                    var edited = Rows.instant(row, "edited_at");
                    return new DueEdit(
                            new Owed(Kind.POST_EDIT, article, message.channel(), message, ""),
                            edited == null || edited.plus(interval).isBefore(now) ? now : edited.plus(interval));
                })
                .list();
        for (var edit : posts) {
            Outbox.owe(handle, edit.owed(), edit.due(), now);
        }
    }

    /** Owes the posts of an article that its site no longer has what their destinations want then: to be marked as such. */
    static void oweWhatBecomesOfGone(Handle handle, long article, Instant now) {
        oweEdits(handle, article, Duration.ZERO, now);
    }

    /** A post is no more, since its article left the site; should that have returned meanwhile, it is posted anew. */
    static void removed(Handle handle, long article, MessageRef post, Instant now) {
        handle.createUpdate("""
                        UPDATE delivery SET removed_at = :now
                        WHERE kind = 'POST' AND state = 'sent' AND platform = :platform
                            AND message_channel = :channel AND message = :message
                        """)
                .bind("now", now.toEpochMilli())
                .bind("platform", post.channel().platform().name())
                .bind("channel", post.channel().id())
                .bind("message", post.id())
                .execute();
        handle.createUpdate("""
                        DELETE FROM message
                        WHERE platform = :platform AND channel = :channel AND id = :message AND comment_id IS NULL
                        """)
                .bind("platform", post.channel().platform().name())
                .bind("channel", post.channel().id())
                .bind("message", post.id())
                .execute();
        var returned = handle.createQuery("SELECT gone_at IS NULL FROM article WHERE id = :article")
                .bind("article", article)
                .mapTo(Boolean.class)
                .one();
        if (returned) {
            oweReturn(handle, article, now);
        }
    }

    /** An article is back on its site: its posts lose their mark, and where there is none any more, or was none yet, it is posted. */
    static void oweReturn(Handle handle, long article, Instant now) {
        oweEdits(handle, article, Duration.ZERO, now);
        handle.createQuery("""
                        SELECT d.platform, d.channel, d.topic, d.id FROM delivery d
                        JOIN destination s ON s.platform = d.platform AND s.channel = d.channel AND s.topic = d.topic
                        WHERE d.kind = 'POST' AND d.subject = :article
                            AND (d.removed_at IS NOT NULL OR (d.state = 'skipped' AND d.reason = :left))
                            AND NOT EXISTS (SELECT 1 FROM delivery e
                                WHERE e.kind = 'POST' AND e.subject = d.subject AND e.id > d.id
                                    AND e.platform = d.platform AND e.channel = d.channel AND e.topic = d.topic)
                        ORDER BY d.id
                        """)
                .bind("article", article)
                .bind("left", PostPlan.LEFT)
                .map((row, _) -> new Owed(
                        Kind.POST,
                        article,
                        Rows.channel(row, "platform", "channel", "topic"),
                        null,
                        "again after " + row.getLong("id")))
                .list()
                .forEach(owed -> Outbox.owe(handle, owed, now, now));
    }

    private record DueEdit(Owed owed, Instant due) {}
}
