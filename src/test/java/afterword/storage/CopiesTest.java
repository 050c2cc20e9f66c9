package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.CommentStore;
import afterword.delivery.Content;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts and mirrors that were sent twice: the copy whose id nobody told is known by what it shows. */
final class CopiesTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final ChannelRef CHANNEL = new ChannelRef(Platform.TELEGRAM, "-200");
    private static final ChannelRef THREAD = new ChannelRef(Platform.DISCORD, "900");
    private static final Author JONAS = new Author(new PersonRef(Platform.DISCORD, "5"), "Jonas", false);
    private static final Author LENA = new Author(new PersonRef(Platform.TELEGRAM, "7"), "Lena", false);
    private static final List<String> LINKS = List.of("https://blog.example.org/1");

    @TempDir
    Path folder;

    private final Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private SqliteStorage storage;
    private CommentStore comments;
    private ArticleId article;

    @BeforeEach
    void open() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        comments = storage.comments();
        article = new StoredBlog(storage, now).publish(1, now).getFirst();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void knowsThePostThatWasSentBeforeTheOneThatIsRecorded() {
        saidTwice(GROUP);

        comments.recognize(new PostShown("e", in(GROUP, "19"), true, "Article 1", LINKS), now);

        assertThat(comments.placeOf(in(GROUP, "19"))).contains(new CommentStore.Place(article, null));
    }

    @Test
    void takesNoOtherMessageForAPost() {
        comments.recognize(new PostShown("e", in(GROUP, "18"), true, "Article 1", LINKS), now);
        saidTwice(GROUP);
        comments.recognize(new PostShown("e", in(GROUP, "19"), true, "Help", List.of()), now);
        comments.recognize(
                new PostShown("e", in(GROUP, "20"), true, "Other", List.of("https://blog.example.org/2")), now);
        comments.recognize(new PostShown("e", in(CHANNEL, "21"), true, "Article 1", LINKS), now);

        assertThat(List.of(in(GROUP, "18"), in(GROUP, "19"), in(GROUP, "20"), in(CHANNEL, "21")))
                .allSatisfy(it -> assertThat(comments.placeOf(it)).isEmpty());
    }

    @Test
    void opensTheDiscussionUnderAPostsForwardThatIsAnswered() {
        comments.linkForward(in(CHANNEL, "12"), in(GROUP, "40"), now);
        saidTwice(CHANNEL);

        comments.recognize(new PostShown("e", in(GROUP, "40"), false, "Article 1", LINKS), now);

        assertThat(comments.placeOf(in(CHANNEL, "12"))).contains(new CommentStore.Place(article, null));
        assertThat(comments.placeOf(in(GROUP, "40"))).contains(new CommentStore.Place(article, null));
        assertThat(comments.room(article, GROUP)).isPresent();
    }

    @Test
    void takesAChannelsPostForItsOwnOnceItIsRecordedThoughItsForwardCameBefore() {
        owe(CHANNEL);
        var delivery =
                storage.deliveries().due(now, Platform.TELEGRAM, List.of(), 9).getFirst();
        assertThat(storage.deliveries().recordSending(delivery, now)).isTrue();
        comments.linkForward(in(CHANNEL, "12"), in(GROUP, "40"), now);
        comments.recognize(new PostShown("e", in(CHANNEL, "12"), false, "Article 1", LINKS), now);
        assertThat(own("12")).isFalse();

        var post = new Content.After(new Content.Meaning.Post(article.value()), null, List.of());
        storage.deliveries().recordSent(delivery, in(CHANNEL, "12"), post, now);

        assertThat(own("12")).isTrue();
        assertThat(own("40")).isFalse();
        assertThat(comments.room(article, GROUP)).isPresent();
    }

    private boolean own(String message) {
        try (var database = Database.open(folder.resolve("test.db"))) {
            return database.read(handle -> handle.createQuery("SELECT own FROM message WHERE id = :id")
                    .bind("id", message)
                    .mapTo(Boolean.class)
                    .one());
        }
    }

    @Test
    void knowsAMirrorByItsWordsAndTakesTheAnswerThatCameMeanwhile() {
        try (var database = Database.open(folder.resolve("test.db"))) {
            database.write(handle -> {
                Rooms.open(handle, new Content.RoomOpened(article.value(), GROUP, in(GROUP, "1")), now);
                return null;
            });
        }
        comments.add(new CommentStore.NewComment(article, null, JONAS, "Which edition?"), in(THREAD, "10"), "c", now);
        var comment = comments.placeOf(in(THREAD, "10")).orElseThrow().comment();
        var mirror =
                storage.deliveries().due(now, Platform.TELEGRAM, List.of(), 9).getFirst();
        assertThat(storage.deliveries().recordSending(mirror, now)).isTrue();
        var early = new CommentStore.EarlyComment(LENA, "The first.", in(GROUP, "51"), in(GROUP, "50"), null, false);
        assertThat(comments.addEarly(early, "early", now)).isTrue();

        comments.recognize(
                new PostShown("e", in(GROUP, "50"), true, "Jonas (Discord)\nWhich edition?", List.of()), now);

        assertThat(comments.placeOf(in(GROUP, "50"))).contains(new CommentStore.Place(article, comment));
        assertThat(comments.page(article, 0, 9))
                .extracting(it -> it.text())
                .containsExactly("Which edition?", "The first.");
    }

    /** The first call's effect is not known; the second is under way. */
    private void saidTwice(ChannelRef channel) {
        owe(channel);
        var delivery =
                storage.deliveries().due(now, Platform.TELEGRAM, List.of(), 9).getFirst();
        assertThat(storage.deliveries().recordSending(delivery, now)).isTrue();
        storage.deliveries().recordRepeated(delivery, now);
    }

    private void owe(ChannelRef channel) {
        try (var database = Database.open(folder.resolve("test.db"))) {
            database.write(handle -> {
                Outbox.owe(handle, new Owed(Kind.POST, article.value(), channel, null, ""), now, now);
                return null;
            });
        }
    }

    private static MessageRef in(ChannelRef channel, String id) {
        return new MessageRef(channel, id);
    }
}
