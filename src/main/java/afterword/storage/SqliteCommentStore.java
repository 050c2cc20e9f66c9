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
        var id = Branches.insert(handle, comment, now);
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

    static void edit(Handle handle, long comment, String text, Instant now) {
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

    static void delete(Handle handle, long comment, Instant now) {
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
        return database.read(handle -> ReadBack.threads(handle, active, heard, newest));
    }

    @Override
    public void reconcile(ChannelRef room, @Nullable String after, Map<String, Standing> standing, Instant readAt) {
        database.write(handle -> {
            ReadBack.reconcile(handle, room, after, standing, readAt);
            return null;
        });
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
