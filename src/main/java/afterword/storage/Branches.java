package afterword.storage;

import afterword.comment.CommentId;
import afterword.comment.CommentStore.NewComment;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts comments into their tree: below their parent, after their elders. */
final class Branches {
    /** Deeper comments keep their parent and stand in reading order beside it. */
    private static final int MAX_PATH_DEPTH = 64;

    private Branches() {}

    static long insert(Handle handle, NewComment comment, Instant now) {
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
}
