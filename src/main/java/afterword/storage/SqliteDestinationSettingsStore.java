package afterword.storage;

import afterword.article.ArticleId;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.destination.Destination;
import afterword.destination.DestinationId;
import afterword.destination.DestinationSettings;
import afterword.destination.DestinationSettingsStore;
import afterword.destination.FilterRule;
import afterword.destination.FilterRules;
import afterword.destination.Setting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

final class SqliteDestinationSettingsStore implements DestinationSettingsStore {
    private static final String TEMPLATE = "template";
    private static final String DRAFT = "template-draft";

    private final Database database;

    SqliteDestinationSettingsStore(Database database) {
        this.database = database;
    }

    @Override
    public DestinationSettings of(DestinationId destination) {
        var values = values(destination);
        var chosen = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            var value = values.get(setting.word());
            if (value != null) {
                chosen.put(setting, value);
            }
        }
        return new DestinationSettings(chosen, values.get(TEMPLATE));
    }

    private Map<String, String> values(DestinationId destination) {
        return database.read(handle -> handle.createQuery(
                        "SELECT name, value FROM destination_setting WHERE destination_id = :destination")
                .bind("destination", destination.value())
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {}));
    }

    @Override
    public void set(Destination destination, Setting setting, @Nullable String value, Instant now) {
        database.write(handle -> {
            set(handle, destination.id(), setting.word(), value);
            return handle.createUpdate("""
                            UPDATE delivery SET due_at = :now
                            WHERE kind = 'POST' AND platform = :platform AND channel = :channel AND topic = :topic
                              AND state = 'owed' AND due_at > :now
                            """)
                    .bind("now", now.toEpochMilli())
                    .bind("platform", destination.channel().platform().name())
                    .bind("channel", destination.channel().id())
                    .bind("topic", Outbox.topic(destination.channel()))
                    .execute();
        });
    }

    private static int set(Handle handle, DestinationId destination, String name, @Nullable String value) {
        var statement = value == null
                ? handle.createUpdate(
                        "DELETE FROM destination_setting WHERE destination_id = :destination AND name = :name")
                : handle.createUpdate("""
                        INSERT INTO destination_setting (destination_id, name, value)
                        VALUES (:destination, :name, :value)
                        ON CONFLICT (destination_id, name) DO UPDATE SET value = excluded.value
                        """).bind("value", value);
        return statement
                .bind("destination", destination.value())
                .bind("name", name)
                .execute();
    }

    @Override
    public void template(DestinationId destination, @Nullable String text) {
        database.write(handle -> {
            set(handle, destination, DRAFT, null);
            return set(handle, destination, TEMPLATE, text);
        });
    }

    @Override
    public @Nullable String draft(DestinationId destination) {
        return values(destination).get(DRAFT);
    }

    @Override
    public void draft(DestinationId destination, @Nullable String text) {
        database.write(handle -> set(handle, destination, DRAFT, text));
    }

    @Override
    public FilterRules rules(DestinationId destination) {
        return new FilterRules(database.read(handle -> handle.createQuery("""
                        SELECT excludes, subject, value FROM destination_filter
                        WHERE destination_id = :destination ORDER BY id
                        """)
                .bind("destination", destination.value())
                .map((row, _) -> new FilterRule(
                        row.getBoolean("excludes"),
                        FilterRule.Subject.valueOf(row.getString("subject")),
                        row.getString("value")))
                .list()));
    }

    @Override
    public boolean add(DestinationId destination, FilterRule rule) {
        return database.write(handle ->
                        bind(handle.createUpdate("""
                                INSERT INTO destination_filter (destination_id, excludes, subject, value)
                                VALUES (:destination, :excludes, :subject, :value)
                                ON CONFLICT DO NOTHING
                                """), destination, rule).execute())
                > 0;
    }

    @Override
    public void remove(DestinationId destination, FilterRule rule) {
        database.write(
                handle -> bind(handle.createUpdate("""
                        DELETE FROM destination_filter
                        WHERE destination_id = :destination AND excludes = :excludes AND subject = :subject
                          AND value = :value
                        """), destination, rule).execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, DestinationId destination, FilterRule rule) {
        return statement
                .bind("destination", destination.value())
                .bind("excludes", rule.excludes())
                .bind("subject", rule.subject().name())
                .bind("value", rule.value());
    }

    @Override
    public FilterRules.Source sourceOf(ArticleId article) {
        return database.read(handle -> handle.createQuery("""
                        SELECT f.title, f.url FROM article a JOIN feed f ON f.id = a.feed_id WHERE a.id = :article
                        """)
                .bind("article", article.value())
                .map((row, _) -> new FilterRules.Source(row.getString("title"), row.getString("url")))
                .findOne()
                .orElseGet(() -> new FilterRules.Source(null, null)));
    }

    @Override
    public void oweTest(Destination destination, long article, Instant now) {
        database.write(handle -> {
            // Each test is one of its own.
            var detail = Long.toString(now.toEpochMilli());
            Outbox.owe(handle, new Owed(Kind.TEST, article, destination.channel(), null, detail), now, now);
            return null;
        });
    }
}
