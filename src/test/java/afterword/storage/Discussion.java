package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.Comment;
import afterword.comment.CommentId;
import afterword.comment.CommentStore;
import afterword.delivery.Content;
import afterword.delivery.Delivery;
import afterword.delivery.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article that is discussed in a thread on Discord and in a group on Telegram, over the real database. */
final class Discussion implements AutoCloseable {
    static final Author JONAS = new Author(new PersonRef(Platform.DISCORD, "5"), "Jonas", false);
    static final Author LENA = new Author(new PersonRef(Platform.TELEGRAM, "7"), "Lena", false);
    static final ChannelRef THREAD = new ChannelRef(Platform.DISCORD, "900");
    static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");

    final SqliteStorage storage;
    final CommentStore comments;
    final ArticleId article;
    private final Path file;
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");

    Discussion(Path folder) {
        file = folder.resolve("test.db");
        storage = SqliteStorage.open(file, () -> now);
        comments = storage.comments();
        article = new StoredBlog(storage, now).publish(1, now).getFirst();
        openRoom(THREAD, null);
        openRoom(GROUP, new MessageRef(GROUP, "1"));
    }

    Instant now() {
        return now;
    }

    void later(Duration wait) {
        now = now.plus(wait);
    }

    void openRoom(ChannelRef channel, @Nullable MessageRef root) {
        openRooms(List.of(new Content.RoomOpened(article.value(), channel, root)));
    }

    void openRooms(List<Content.RoomOpened> rooms) {
        try (var database = Database.open(file)) {
            database.write(handle -> {
                rooms.forEach(room -> Rooms.open(handle, room, now));
                return null;
            });
        }
    }

    /** Jonas writes in the thread, in answer to one of its messages or to none. */
    void write(String id, @Nullable String parent, String text) {
        @Nullable
        CommentId above = parent == null
                ? null
                : comments.placeOf(message(parent)).orElseThrow().comment();
        comments.add(new CommentStore.NewComment(article, above, JONAS, text), message(id), "event " + id, now);
    }

    /** Lena answers in the group before it is known what she answers; says whether that is kept. */
    boolean early(String words, String id, String answered, CommentStore.@Nullable Place otherwise) {
        var comment = new CommentStore.EarlyComment(
                LENA, words, new MessageRef(GROUP, id), new MessageRef(GROUP, answered), otherwise, false);
        return comments.addEarly(comment, "early" + id, now);
    }

    static MessageRef message(String id) {
        return new MessageRef(THREAD, id);
    }

    /** The deliveries that are owed, the oldest first. */
    List<Delivery> owed() {
        return Stream.of(Platform.values())
                .flatMap(it -> storage.deliveries().due(now, it, List.of(), 500).stream())
                .sorted(Comparator.comparingLong(it -> it.id().value()))
                .toList();
    }

    /** What is owed, one after the other as the room's order has it. */
    List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        for (var next = owed(); !next.isEmpty(); next = owed()) {
            kinds.add(next.getFirst().kind());
            storage.deliveries().recordSkipped(next.getFirst(), "seen by the test", now);
        }
        return kinds;
    }

    /** The one mirror that is owed is sent. */
    void mirrored(String id) {
        sent(owed().getFirst(), id);
    }

    void sent(Delivery delivery, String id) {
        assertThat(storage.deliveries().recordSending(delivery, now)).isTrue();
        recorded(delivery, id);
    }

    void recorded(Delivery delivery, String id) {
        var after = new Content.After(new Content.Meaning.Comment(delivery.subject()), null, List.of());
        storage.deliveries().recordSent(delivery, new MessageRef(delivery.channel(), id), after, now);
    }

    /** What all comments that are there say, in the order of the tree. */
    List<String> words() {
        return comments.page(article, 0, 100).stream()
                .filter(it -> !it.deleted())
                .map(Comment::text)
                .toList();
    }

    @Override
    public void close() {
        storage.close();
    }
}
