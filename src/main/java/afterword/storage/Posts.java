package afterword.storage;

import afterword.delivery.Kind;
import afterword.delivery.Owed;
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

    private record DueEdit(Owed owed, Instant due) {}
}
