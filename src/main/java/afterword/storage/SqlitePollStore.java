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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

final class SqlitePollStore implements PollStore {
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
    public void vote(Poll poll, PersonRef person, String emoji, String eventId, Instant now) {
        database.write(handle -> {
            if (Handled.first(handle, eventId, now) && put(handle, poll, person, emoji, now)) {
                Posts.oweEdits(handle, poll.article().value(), EDIT_INTERVAL, now);
            }
            return null;
        });
    }

    private static boolean put(Handle handle, Poll poll, PersonRef person, String emoji, Instant now) {
        return bind(handle.createUpdate("""
                                INSERT INTO vote (poll_id, platform, person, emoji, at)
                                VALUES (:poll, :platform, :person, :emoji, :now)
                                ON CONFLICT (poll_id, platform, person)
                                DO UPDATE SET emoji = excluded.emoji, at = excluded.at
                                WHERE emoji <> excluded.emoji
                                """), poll, person)
                        .bind("emoji", emoji)
                        .bind("now", now.toEpochMilli())
                        .execute()
                > 0;
    }

    @Override
    public void withdraw(Poll poll, PersonRef person, String emoji, String eventId, Instant now) {
        database.write(handle -> {
            if (Handled.first(handle, eventId, now) && remove(handle, poll, person, emoji)) {
                Posts.oweEdits(handle, poll.article().value(), EDIT_INTERVAL, now);
            }
            return null;
        });
    }

    private static boolean remove(Handle handle, Poll poll, PersonRef person, String emoji) {
        return bind(handle.createUpdate("""
                                DELETE FROM vote WHERE poll_id = :poll AND platform = :platform AND person = :person
                                  AND emoji = :emoji
                                """), poll, person).bind("emoji", emoji).execute() > 0;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Poll poll, PersonRef person) {
        return statement
                .bind("poll", poll.id())
                .bind("platform", person.platform().name())
                .bind("person", person.id());
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
            Poll poll, Map<String, ? extends Collection<PersonRef>> reactors, Instant readAt, Instant now) {
        database.write(handle -> {
            var changed = false;
            for (var vote : discordVotes(handle, poll, readAt).entrySet()) {
                var standing = reactors.get(vote.getValue());
                if (standing == null || !standing.contains(vote.getKey())) {
                    changed |= remove(handle, poll, vote.getKey(), vote.getValue());
                }
            }
            var counted = discordVotes(handle, poll, Instant.ofEpochMilli(Long.MAX_VALUE));
            for (var entry : reactors.entrySet()) {
                for (var person : entry.getValue()) {
                    if (!counted.containsKey(person)) {
                        changed |= put(handle, poll, person, entry.getKey(), now);
                    }
                }
            }
            if (changed) {
                Posts.oweEdits(handle, poll.article().value(), EDIT_INTERVAL, now);
            }
            return null;
        });
    }

    /** The votes cast before a moment. */
    private static Map<PersonRef, String> discordVotes(Handle handle, Poll poll, Instant before) {
        var votes = new HashMap<PersonRef, String>();
        handle.createQuery(
                        "SELECT person, emoji FROM vote WHERE poll_id = :poll AND platform = 'DISCORD' AND at < :before")
                .bind("before", before.toEpochMilli())
                .bind("poll", poll.id())
                .map((row, _) ->
                        Map.entry(new PersonRef(Platform.DISCORD, row.getString("person")), row.getString("emoji")))
                .list()
                .forEach(vote -> votes.put(vote.getKey(), vote.getValue()));
        return votes;
    }

    @Override
    public Map<String, Integer> votes(Poll poll) {
        return numbers(poll, "SELECT emoji, COUNT(*) AS votes FROM vote WHERE poll_id = :poll GROUP BY emoji");
    }

    @Override
    public Map<String, Integer> anonymous(Poll poll) {
        return numbers(
                poll, "SELECT emoji, SUM(votes) AS votes FROM anonymous_count WHERE poll_id = :poll GROUP BY emoji");
    }

    private Map<String, Integer> numbers(Poll poll, String sql) {
        var numbers = new HashMap<String, Integer>();
        database.read(handle -> handle.createQuery(sql)
                        .bind("poll", poll.id())
                        .map((row, _) -> Map.entry(row.getString("emoji"), row.getInt("votes")))
                        .list())
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
    public List<MessageRef> discordPostsSince(Instant since) {
        return database.read(handle -> handle.createQuery("""
                        SELECT platform, channel, topic, id FROM message
                        WHERE platform = 'DISCORD' AND comment_id IS NULL AND at >= :since
                        ORDER BY at DESC LIMIT 100
                        """)
                .bind("since", since.toEpochMilli())
                .map((row, _) -> Objects.requireNonNull(Rows.message(row, "platform", "channel", "topic", "id")))
                .list());
    }
}
