package afterword.storage;

import afterword.article.ArticleId;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.poll.Poll;
import afterword.poll.PollOption;
import afterword.poll.PollStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

final class SqlitePollStore implements PollStore {
    /** After a gap so many posts are looked at, each by one request at least. */
    private static final int MOST_POSTS = 1_000;

    /** A tally is edited into a post at most this often. */
    private static final Duration EDIT_INTERVAL = Duration.ofSeconds(5);

    private final Database database;

    SqlitePollStore(Database database) {
        this.database = database;
    }

    /** Opens the article's poll; called inside the transaction that stores the article. */
    static void open(Handle handle, long article, String question, List<PollOption> options, Instant now) {
        var poll = handle.createUpdate("""
                        INSERT INTO poll (article_id, question, opened_at) VALUES (:article, :question, :now)
                        """)
                .bind("article", article)
                .bind("question", question)
                .bind("now", now.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        for (var position = 0; position < options.size(); position++) {
            handle.createUpdate("""
                            INSERT INTO poll_option (poll_id, position, emoji, label)
                            VALUES (:poll, :position, :emoji, :label)
                            """)
                    .bind("poll", poll)
                    .bind("position", position)
                    .bind("emoji", options.get(position).emoji())
                    .bind("label", options.get(position).label())
                    .execute();
        }
    }

    @Override
    public Optional<Poll> on(MessageRef message) {
        return database.read(handle -> handle.createQuery("""
                        SELECT article_id FROM message
                        WHERE platform = :platform AND channel = :channel AND id = :id AND comment_id IS NULL
                        """)
                .bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("id", message.id())
                .map((row, _) -> new ArticleId(row.getLong("article_id")))
                .findOne()
                .flatMap(article -> of(handle, article)));
    }

    @Override
    public Optional<Poll> of(ArticleId article) {
        return database.read(handle -> of(handle, article));
    }

    private static Optional<Poll> of(Handle handle, ArticleId article) {
        return handle.createQuery("SELECT * FROM poll WHERE article_id = :article")
                .bind("article", article.value())
                .map((row, _) -> toPoll(handle, row))
                .findOne();
    }

    private static Poll toPoll(Handle handle, ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var options = handle.createQuery("SELECT emoji, label FROM poll_option WHERE poll_id = :id ORDER BY position")
                .bind("id", id)
                .map((option, _) -> new PollOption(option.getString("emoji"), option.getString("label")))
                .list();
        return new Poll(
                id,
                new ArticleId(row.getLong("article_id")),
                row.getString("question"),
                options,
                Rows.instant(row, "closed_at") != null);
    }

    @Override
    public void vote(Poll poll, MessageRef post, PersonRef person, String emoji, String eventId, Instant now) {
        change(poll, eventId, now, handle -> {
            // Replaced, not updated: said again it is the latest, of those of one moment too.
            var reaction = handle.createUpdate("""
                    INSERT OR REPLACE INTO reaction (poll_id, platform, person, channel, message, emoji, at)
                    VALUES (:poll, :platform, :person, :channel, :message, :emoji, :now)
                    """);
            bind(reaction, poll, post, person, emoji)
                    .bind("now", now.toEpochMilli())
                    .execute();
        });
    }

    @Override
    public void withdraw(Poll poll, MessageRef post, PersonRef person, String emoji, String eventId, Instant now) {
        change(poll, eventId, now, handle -> {
            var reaction = handle.createUpdate("""
                    DELETE FROM reaction WHERE poll_id = :poll AND platform = :platform AND person = :person
                      AND emoji = :emoji AND ((channel = :channel AND message = :message) OR message = '')
                    """);
            bind(reaction, poll, post, person, emoji).execute();
        });
    }

    private void change(Poll poll, String eventId, Instant now, Consumer<Handle> change) {
        database.write(handle -> {
            if (Handled.first(handle, eventId, now)) {
                oweWhatChanges(handle, poll, now, () -> change.accept(handle));
            }
            return null;
        });
    }

    /** The posts are edited only where the tally is another one afterwards. */
    private static void oweWhatChanges(Handle handle, Poll poll, Instant now, Runnable change) {
        var before = votes(handle, poll);
        change.run();
        if (!votes(handle, poll).equals(before)) {
            Posts.oweEdits(handle, poll.article().value(), EDIT_INTERVAL, now);
        }
    }

    private static Update bind(Update statement, Poll poll, MessageRef post, PersonRef person, String emoji) {
        return statement
                .bind("poll", poll.id())
                .bind("platform", person.platform().name())
                .bind("person", person.id())
                .bind("channel", post.channel().id())
                .bind("message", post.id())
                .bind("emoji", emoji);
    }

    @Override
    public void count(Poll poll, MessageRef message, Map<String, Integer> counts, Instant now) {
        database.write(handle -> {
            handle.createUpdate("""
                            DELETE FROM anonymous_count
                            WHERE poll_id = :poll AND channel = :channel AND message = :message
                            """)
                    .bind("poll", poll.id())
                    .bind("channel", message.channel().id())
                    .bind("message", message.id())
                    .execute();
            for (var option : poll.options()) {
                var votes = counts.getOrDefault(option.emoji(), 0);
                if (votes > 0) {
                    handle.createUpdate("""
                                    INSERT INTO anonymous_count (poll_id, channel, message, emoji, votes)
                                    VALUES (:poll, :channel, :message, :emoji, :votes)
                                    """)
                            .bind("poll", poll.id())
                            .bind("channel", message.channel().id())
                            .bind("message", message.id())
                            .bind("emoji", option.emoji())
                            .bind("votes", votes)
                            .execute();
                }
            }
            Posts.oweEdits(handle, poll.article().value(), EDIT_INTERVAL, now);
            return null;
        });
    }

    @Override
    public void reconcile(
            Poll poll, Map<MessageRef, Map<String, List<PersonRef>>> reactors, Instant readAt, Instant now) {
        database.write(handle -> {
            oweWhatChanges(
                    handle,
                    poll,
                    now,
                    () -> reactors.forEach((post, there) -> reconcile(handle, poll, post, there, readAt)));
            return null;
        });
    }

    private static void reconcile(
            Handle handle, Poll poll, MessageRef post, Map<String, List<PersonRef>> reactors, Instant readAt) {
        handle.createQuery("""
                        SELECT person, emoji, at < :readAt AS older, id FROM reaction
                        WHERE poll_id = :poll AND platform = 'DISCORD'
                          AND ((channel = :channel AND message = :message) OR message = '')
                        """)
                .bind("readAt", readAt.toEpochMilli())
                .bind("poll", poll.id())
                .bind("channel", post.channel().id())
                .bind("message", post.id())
                .map((row, _) -> {
                    var standing = reactors.getOrDefault(row.getString("emoji"), List.of());
                    var stands = standing.contains(new PersonRef(Platform.DISCORD, row.getString("person")));
                    return row.getBoolean("older") && !stands ? row.getLong("id") : 0;
                })
                .list()
                .forEach(fallen -> handle.execute("DELETE FROM reaction WHERE id = ?", fallen));
        reactors.forEach((emoji, people) -> people.forEach(person -> {
            var reaction = handle.createUpdate("""
                    INSERT OR IGNORE INTO reaction (poll_id, platform, person, channel, message, emoji, at)
                    VALUES (:poll, :platform, :person, :channel, :message, :emoji, :readAt)
                    """);
            bind(reaction, poll, post, person, emoji)
                    .bind("readAt", readAt.toEpochMilli())
                    .execute();
        }));
    }

    @Override
    public Map<String, Integer> votes(Poll poll) {
        return database.read(handle -> votes(handle, poll));
    }

    private static Map<String, Integer> votes(Handle handle, Poll poll) {
        return numbers(handle, poll, "SELECT emoji, COUNT(*) AS votes FROM vote WHERE poll_id = :poll GROUP BY emoji");
    }

    @Override
    public Map<String, Integer> anonymous(Poll poll) {
        return database.read(handle -> numbers(
                handle,
                poll,
                "SELECT emoji, SUM(votes) AS votes FROM anonymous_count WHERE poll_id = :poll GROUP BY emoji"));
    }

    private static Map<String, Integer> numbers(Handle handle, Poll poll, String sql) {
        var numbers = new HashMap<String, Integer>();
        handle.createQuery(sql)
                .bind("poll", poll.id())
                .map((row, _) -> Map.entry(row.getString("emoji"), row.getInt("votes")))
                .list()
                .forEach(line -> numbers.put(line.getKey(), line.getValue()));
        return numbers;
    }

    @Override
    public List<MessageRef> discordPosts(Poll poll) {
        return database.read(handle -> handle.createQuery("""
                        SELECT platform, channel, topic, id FROM message
                        WHERE article_id = :article AND platform = 'DISCORD' AND comment_id IS NULL
                        """)
                .bind("article", poll.article().value())
                .map((row, _) -> Objects.requireNonNull(Rows.message(row, "platform", "channel", "topic", "id")))
                .list());
    }

    @Override
    public List<MessageRef> newestDiscordPosts() {
        return database.read(handle -> handle.createQuery("""
                        SELECT platform, channel, topic, id FROM message
                        WHERE platform = 'DISCORD' AND comment_id IS NULL
                        ORDER BY at DESC LIMIT :most
                        """)
                .bind("most", MOST_POSTS)
                .map((row, _) -> Objects.requireNonNull(Rows.message(row, "platform", "channel", "topic", "id")))
                .list());
    }
}
