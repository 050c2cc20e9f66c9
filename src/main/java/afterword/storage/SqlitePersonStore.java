package afterword.storage;

import afterword.chat.PersonRef;
import afterword.chat.SpaceRef;
import afterword.person.PersonStore;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqlitePersonStore implements PersonStore {
    private static final String CLAIM = "claim-hash";

    private final Database database;

    SqlitePersonStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean owns(PersonRef person) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM owner WHERE platform = :platform AND person = :person)
                        """)
                .bind("platform", person.platform().name())
                .bind("person", person.id())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean hasOwners() {
        return database.read(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM owner)")
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void addOwner(PersonRef person, Instant now) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO owner (platform, person, since) VALUES (:platform, :person, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("platform", person.platform().name())
                .bind("person", person.id())
                .bind("now", now.toEpochMilli())
                .execute());
    }

    @Override
    public boolean admitted(SpaceRef space) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM space WHERE platform = :platform AND id = :id)
                        """)
                .bind("platform", space.platform().name())
                .bind("id", space.id())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean admit(SpaceRef space, PersonRef by, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        INSERT INTO space (platform, id, admitted_at, admitted_by)
                        VALUES (:platform, :id, :now, :by)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("platform", space.platform().name())
                        .bind("id", space.id())
                        .bind("now", now.toEpochMilli())
                        .bind("by", by.id())
                        .execute()
                > 0);
    }

    @Override
    public Optional<String> claimHash() {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", CLAIM)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void claimHash(@Nullable String hash) {
        database.write(handle -> hash == null
                ? handle.createUpdate("DELETE FROM setting WHERE name = :name")
                        .bind("name", CLAIM)
                        .execute()
                : handle.createUpdate("""
                                INSERT INTO setting (name, value) VALUES (:name, :value)
                                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                                """)
                        .bind("name", CLAIM)
                        .bind("value", hash)
                        .execute());
    }
}
