package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.comment.CommentIntake;
import afterword.comment.CommentStore;
import afterword.delivery.Delivery;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that come before what they answer is recorded or read back. */
final class EarlyAnswersTest {
    @TempDir
    Path folder;

    private Discussion discussion;

    @BeforeEach
    void open() {
        discussion = new Discussion(folder);
    }

    @AfterEach
    void close() {
        discussion.close();
    }

    @Test
    void takesAnAnswerThatCameBeforeItsPostWasRecorded() {
        discussion.write("10", null, "Hello");
        var mirror = discussion.owed().getFirst();
        assertThat(discussion.storage.deliveries().recordSending(mirror, discussion.now()))
                .isTrue();
        assertThat(discussion.early("Early", "78", "77", null)).isTrue();
        assertThat(discussion.early("To somebody", "79", "5", null)).isTrue();

        discussion.recorded(mirror, "77");

        assertThat(discussion.words()).containsExactly("Hello", "Early");
        assertThat(discussion.comments.page(discussion.article, 1, 1).getFirst().parent())
                .isNotNull();
        assertThat(discussion.owed())
                .singleElement()
                .extracting(Delivery::channel)
                .isEqualTo(Discussion.THREAD);
    }

    @Test
    void findsTheParentOfAnAnswerInAThreadThoughThatWasNotRecordedYet() {
        discussion.write("10", null, "Hello");
        var mirror = discussion.owed().getFirst();
        assertThat(discussion.storage.deliveries().recordSending(mirror, discussion.now()))
                .isTrue();
        var intake = new CommentIntake(discussion.comments, discussion::now);
        intake.written(new InboundEvent.MessageWritten(
                "answer",
                new MessageRef(Discussion.GROUP, "78"),
                Discussion.LENA,
                "Quick",
                new MessageRef(Discussion.GROUP, "77"),
                new MessageRef(Discussion.GROUP, "1"),
                discussion.now(),
                false));
        assertThat(discussion.words()).containsExactly("Hello");

        discussion.recorded(mirror, "77");

        assertThat(discussion.words()).containsExactly("Hello", "Quick");
        assertThat(discussion.comments.page(discussion.article, 1, 1).getFirst().parent())
                .isNotNull();
    }

    @Test
    void letsAnAnswerToSomebodyElseStandInItsThreadAsSoonAsTheCallHasEnded() {
        discussion.write("10", null, "Hello");
        var mirror = discussion.owed().getFirst();
        assertThat(discussion.storage.deliveries().recordSending(mirror, discussion.now()))
                .isTrue();
        assertThat(discussion.early("To a bot", "79", "5", new CommentStore.Place(discussion.article, null)))
                .isTrue();

        discussion.storage.deliveries().recordRetry(mirror, discussion.now().plusSeconds(9), "wait");

        assertThat(discussion.words()).containsExactly("Hello", "To a bot");
        assertThat(discussion.comments.page(discussion.article, 1, 1).getFirst().parent())
                .isNull();
    }

    @Test
    void findsTheParentOfALiveAnswerThatIsReadBackOnlyAfterIt() {
        var intake = new CommentIntake(discussion.comments, discussion::now);
        intake.gapOpens(Platform.DISCORD);
        intake.written(said("11", "Live answer", "10"));
        assertThat(discussion.words()).isEmpty();

        intake.written(said("10", "Said in the gap", null));

        assertThat(discussion.words()).containsExactly("Said in the gap", "Live answer");
        assertThat(discussion.comments.page(discussion.article, 1, 1).getFirst().parent())
                .isNotNull();
    }

    @Test
    void letsAnAnswerToSomebodyElseStandInItsThreadOnceTheGapIsRead() {
        var intake = new CommentIntake(discussion.comments, discussion::now);
        intake.gapOpens(Platform.DISCORD);
        intake.written(said("11", "To a bot", "5"));
        assertThat(discussion.words()).isEmpty();

        intake.gapCloses(Platform.DISCORD);

        assertThat(discussion.words()).containsExactly("To a bot");
    }

    @Test
    void takesEditsAndDeletionsOfAnswersThatCameEarly() {
        discussion.write("10", null, "Hello");
        var mirror = discussion.owed().getFirst();
        assertThat(discussion.storage.deliveries().recordSending(mirror, discussion.now()))
                .isTrue();
        var thread = new CommentStore.Place(discussion.article, null);
        assertThat(discussion.early("Frist", "78", "77", thread)).isTrue();
        assertThat(discussion.early("Regretted", "79", "77", thread)).isTrue();

        discussion.comments.edit(new MessageRef(Discussion.GROUP, "78"), "First", "edit", discussion.now());
        discussion.comments.delete(new MessageRef(Discussion.GROUP, "79"), "deletion", discussion.now());
        discussion.recorded(mirror, "77");

        assertThat(discussion.words()).containsExactly("Hello", "First");
    }

    @Test
    void keepsNoStrangersWordsWhileNothingIsUnderWay() {
        assertThat(discussion.early("To somebody", "79", "77", null)).isFalse();
        discussion.write("10", null, "Hello");

        discussion.mirrored("77");

        assertThat(discussion.words()).containsExactly("Hello");
    }

    private static InboundEvent.MessageWritten said(String id, String words, @Nullable String answered) {
        return new InboundEvent.MessageWritten(
                "said " + id,
                Discussion.message(id),
                Discussion.JONAS,
                words,
                answered == null ? null : Discussion.message(answered),
                null,
                Instant.EPOCH,
                false);
    }
}
