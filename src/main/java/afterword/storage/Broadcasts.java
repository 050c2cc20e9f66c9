package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Articles on their way to the subscribers, each with how far it has come; called inside a transaction. */
final class Broadcasts {
    private Broadcasts() {}

    /** The article goes to all who subscribe now. */
    static void begin(Handle handle, long article, Instant now) {
        handle.createUpdate("INSERT INTO broadcast (article_id, reached_platform, reached_person, started_at)"
                        + " VALUES (:article, '', '', :now)")
                .bind("article", article)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Owes the oldest broadcast's next subscribers their alerts; one that has reached all of them is over. */
    static void goOn(Handle handle, int most, Instant now) {
        handle.createQuery("SELECT * FROM broadcast ORDER BY article_id LIMIT 1")
                .map((row, _) -> new Broadcast(
                        row.getLong("article_id"),
                        row.getString("reached_platform"),
                        row.getString("reached_person"),
                        row.getLong("started_at")))
                .findOne()
                .ifPresent(broadcast -> goOn(handle, broadcast, most, now));
    }

    private static void goOn(Handle handle, Broadcast broadcast, int most, Instant now) {
        // Who subscribed after the article came is not owed it.
        var next = handle.createQuery("""
                        SELECT platform, person FROM subscription
                        WHERE (platform, person) > (:platform, :person) AND since <= :started
                          AND unreachable_since IS NULL
                        ORDER BY platform, person LIMIT :most
                        """)
                .bind("platform", broadcast.reachedPlatform())
                .bind("person", broadcast.reachedPerson())
                .bind("started", broadcast.startedAt())
                .bind("most", most)
                .map((row, _) -> new PersonRef(Platform.valueOf(row.getString("platform")), row.getString("person")))
                .list();
        for (var subscriber : next) {
            var channel = ChannelRef.direct(subscriber);
            Outbox.owe(handle, new Owed(Kind.ALERT, broadcast.article(), channel, null, ""), now, now);
        }
        if (next.size() < most) {
            handle.createUpdate("DELETE FROM broadcast WHERE article_id = :article")
                    .bind("article", broadcast.article())
                    .execute();
        } else {
            handle.createUpdate("""
                            UPDATE broadcast SET reached_platform = :platform, reached_person = :person
                            WHERE article_id = :article
                            """)
                    .bind("platform", next.getLast().platform().name())
                    .bind("person", next.getLast().id())
                    .bind("article", broadcast.article())
                    .execute();
        }
    }

    /** How many subscribers a broadcast that is under way has yet to reach; 0 where there is none. */
    static int ahead(Handle handle, long article) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM broadcast b JOIN subscription s
                            ON (s.platform, s.person) > (b.reached_platform, b.reached_person) AND s.since <= b.started_at AND s.unreachable_since IS NULL
                        WHERE b.article_id = :article
                        """)
                .bind("article", article)
                .mapTo(Integer.class)
                .one();
    }

    private record Broadcast(long article, String reachedPlatform, String reachedPerson, long startedAt) {}
}
