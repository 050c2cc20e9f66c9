package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleId;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.CommentId;
import afterword.comment.CommentStore;
import afterword.delivery.Content;
import afterword.delivery.Delivery;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.delivery.PostHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

        comments.recognize(ours(in(GROUP, "19"), "Article 1", LINKS), now);

        assertThat(comments.placeOf(in(GROUP, "19"))).contains(new CommentStore.Place(article, null));
    }

    @Test
    void takesNoOtherMessageForAPost() {
        comments.recognize(ours(in(GROUP, "18"), "Article 1", LINKS), now);
        saidTwice(GROUP);
        comments.recognize(ours(in(GROUP, "19"), "Help", List.of()), now);
        comments.recognize(ours(in(GROUP, "20"), "Other", List.of("https://blog.example.org/2")), now);
        comments.recognize(ours(in(CHANNEL, "21"), "Article 1", LINKS), now);

        assertThat(List.of(in(GROUP, "18"), in(GROUP, "19"), in(GROUP, "20"), in(CHANNEL, "21")))
                .allSatisfy(it -> assertThat(comments.placeOf(it)).isEmpty());
    }

    @Test
    void takesNoListThatHasTheArticleInItForThePost() {
        saidTwice(GROUP);
        var links = List.of("https://blog.example.org/1", "https://blog.example.org/2");

        comments.recognize(ours(in(GROUP, "18"), "• Article 1 · 2 min read\n• Article 2", links), now);
        comments.recognize(ours(in(GROUP, "19"), "Article 1 · 2 Comments\n• Jonas: Nice.", links), now);
        comments.recognize(ours(in(GROUP, "20"), "Article 1\nArticle 2", links.reversed()), now);

        assertThat(List.of(in(GROUP, "18"), in(GROUP, "19"), in(GROUP, "20")))
                .allSatisfy(it -> assertThat(comments.placeOf(it)).isEmpty());
    }

    @Test
    void takesNoMessageOfAnotherTimeForAPost() {
        send(saidTwice(GROUP), "20");
        var hour = Duration.ofHours(1);

        comments.recognize(new PostShown("e", in(GROUP, "10"), true, "Article 1", LINKS, now.minus(hour)), now);
        comments.recognize(
                new PostShown("e", in(GROUP, "90"), true, "Article 1", LINKS, now.plus(hour)), now.plus(hour));

        assertThat(comments.placeOf(in(GROUP, "10"))).isEmpty();
        assertThat(comments.placeOf(in(GROUP, "90"))).isEmpty();
    }

    @Test
    void knowsAPostAlsoHoursAfterItWasSent() {
        send(saidTwice(GROUP), "20");

        comments.recognize(ours(in(GROUP, "19"), "Article 1\n3 March 2026", LINKS), now.plus(Duration.ofHours(8)));

        assertThat(comments.placeOf(in(GROUP, "19"))).contains(new CommentStore.Place(article, null));
    }

    @Test
    void takesNeitherCopyOfADigestForThePostOfItsFirstArticle() {
        var head = saidTwice(GROUP).id();
        storage.posts().fixDigest(head, List.of(new PostHistory.Waiting(head, article.value(), now)));

        comments.recognize(ours(in(GROUP, "19"), "Article 1", LINKS), now);

        assertThat(comments.placeOf(in(GROUP, "19"))).isEmpty();
    }

    @Test
    void takesNoPostOfSomebodyElseInTheChannelForTheArticles() {
        send(saidTwice(CHANNEL), "12");
        comments.linkForward(in(CHANNEL, "12"), in(GROUP, "40"), now);
        comments.linkForward(in(CHANNEL, "13"), in(GROUP, "41"), now);

        comments.recognize(forwarded(in(CHANNEL, "13"), "My list of the week: Article 1", LINKS), now);

        assertThat(comments.placeOf(in(GROUP, "41"))).isEmpty();
        assertThat(comments.room(article, GROUP).orElseThrow().root()).isEqualTo(in(GROUP, "40"));
    }

    @Test
    void leavesTheDiscussionUnderThePostWhereItWasOpened() {
        send(saidTwice(CHANNEL), "12");
        comments.linkForward(in(CHANNEL, "12"), in(GROUP, "40"), now);
        comments.linkForward(in(CHANNEL, "11"), in(GROUP, "39"), now);

        comments.recognize(forwarded(in(CHANNEL, "11"), "Article 1", LINKS), now);

        assertThat(comments.placeOf(in(GROUP, "39"))).contains(new CommentStore.Place(article, null));
        assertThat(comments.room(article, GROUP).orElseThrow().root()).isEqualTo(in(GROUP, "40"));
    }

    @Test
    void opensTheDiscussionUnderAPostsForwardThatIsAnswered() {
        comments.linkForward(in(CHANNEL, "12"), in(GROUP, "40"), now);
        saidTwice(CHANNEL);

        comments.recognize(forwarded(in(GROUP, "40"), "Article 1", LINKS), now);

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
        comments.recognize(forwarded(in(CHANNEL, "12"), "Article 1", LINKS), now);
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
        var comment = mirroring("Which edition?");
        var early = new CommentStore.EarlyComment(LENA, "The first.", in(GROUP, "51"), in(GROUP, "50"), null, false);
        assertThat(comments.addEarly(early, "early", now)).isTrue();

        comments.recognize(ours(in(GROUP, "50"), "Jonas (Discord)\nWhich edition?", List.of()), now);

        assertThat(comments.placeOf(in(GROUP, "50"))).contains(new CommentStore.Place(article, comment));
        assertThat(comments.page(article, 0, 9))
                .extracting(it -> it.text())
                .containsExactly("Which edition?", "The first.");
    }

    @Test
    void takesNoMessageThatHoldsACommentAmongOtherWordsForItsMirror() {
        var _ = mirroring("Which edition?");

        comments.recognize(ours(in(GROUP, "50"), "Article 1 · 1 Comment\n• Jonas: Which edition?", List.of()), now);
        comments.recognize(ours(in(GROUP, "51"), "Jonas\nWhich edition? The first.", List.of()), now);
        comments.recognize(ours(in(GROUP, "52"), "Lena\nWhich edition?", List.of()), now);

        assertThat(List.of(in(GROUP, "50"), in(GROUP, "51"), in(GROUP, "52")))
                .allSatisfy(it -> assertThat(comments.placeOf(it)).isEmpty());
    }

    /** A comment from Discord whose mirror is on its way to the group. */
    private CommentId mirroring(String text) {
        try (var database = Database.open(folder.resolve("test.db"))) {
            database.write(handle -> {
                Rooms.open(handle, new Content.RoomOpened(article.value(), GROUP, in(GROUP, "1")), now);
                return null;
            });
        }
        comments.add(new CommentStore.NewComment(article, null, JONAS, text), in(THREAD, "10"), "c", now);
        var mirror =
                storage.deliveries().due(now, Platform.TELEGRAM, List.of(), 9).getFirst();
        assertThat(storage.deliveries().recordSending(mirror, now)).isTrue();
        return Objects.requireNonNull(
                comments.placeOf(in(THREAD, "10")).orElseThrow().comment());
    }

    /** The first call's effect is not known; the second is under way. */
    private Delivery saidTwice(ChannelRef channel) {
        owe(channel);
        var delivery =
                storage.deliveries().due(now, Platform.TELEGRAM, List.of(), 9).getFirst();
        assertThat(storage.deliveries().recordSending(delivery, now)).isTrue();
        storage.deliveries().recordRepeated(delivery, now);
        return delivery;
    }

    /** The second call is answered: it made this message. */
    private void send(Delivery delivery, String message) {
        assertThat(storage.deliveries().recordSending(delivery, now)).isTrue();
        var post = new Content.After(new Content.Meaning.Post(article.value()), null, List.of());
        storage.deliveries().recordSent(delivery, in(delivery.channel(), message), post, now);
    }

    private void owe(ChannelRef channel) {
        try (var database = Database.open(folder.resolve("test.db"))) {
            database.write(handle -> {
                Outbox.owe(handle, new Owed(Kind.POST, article.value(), channel, null, ""), now, now);
                return null;
            });
        }
    }

    private PostShown ours(MessageRef message, String text, List<String> links) {
        return new PostShown("e", message, true, text, links, now);
    }

    private PostShown forwarded(MessageRef message, String text, List<String> links) {
        return new PostShown("e", message, false, text, links, now);
    }

    private static MessageRef in(ChannelRef channel, String id) {
        return new MessageRef(channel, id);
    }
}
