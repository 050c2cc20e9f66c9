package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.Comment;
import afterword.comment.CommentId;
import afterword.comment.CommentIntake;
import afterword.comment.CommentStore;
import afterword.delivery.Content;
import afterword.delivery.Delivery;
import afterword.delivery.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comment tree on disk: what is a comment, where it is owed, and how changes follow it. */
final class CommentStoreTest {
    private static final Author JONAS = new Author(new PersonRef(Platform.DISCORD, "5"), "Jonas", false);
    private static final Author LENA = new Author(new PersonRef(Platform.TELEGRAM, "7"), "Lena", false);
    private static final ChannelRef THREAD = new ChannelRef(Platform.DISCORD, "900");
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private SqliteStorage storage;
    private CommentStore comments;
    private ArticleId article;

    @BeforeEach
    void open() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        comments = storage.comments();
        article = new StoredBlog(storage, now).publish(1, now).getFirst();
        openRoom(THREAD, null);
        openRoom(GROUP, new MessageRef(GROUP, "1"));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void owesACommentToEveryOtherRoomAndNotToItsOwn() {
        write("10", null, "Hello");

        assertThat(owed()).singleElement().satisfies(delivery -> {
            assertThat(delivery.kind()).isEqualTo(Kind.MIRROR);
            assertThat(delivery.channel()).isEqualTo(GROUP);
        });
    }

    @Test
    void takesAMessageOnceHoweverOftenItIsTold() {
        write("10", null, "Hello");
        comments.add(new CommentStore.NewComment(article, null, JONAS, "Hello"), message("10"), "again", now);
        comments.add(new CommentStore.NewComment(article, null, JONAS, "Hello"), message("11"), "event 10", now);

        assertThat(comments.count(article)).isEqualTo(1);
        assertThat(owed()).hasSize(1);
    }

    @Test
    void owesAnEditToTheMirror() {
        write("10", null, "Hello");
        mirrored("77");

        comments.edit(message("10"), "Hello all", "edit", now);

        assertThat(owed()).singleElement().satisfies(delivery -> {
            assertThat(delivery.kind()).isEqualTo(Kind.MIRROR_EDIT);
            assertThat(delivery.target()).isEqualTo(new MessageRef(GROUP, "77"));
        });
    }

