package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.delivery.Content.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Messages that were sent without our learning their ids, known again by when they were sent and what they look like;
 * called inside a transaction.
 */
final class Copies {
    /** Telegram's clock is not ours, and a call takes its time. */
    private static final Duration ABOUT = Duration.ofMinutes(5);
    /**
     * What may have been sent at that time. Both are few, and have an index each. When the first of several calls was made is
     * not kept: after its delivery was owed, and before that ended.
     */
    private static final String DOUBTFUL = """
            WITH doubtful AS (
                SELECT id, kind, subject FROM delivery
                WHERE repeated > 0 AND platform = :platform AND channel = :channel
                  AND created_at < :until AND (ended_at IS NULL OR ended_at > :since)
                UNION
                SELECT id, kind, subject FROM delivery
                WHERE state = 'sending' AND platform = :platform AND channel = :channel AND sending_at < :until)
            """;

    private Copies() {}

    static void recognize(Handle handle, PostShown shown, Instant now) {
        var original = original(handle, shown.message());
        var message = original.orElse(shown.message());
        if (SqliteCommentStore.placeOf(handle, message).isPresent()) {
            return;
        }
        // What Telegram forwards from a channel may be anybody's post there: it is answered, never edited.
        var own = shown.own() && original.isEmpty();
        article(handle, message.channel(), shown)
                .<Meaning>map(Meaning.Post::new)
                .or(() -> own ? comment(handle, message.channel(), shown).map(Meaning.Comment::new) : Optional.empty())
                .ifPresent(meaning -> {
                    Messages.record(handle, message, meaning, own, now);
                    Rooms.joinCopy(handle, message, now);
                    SqliteCommentStore.placeOf(handle, message).ifPresent(place -> {
                        EarlyComments.join(handle, message, place);
                        EarlyComments.join(handle, shown.message(), place);
                    });
                });
    }

    /** The channel's post whose automatic forward this is. */
    private static Optional<MessageRef> original(Handle handle, MessageRef copy) {
        return handle.createQuery("SELECT channel, original FROM forward WHERE copy_channel = :channel AND copy = :id")
                .bind("channel", copy.channel().id())
                .bind("id", copy.id())
                .map((row, _) -> new MessageRef(
                        new ChannelRef(Platform.TELEGRAM, row.getString("channel")), row.getString("original")))
                .findOne();
    }

    /** A digest is no post of its first article. */
    private static Optional<Long> article(Handle handle, ChannelRef channel, PostShown shown) {
        var posts = handle.createQuery(DOUBTFUL + """
                        SELECT a.id, a.title, a.link FROM doubtful d JOIN article a ON a.id = d.subject
                        WHERE d.kind = 'POST' AND NOT EXISTS (SELECT 1 FROM digest_entry e WHERE e.head = d.id)
                        ORDER BY d.id DESC
                        """);
        return newest(posts, channel, shown, (title, link) -> Likeness.toPost(shown, title, link));
    }

    private static Optional<Long> comment(Handle handle, ChannelRef channel, PostShown shown) {
        var mirrors = handle.createQuery(DOUBTFUL + """
                        SELECT c.id, c.author_name, c.text FROM doubtful d JOIN comment c ON c.id = d.subject
                        WHERE d.kind = 'MIRROR'
                        ORDER BY d.id DESC
                        """);
        return newest(mirrors, channel, shown, (author, text) -> Likeness.toMirror(shown, author, text));
    }

    private static Optional<Long> newest(
            Query doubtful, ChannelRef channel, PostShown shown, BiPredicate<String, String> alike) {
        return doubtful
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .bind("since", shown.at().minus(ABOUT).toEpochMilli())
                .bind("until", shown.at().plus(ABOUT).toEpochMilli())
                .map((row, _) -> new Candidate(row.getLong(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(it -> alike.test(it.first(), it.second()))
                .map(Candidate::subject)
                .findFirst();
    }

    /** What a message may show, and the two texts by which that is known. */
    private record Candidate(long subject, String first, String second) {}
}
