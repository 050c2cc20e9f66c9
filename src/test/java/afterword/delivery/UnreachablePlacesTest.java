package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.comment.CommentMirrors;
import afterword.comment.CommentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what is owed to a place that moved, closed, or is locked. */
final class UnreachablePlacesTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final ChannelRef SUPERGROUP = new ChannelRef(Platform.TELEGRAM, "-100200");
    private static final PersonRef LENA = new PersonRef(Platform.TELEGRAM, "7");

    @TempDir
    Path folder;

    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void followsAChatThatMovedAndRepeatsNothingThere() {
        room.owe(2);
        room.telegram.answerNext(new SendResult.Moved(SUPERGROUP));

        room.runUntilNothingIsOwed();

        var sent = sends().skip(1).toList();
        assertThat(sent).extracting(Action.Send::channel).containsOnly(SUPERGROUP);
        assertThat(sent).hasSize(2);
    }

    @Test
    void keepsWhatIsOwedToAClosedChannelUntilItOpensAgain() {
        room.owe(2);
        room.telegram.answerNext(new SendResult.Gone("kicked"));
        room.settleOnce();
        room.settleOnce();
        assertThat(room.telegram.posts()).containsExactly("Article 1");

        room.storage.destinations().resume(GROUP, room.now());
        room.runUntilNothingIsOwed();

        assertThat(room.telegram.posts()).containsExactly("Article 1", "Article 1", "Article 2");
    }

    @Test
    void tellsOwnersOnceOfAPlaceThatFailsEveryDayUntilSomethingGotThere() {
        room.storage.people().addOwner(LENA, room.now());
        room.owe(2);
        room.telegram.answerNext(new SendResult.Closed("the topic is closed"));
        room.settleOnce();
        room.settleOnce();
        var since = room.now();
        for (var day = 0; day < 5; day++) {
            room.later(Duration.ofDays(1));
            room.storage.destinations().tryAgain(GROUP);
            room.telegram.answerNext(new SendResult.Closed("the topic is closed"));
            room.settleOnce();
            room.settleOnce();
        }

        assertThat(notices()).isEqualTo(1);
        assertThat(room.storage.destinations().at(GROUP)).hasValueSatisfying(it -> {
            assertThat(it.suspendedBecause()).isEqualTo("the topic is closed");
            assertThat(it.suspendedSince()).isEqualTo(since);
        });

        room.storage.destinations().tryAgain(GROUP);
        room.runUntilNothingIsOwed();
        room.storage.destinations().suspend(GROUP, "kicked", room.now());
        room.settleOnce();
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void keepsACommentForALockedThreadAsLongAsItIsLockedAndShowsItWhenThatOpens() {
        var thread = new ChannelRef(Platform.TELEGRAM, "-300");
        room.storage.comments().linkForward(new MessageRef(GROUP, "m1"), new MessageRef(thread, "5"), room.now());
        room.owe(1);
        room.runUntilNothingIsOwed();
        var article = room.storage.articles().newest(1).getFirst().id();
        var author = new Author(LENA, "Lena", false);
        room.dispatch(new CommentMirrors(room.storage.comments(), true), DeliveryDispatcher.UncertainTelegram.SKIP);
        room.storage
                .comments()
                .add(new CommentStore.NewComment(article, null, author, "Words"), null, "event", room.now());
        for (var look = 0; look < 60; look++) {
            room.telegram.answerNext(new SendResult.Closed("locked"));
            room.telegram.answerNext(new SendResult.Closed("locked"));
            room.settleOnce();
            room.later(Duration.ofHours(6));
        }
        assertThat(room.storage.deliveries().outstanding()).isEqualTo(2);
        room.telegram.forgetAnswers();
        var before = room.telegram.actions().size();

        room.storage.deliveries().wake(thread, room.now());
        room.storage.deliveries().wake(GROUP, room.now());
        room.runUntilNothingIsOwed();

        assertThat(room.telegram.actions()).hasSize(before + 2);
    }

    private long notices() {
        return room.telegram.actions().stream()
                .filter(it -> it.channel().equals(ChannelRef.direct(LENA)))
                .count();
    }

    private Stream<Action.Send> sends() {
        return room.telegram.actions().stream()
                .filter(Action.Send.class::isInstance)
                .map(Action.Send.class::cast);
    }
}
