package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.feed.FeedId;
import afterword.feed.FeedNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Owes the owners the news of feeds; called inside the transaction of what they are about. */
final class FeedNotes {
    /** When many feeds fail at once an owner gets a message an hour, not one for each. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private FeedNotes() {}

    static void owe(Handle handle, FeedId feed, FeedNews news) {
        if (news.what() == FeedNews.What.BACK && takeBack(handle, feed)) {
            return;
        }
        for (var owner : Owners.all(handle)) {
            var channel = ChannelRef.direct(owner);
            var notice = waiting(handle, channel).orElseGet(() -> begin(handle, feed, channel, news.at()));
            handle.createUpdate("""
                            INSERT INTO feed_notice (delivery_id, feed_id, news) VALUES (:notice, :feed, :news)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("notice", notice)
                    .bind("feed", feed.value())
                    .bind("news", news.what().name())
                    .execute();
        }
    }

    /** What nobody was told yet nobody need be told the end of. */
    private static boolean takeBack(Handle handle, FeedId feed) {
        return handle.createUpdate("""
                        DELETE FROM feed_notice WHERE feed_id = :feed AND news = 'FAILING' AND EXISTS
                            (SELECT 1 FROM delivery d WHERE d.id = delivery_id AND d.state = 'owed')
                        """).bind("feed", feed.value()).execute() > 0;
    }

    /** The owner's notice that was not sent yet. */
    private static Optional<Long> waiting(Handle handle, ChannelRef channel) {
        return at(handle.createQuery("""
                        SELECT id FROM delivery WHERE kind = 'FEED_NOTICE' AND platform = :platform
                            AND channel = :channel AND state IN ('owed', 'sending') AND state = 'owed' ORDER BY id LIMIT 1
                        """), channel).mapTo(Long.class).findOne();
    }

    private static long begin(Handle handle, FeedId feed, ChannelRef channel, Instant now) {
        var last = at(handle.createQuery("""
                        SELECT COALESCE(MAX(due_at), 0) FROM delivery WHERE kind = 'FEED_NOTICE'
                            AND platform = :platform AND channel = :channel
                        """), channel).mapTo(Long.class).one();
        var next = Instant.ofEpochMilli(last).plus(PAUSE);
        var owed = new Owed(Kind.FEED_NOTICE, feed.value(), channel, null, "");
        Outbox.owe(handle, owed, next.isAfter(now) ? next : now, now);
        return waiting(handle, channel).orElseThrow();
    }

    private static <S extends SqlStatement<S>> S at(S statement, ChannelRef channel) {
        return statement.bind("platform", channel.platform().name()).bind("channel", channel.id());
    }
}
