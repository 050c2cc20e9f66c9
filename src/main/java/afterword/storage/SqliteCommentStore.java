package afterword.storage;

import afterword.article.ArticleId;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.Comment;
import afterword.comment.CommentId;
import afterword.comment.CommentStore;
import afterword.comment.Room;
import afterword.delivery.Content.Meaning;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class SqliteCommentStore implements CommentStore {
    /** Deeper comments keep their parent and stand in reading order beside it. */
    private static final int MAX_PATH_DEPTH = 64;

    /** Reading one costs a call: more than seventy articles a day for two weeks are not read back to the last one. */
    private static final int MOST_THREADS = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    SqliteCommentStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Place> placeOf(MessageRef message) {
        return database.read(handle -> placeOf(handle, message));
    }

    static Optional<Place> placeOf(Handle handle, MessageRef message) {
        return handle.createQuery("""
                        SELECT article_id, comment_id FROM message
                        WHERE platform = :platform AND channel = :channel AND id = :id
                        """)
                .bind("platform", message.channel().platform().name())
                .bind("channel", message.channel().id())
                .bind("id", message.id())
                .map((row, _) -> {
                    var comment = row.getLong("comment_id");
                    var commentId = row.wasNull() ? null : new CommentId(comment);
                    return new Place(new ArticleId(row.getLong("article_id")), commentId);
                })
                .findOne();
    }

    @Override
    public Optional<ArticleId> articleOfThread(ChannelRef thread) {
        return database.read(handle -> handle.createQuery("""
                        SELECT article_id FROM room
                        WHERE platform = 'DISCORD' AND channel = :channel AND root_message IS NULL
                        UNION
                        -- A thread has its post's id, and people may write before its opening is recorded.
                        SELECT article_id FROM message
                        WHERE platform = 'DISCORD' AND id = :channel AND comment_id IS NULL
                        """)
                .bind("channel", thread.id())
                .map((row, _) -> new ArticleId(row.getLong("article_id")))
                .findFirst());
    }

    @Override
    public void add(NewComment comment, @Nullable MessageRef source, String eventId, Instant now) {
        database.write(handle -> {
            add(handle, comment, source, eventId, now);
            return null;
        });
    }

    static void add(Handle handle, NewComment comment, @Nullable MessageRef source, String eventId, Instant now) {
        if (!Handled.first(handle, eventId, now)
                || (source != null && placeOf(handle, source).isPresent())) {
            return;
        }
        var id = insert(handle, comment, now);
        if (source != null) {
            Messages.record(handle, source, new Meaning.Comment(id), false, now);
            EarlyComments.join(handle, source, new Place(comment.article(), new CommentId(id)));
        }
        for (var room : rooms(handle, comment.article())) {
            if (source == null
                    || !room.channel().whole().equals(source.channel().whole())) {
                Outbox.owe(handle, new Owed(Kind.MIRROR, id, room.channel(), null, ""), now, now);
            }
        }
    }

    @Override
    public boolean addEarly(EarlyComment comment, String eventId, Instant now) {
        return database.write(handle ->
                placeOf(handle, comment.source()).isPresent() || EarlyComments.keep(handle, comment, eventId, now));
    }

    @Override
    public void gapRead(Platform platform) {
        database.write(handle -> {
            EarlyComments.gapRead(handle, platform);
            return null;
        });
    }

    private static long insert(Handle handle, NewComment comment, Instant now) {
        var parent = comment.parent();
        var above = parent == null ? null : branch(handle, parent);
        var id = handle.createUpdate("""
                        INSERT INTO comment (article_id, parent_id, depth, path, platform, person, author_name, text,
                            written_at)
                        VALUES (:article, :parent, :depth, x'', :platform, :person, :name, :text, :now)
                        """)
                .bind("article", comment.article().value())
                .bind("parent", parent == null ? null : parent.value())
                .bind("depth", above == null ? 0 : above.depth() + 1)
                .bind("platform", comment.author().person().platform().name())
                .bind("person", comment.author().person().id())
                .bind("name", comment.author().name())
                .bind("text", comment.text())
                .bind("now", now.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        handle.createUpdate("UPDATE comment SET path = :path WHERE id = :id")
                .bind("path", path(above, id))
                .bind("id", id)
                .execute();
        return id;
    }

    /** The path of the comment above and the own id, four bytes each, so that bytes sort as the tree is read. */
    private static byte[] path(@Nullable Branch above, long id) {
        var start = above == null ? new byte[0] : above.path();
        if (start.length >= MAX_PATH_DEPTH * Integer.BYTES) {
            return start;
        }
        return ByteBuffer.allocate(start.length + Integer.BYTES)
                .put(start)
                .putInt(Math.toIntExact(id))
                .array();
    }

    private static Branch branch(Handle handle, CommentId id) {
        return handle.createQuery("SELECT depth, path FROM comment WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> new Branch(row.getInt("depth"), row.getBytes("path")))
                .one();
    }

    // An array in a record: it is read once and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Branch(int depth, byte[] path) {}

    @Override
    public void edit(MessageRef source, String text, String eventId, Instant now) {
        database.write(handle -> {
            var comment = written(handle, source);
            if (comment == null) {
                EarlyComments.edit(handle, source, text);
                return null;
            }
            if (Handled.first(handle, eventId, now)) {
                edit(handle, comment, text, now);
            }
            return null;
        });
    }

    @Override
    public void delete(MessageRef source, String eventId, Instant now) {
        database.write(handle -> {
            var comment = written(handle, source);
            if (comment == null) {
                EarlyComments.delete(handle, source);
                return null;
            }
            if (Handled.first(handle, eventId, now)) {
                delete(handle, comment, now);
            }
            return null;
        });
    }

    private static void edit(Handle handle, long comment, String text, Instant now) {
        var changed = handle.createUpdate("""
                        UPDATE comment SET text = :text, edited_at = :now, revision = revision + 1
                        WHERE id = :id AND text <> :text AND deleted_at IS NULL
                          AND (edited_at IS NULL OR edited_at <= :now)
                        """)
                .bind("text", text)
                .bind("now", now.toEpochMilli())
                .bind("id", comment)
                .execute();
        if (changed > 0) {
            oweToMirrors(handle, Kind.MIRROR_EDIT, comment, now);
        }
    }

    private static void delete(Handle handle, long comment, Instant now) {
        var changed = handle.createUpdate("UPDATE comment SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL")
                .bind("now", now.toEpochMilli())
                .bind("id", comment)
                .execute();
        if (changed > 0) {
            oweToMirrors(handle, Kind.MIRROR_DELETE, comment, now);
        }
    }

    /** The comment that was written as this message; null for strangers, posts and our own mirrors. */
    private static @Nullable Long written(Handle handle, MessageRef source) {
        return handle.createQuery("""
                        SELECT comment_id FROM message
                        WHERE platform = :platform AND channel = :channel AND id = :id AND own = 0
                          AND comment_id IS NOT NULL
                        """)
                .bind("platform", source.channel().platform().name())
                .bind("channel", source.channel().id())
                .bind("id", source.id())
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }

    private static void oweToMirrors(Handle handle, Kind kind, long comment, Instant now) {
        handle.createQuery("""
                        SELECT platform, channel, topic, id FROM message WHERE comment_id = :comment AND own = 1
                        """)
                .bind("comment", comment)
                .map((row, _) -> Objects.requireNonNull(Rows.message(row, "platform", "channel", "topic", "id")))
                .list()
                .forEach(mirror -> Outbox.owe(handle, new Owed(kind, comment, mirror.channel(), mirror, ""), now, now));
    }

    @Override
    public void linkForward(MessageRef original, MessageRef copy, Instant now) {
        database.write(handle -> {
            Rooms.linkForward(handle, original, copy, now);
            return null;
        });
    }

    @Override
    public void recognize(PostShown shown, Instant now) {
        database.write(handle -> {
            Copies.recognize(handle, shown, now);
            return null;
        });
    }

    @Override
    public Optional<Comment> find(CommentId id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM comment WHERE id = :id")
                .bind("id", id.value())
                .map(SqliteCommentStore::toComment)
                .findOne());
    }

    @Override
    public Optional<MessageRef> messageIn(CommentId comment, ChannelRef channel) {
        return database.read(handle -> handle.createQuery("""
                        SELECT platform, channel, topic, id FROM message
                        WHERE comment_id = :comment AND platform = :platform AND channel = :channel
                        ORDER BY own LIMIT 1
                        """)
                .bind("comment", comment.value())
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .map((row, _) -> Objects.requireNonNull(Rows.message(row, "platform", "channel", "topic", "id")))
                .findOne());
    }

    @Override
    public boolean owedTo(CommentId comment, ChannelRef channel) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM delivery
                            WHERE kind = 'MIRROR' AND subject = :comment AND platform = :platform
                              AND channel = :channel AND state IN ('owed', 'sending'))
                        """)
                .bind("comment", comment.value())
                .bind("platform", channel.platform().name())
                .bind("channel", channel.id())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public Optional<Room> room(ArticleId article, ChannelRef channel) {
        return database.read(handle -> rooms(handle, article)).stream()
                .filter(room -> room.channel().equals(channel))
                .findFirst();
    }

    private static List<Room> rooms(Handle handle, ArticleId article) {
        return handle.createQuery("SELECT * FROM room WHERE article_id = :article ORDER BY id")
                .bind("article", article.value())
                .map((row, _) -> new Room(
                        row.getLong("id"),
                        article,
                        Rows.channel(row, "platform", "channel", "topic"),
                        Rows.message(row, "platform", "channel", "topic", "root_message")))
                .list();
    }

    @Override
    public List<Comment> page(ArticleId article, int offset, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM comment WHERE article_id = :article ORDER BY path, id LIMIT :limit OFFSET :offset
                        """)
                .bind("article", article.value())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(SqliteCommentStore::toComment)
                .list());
    }

    @Override
    public int count(ArticleId article) {
        return database.read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM comment WHERE article_id = :article AND deleted_at IS NULL")
                .bind("article", article.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<RecentThread> threadsSince(Instant active, Instant heard, Map<ChannelRef, String> newest) {
        return database.read(handle -> handle.createQuery("""
                        SELECT 'DISCORD' AS platform, t.channel, '' AS topic,
                            (SELECT m.id FROM message m WHERE m.platform = 'DISCORD' AND m.channel = t.channel
                               AND m.own = 0 AND m.at < :heard
                             ORDER BY CAST(m.id AS INTEGER) DESC LIMIT 1) AS last
                        FROM (
                            SELECT * FROM (SELECT r.channel FROM room r
                                WHERE r.platform = 'DISCORD' AND r.root_message IS NULL
                                  AND (r.opened_at >= :active OR EXISTS (SELECT 1 FROM message m
                                      WHERE m.platform = 'DISCORD' AND m.channel = r.channel AND m.at >= :active))
                                ORDER BY r.id DESC LIMIT :most)
                            UNION
                            SELECT r.channel FROM json_each(:newest) n
                            JOIN room r ON r.platform = 'DISCORD' AND r.channel = n.key AND r.root_message IS NULL
                            WHERE NOT EXISTS (SELECT 1 FROM message m
                                WHERE m.platform = 'DISCORD' AND m.channel = n.key
                                  AND CAST(m.id AS INTEGER) >= CAST(n.value AS INTEGER))
                            UNION
                            -- A thread has its post's id: it may be open, and its opening not recorded.
                            SELECT d.target_message FROM delivery d
                            WHERE d.platform = 'DISCORD' AND d.kind = 'THREAD' AND d.state IN ('owed', 'sending')
                              AND d.attempts > 0) t
                        """)
                .bind("active", active.toEpochMilli())
                .bind("heard", heard.toEpochMilli())
                .bind("most", MOST_THREADS)
                .bind("newest", json(newest))
                .map((row, _) ->
                        new RecentThread(Rows.channel(row, "platform", "channel", "topic"), row.getString("last")))
                .list());
    }

    private static String json(Map<ChannelRef, String> newest) {
        var json = JSON.createObjectNode();
        newest.forEach((channel, message) -> json.put(channel.id(), message));
        return json.toString();
    }

    @Override
    public void reconcile(ChannelRef room, @Nullable String after, Map<String, String> words, Instant readAt) {
        database.write(handle -> {
            for (var known : writtenIn(handle, room, after, readAt)) {
                var said = words.get(known.message());
                if (said == null) {
                    delete(handle, known.comment(), readAt);
                } else if (!said.isBlank()) {
                    edit(handle, known.comment(), said, readAt);
                }
            }
            return null;
        });
    }

    /** A comment that was written as this message. */
    private record Written(String message, long comment) {}

    private static List<Written> writtenIn(Handle handle, ChannelRef room, @Nullable String after, Instant readAt) {
        return handle.createQuery("""
                        SELECT m.id, m.comment_id FROM message m JOIN comment c ON c.id = m.comment_id
                        WHERE m.platform = :platform AND m.channel = :channel AND m.own = 0
                          AND CAST(m.id AS INTEGER) > CAST(:after AS INTEGER) AND c.written_at < :readAt
                        """)
                .bind("platform", room.platform().name())
                .bind("channel", room.id())
                .bind("after", after == null ? "0" : after)
                .bind("readAt", readAt.toEpochMilli())
                .map((row, _) -> new Written(row.getString("id"), row.getLong("comment_id")))
                .list();
    }

    private static Comment toComment(ResultSet row, StatementContext context) throws SQLException {
        var parent = row.getLong("parent_id");
        var parentId = row.wasNull() ? null : new CommentId(parent);
        return new Comment(
                new CommentId(row.getLong("id")),
                new ArticleId(row.getLong("article_id")),
                parentId,
                row.getInt("depth"),
                new PersonRef(Platform.valueOf(row.getString("platform")), row.getString("person")),
                row.getString("author_name"),
                row.getString("text"),
                Instant.ofEpochMilli(row.getLong("written_at")),
                Rows.instant(row, "edited_at") != null,
                Rows.instant(row, "deleted_at") != null);
    }
}