    @Test
    void owesTheMirrorWhatChangedWhileItWasUnderWay() {
        write("10", null, "Hello");
        write("11", null, "Goodbye");
        var mirrors = owed();
        comments.edit(message("10"), "Hello all", "edit", now);
        comments.delete(message("11"), "deletion", now);

        sent(mirrors.getFirst(), "77");
        sent(owed().stream().filter(it -> it.kind() == Kind.MIRROR).findFirst().orElseThrow(), "78");

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.MIRROR_EDIT, Kind.MIRROR_DELETE);
    }

    @Test
    void takesAnAnswerThatCameBeforeItsPostWasRecorded() {
        write("10", null, "Hello");
        var mirror = owed().getFirst();
        assertThat(storage.deliveries().recordSending(mirror, now)).isTrue();
        assertThat(early("Early", "78", "77", null)).isTrue();
        assertThat(early("To somebody", "79", "5", null)).isTrue();

        recorded(mirror, "77");

        assertThat(words()).containsExactly("Hello", "Early");
        assertThat(comments.page(article, 1, 1).getFirst().parent()).isNotNull();
        assertThat(owed()).singleElement().extracting(Delivery::channel).isEqualTo(THREAD);
    }

    private boolean early(String words, String id, String answered, CommentStore.@Nullable Place otherwise) {
        var comment = new CommentStore.EarlyComment(
                LENA, words, new MessageRef(GROUP, id), new MessageRef(GROUP, answered), otherwise, false);
        return comments.addEarly(comment, "early" + id, now);
    }

    @Test
    void findsTheParentOfAnAnswerInAThreadThoughThatWasNotRecordedYet() {
        write("10", null, "Hello");
        var mirror = owed().getFirst();
        assertThat(storage.deliveries().recordSending(mirror, now)).isTrue();
        var intake = new CommentIntake(comments, () -> now);
        intake.written(new InboundEvent.MessageWritten(
                "answer",
                new MessageRef(GROUP, "78"),
                LENA,
                "Quick",
                new MessageRef(GROUP, "77"),
                new MessageRef(GROUP, "1"),
                now));
        assertThat(words()).containsExactly("Hello");

        recorded(mirror, "77");

        assertThat(words()).containsExactly("Hello", "Quick");
        assertThat(comments.page(article, 1, 1).getFirst().parent()).isNotNull();
    }

    @Test
    void letsAnAnswerToSomebodyElseStandInItsThreadAsSoonAsTheCallHasEnded() {
        write("10", null, "Hello");
        var mirror = owed().getFirst();
        assertThat(storage.deliveries().recordSending(mirror, now)).isTrue();
        assertThat(early("To a bot", "79", "5", new CommentStore.Place(article, null)))
                .isTrue();

        storage.deliveries().recordRetry(mirror, now.plusSeconds(9), "wait");

        assertThat(words()).containsExactly("Hello", "To a bot");
        assertThat(comments.page(article, 1, 1).getFirst().parent()).isNull();
    }

    @Test
    void findsTheParentOfALiveAnswerThatIsReadBackOnlyAfterIt() {
        var intake = new CommentIntake(comments, () -> now);
        intake.gapOpens(Platform.DISCORD);
        intake.written(said("11", "Live answer", "10"));
        assertThat(words()).isEmpty();

        intake.written(said("10", "Said in the gap", null));

        assertThat(words()).containsExactly("Said in the gap", "Live answer");
        assertThat(comments.page(article, 1, 1).getFirst().parent()).isNotNull();
    }

    @Test
    void letsAnAnswerToSomebodyElseStandInItsThreadOnceTheGapIsRead() {
        var intake = new CommentIntake(comments, () -> now);
        intake.gapOpens(Platform.DISCORD);
        intake.written(said("11", "To a bot", "5"));
        assertThat(words()).isEmpty();

        intake.gapCloses(Platform.DISCORD);

        assertThat(words()).containsExactly("To a bot");
    }

    private static InboundEvent.MessageWritten said(String id, String words, @Nullable String answered) {
        return new InboundEvent.MessageWritten(
                "said " + id,
                message(id),
                JONAS,
                words,
                answered == null ? null : message(answered),
                null,
                Instant.EPOCH);
    }

    @Test
    void takesEditsAndDeletionsOfAnswersThatCameEarly() {
        write("10", null, "Hello");
        var mirror = owed().getFirst();
        assertThat(storage.deliveries().recordSending(mirror, now)).isTrue();
        var thread = new CommentStore.Place(article, null);
        assertThat(early("Frist", "78", "77", thread)).isTrue();
        assertThat(early("Regretted", "79", "77", thread)).isTrue();

        comments.edit(new MessageRef(GROUP, "78"), "First", "edit", now);
        comments.delete(new MessageRef(GROUP, "79"), "deletion", now);
        recorded(mirror, "77");

        assertThat(words()).containsExactly("Hello", "First");
    }

    @Test
    void keepsNoStrangersWordsWhileNothingIsUnderWay() {
        assertThat(early("To somebody", "79", "77", null)).isFalse();
        write("10", null, "Hello");

        mirrored("77");

        assertThat(words()).containsExactly("Hello");
    }

    @Test
    void showsALateRoomTheCommentsThatWereWrittenBefore() {
        write("10", null, "Hello");
        var late = new ChannelRef(Platform.DISCORD, "901");

        openRoom(late, null);

        assertThat(owed()).extracting(Delivery::channel).contains(late);
    }

    @Test
    void findsEditsAndDeletionsInWhatIsReadBack() {
        write("10", null, "Kept");
        mirrored("77");
        write("11", null, "Changed");
        mirrored("78");
        write("12", null, "Removed");
        mirrored("79");
        now = now.plusSeconds(60);

        comments.reconcile(THREAD, null, Map.of("10", "Kept", "11", "Changed much"), now);

        assertThat(words()).containsExactly("Kept", "Changed much");
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.MIRROR_EDIT, Kind.MIRROR_DELETE);
    }

    @Test
    void leavesAloneWhatIsOlderThanTheReadingOrNewerThanIt() {
        write("10", null, "Before the messages that were read");
        var readAt = now.plusSeconds(10);
        now = now.plusSeconds(20);
        write("12", null, "Came after the reading");
        comments.edit(message("10"), "Edited after the reading", "edit", now);

        comments.reconcile(THREAD, "10", Map.of(), readAt);
        comments.reconcile(THREAD, null, Map.of("10", "Before the messages that were read"), readAt);

        assertThat(words()).containsExactly("Edited after the reading", "Came after the reading");
    }

    @Test
    void keepsWordsThatTheBotMayNotRead() {
        write("10", null, "Hello");
        now = now.plusSeconds(60);

        comments.reconcile(THREAD, null, Map.of("10", ""), now);

        assertThat(words()).containsExactly("Hello");
    }

    @Test
    void readsBackFromTheLastMessageBeforeTheGap() {
        write("10", null, "Heard");
        var gap = now.plusSeconds(10);
        now = now.plusSeconds(60);
        write("30", null, "Heard after the gap, before anything was read back");

        var threads = comments.threadsSince(now.minusSeconds(1_000), gap);

        assertThat(threads).containsExactly(new CommentStore.RecentThread(THREAD, "10"));
    }

    @Test
    void readsBackAlsoWhatIsSaidBehindHundredsOfNewerArticles() {
        write("10", null, "Hello");
        try (var database = Database.open(folder.resolve("test.db"))) {
            database.write(handle -> {
                for (var room = 0; room < 400; room++) {
                    var newer = new ChannelRef(Platform.DISCORD, String.valueOf(1_000 + room));
                    Rooms.open(handle, new Content.RoomOpened(article.value(), newer, null), now);
                }
                return null;
            });
        }

        var threads = comments.threadsSince(now.minusSeconds(10), now.plusSeconds(10));

        assertThat(threads).hasSize(401).contains(new CommentStore.RecentThread(THREAD, "10"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsATreeParentFirstAndAnswersInTheirOrder(long seed) {
        var random = new Random(seed);
        var parents = new ArrayList<@Nullable Integer>();
        for (var i = 0; i < 120; i++) {
            var parent = i == 0 || random.nextInt(4) == 0 ? null : (Integer) random.nextInt(i);
            parents.add(parent);
            write(String.valueOf(1000 + i), parent == null ? null : String.valueOf(1000 + parent), "c" + i);
        }

        var read = comments.page(article, 0, 200).stream()
                .map(it -> Integer.parseInt(it.text().substring(1)))
                .toList();

        var expected = new ArrayList<Integer>();
        walk(parents, null, expected);
        assertThat(read).as("seed %d", seed).isEqualTo(expected);
    }

    private static void walk(List<@Nullable Integer> parents, @Nullable Integer parent, List<Integer> into) {
        for (var i = 0; i < parents.size(); i++) {
            var above = parents.get(i);
            if (above == null ? parent == null : above.equals(parent)) {
                into.add(i);
                walk(parents, i, into);
            }
        }
    }

    @Test
    void knowsTheParentOfACommentHoweverDeepItStands() {
        for (var i = 0; i < 100; i++) {
            write(String.valueOf(1000 + i), i == 0 ? null : String.valueOf(999 + i), "c" + i);
        }

        var deepest = comments.page(article, 0, 200).stream()
                .filter(it -> it.text().equals("c99"))
                .findFirst()
                .orElseThrow();

        assertThat(deepest.depth()).isEqualTo(99);
        var parent = Objects.requireNonNull(deepest.parent());
        assertThat(comments.find(parent)).map(Comment::text).contains("c98");
    }

    private void openRoom(ChannelRef channel, @Nullable MessageRef root) {
        var database = Database.open(folder.resolve("test.db"));
        try (database) {
            database.write(handle -> {
                Rooms.open(handle, new Content.RoomOpened(article.value(), channel, root), now);
                return null;
            });
        }
    }

    private void write(String id, @Nullable String parent, String text) {
        @Nullable
        CommentId above = parent == null
                ? null
                : comments.placeOf(message(parent)).orElseThrow().comment();
        comments.add(new CommentStore.NewComment(article, above, JONAS, text), message(id), "event " + id, now);
    }

    private static MessageRef message(String id) {
        return new MessageRef(THREAD, id);
    }

    private List<Delivery> owed() {
        return Stream.of(Platform.values())
                .flatMap(it -> storage.deliveries().due(now, it, List.of(), 500).stream())
                .sorted(Comparator.comparingLong(it -> it.id().value()))
                .toList();
    }

    /** What is owed, one after the other as the room's order has it. */
    private List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        for (var next = owed(); !next.isEmpty(); next = owed()) {
            kinds.add(next.getFirst().kind());
            storage.deliveries().recordSkipped(next.getFirst(), "seen by the test", now);
        }
        return kinds;
    }

    /** The one mirror that is owed is sent. */
    private void mirrored(String id) {
        sent(owed().getFirst(), id);
    }

    private void sent(Delivery delivery, String id) {
        assertThat(storage.deliveries().recordSending(delivery, now)).isTrue();
        recorded(delivery, id);
    }

    private void recorded(Delivery delivery, String id) {
        var after = new Content.After(new Content.Meaning.Comment(delivery.subject()), null, List.of());
        storage.deliveries().recordSent(delivery, new MessageRef(delivery.channel(), id), after, now);
    }

    private List<String> words() {
        return comments.page(article, 0, 100).stream()
                .filter(it -> !it.deleted())
                .map(Comment::text)
                .toList();
    }
}
