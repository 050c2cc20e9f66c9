package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.delivery.Content.Meaning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Messages that were sent without our learning their ids, known again by what they show; called inside a transaction. */
final class Copies {
    /** Both are few, and have an index each. */
    private static final String DOUBTFUL = """
            WITH doubtful AS (
                SELECT id, kind, subject FROM delivery
                WHERE repeated > 0 AND platform = :platform AND channel = :channel
                UNION
                SELECT id, kind, subject FROM delivery
                WHERE state = 'sending' AND platform = :platform AND channel = :channel)
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
        article(handle, message, shown.links())
                .<Meaning>map(Meaning.Post::new)
                .or(() -> own ? comment(handle, message, shown.text()).map(Meaning.Comment::new) : Optional.empty())
                .ifPresent(meaning -> {
                    Messages.record(handle, message, meaning, own, now);
                    Rooms.joinForward(handle, message, now);
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

    /** Telegram writes a slash after a bare host name. */
    private static Optional<Long> article(Handle handle, MessageRef message, List<String> links) {
        return links.isEmpty()
                ? Optional.empty()
                : handle.createQuery(DOUBTFUL + """
                        SELECT a.id FROM doubtful d JOIN article a ON a.id = d.subject
                        WHERE d.kind = 'POST' AND rtrim(a.link, '/') IN (<links>)
                        ORDER BY d.id DESC LIMIT 1
                        """)
                        .bind("platform", message.channel().platform().name())
                        .bind("channel", message.channel().id())
                        .bindList(
                                "links",
                                links.stream()
                                        .map(it -> it.replaceAll("/+$", ""))
                                        .toList())
                        .mapTo(Long.class)
                        .findOne();
    }

    private static Optional<Long> comment(Handle handle, MessageRef message, String text) {
        return handle.createQuery(DOUBTFUL + """
                        SELECT c.id FROM doubtful d JOIN comment c ON c.id = d.subject
                        WHERE d.kind = 'MIRROR'
                          AND instr(:text, c.text) > 0 AND instr(:text, c.author_name) > 0
                        ORDER BY length(c.text) DESC, d.id DESC LIMIT 1
                        """)
                .bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("text", text)
                .mapTo(Long.class)
                .findOne();
    }
}
