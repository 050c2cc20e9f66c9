package afterword.storage;

import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.subscription.SubscriptionStore;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

final class SqliteSubscriptionStore implements SubscriptionStore {
    private final Database database;

    SqliteSubscriptionStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean subscribe(PersonRef person, Instant now) {
        return database.write(handle -> {
            bound(handle, person, """
                            UPDATE subscription SET unreachable_since = NULL
                            WHERE platform = :platform AND person = :person
                            """).execute();
            return bound(handle, person, """
                            INSERT INTO subscription (platform, person, since) VALUES (:platform, :person, :now)
                            ON CONFLICT DO NOTHING
                            """).bind("now", now.toEpochMilli()).execute() > 0;
        });
    }

    @Override
    public boolean unsubscribe(PersonRef person, Instant now) {
        return database.write(handle -> {
            handle.createUpdate("""
                            UPDATE delivery SET state = 'skipped', reason = 'the person unsubscribed', ended_at = :now
                            WHERE platform = :platform AND channel = :channel AND kind = 'ALERT' AND state = 'owed'
                            """)
                    .bind("now", now.toEpochMilli())
                    .bind("platform", person.platform().name())
                    .bind("channel", ChannelRef.direct(person).id())
                    .execute();
            return bound(handle, person, "DELETE FROM subscription WHERE platform = :platform AND person = :person")
                            .execute()
                    > 0;
        });
    }

    @Override
    public void reachable(PersonRef person, boolean reachable, Instant now) {
        database.write(handle -> bound(handle, person, """
                        UPDATE subscription SET unreachable_since = :since
                        WHERE platform = :platform AND person = :person
                        """)
                .bind("since", reachable ? null : now.toEpochMilli())
                .execute());
    }

    private static Update bound(Handle handle, PersonRef person, String sql) {
        return handle.createUpdate(sql)
                .bind("platform", person.platform().name())
                .bind("person", person.id());
    }
}
