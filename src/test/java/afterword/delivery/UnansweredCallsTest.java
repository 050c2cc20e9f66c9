package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a call that the platform did not answer. */
final class UnansweredCallsTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");

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
    void sendsAgainWhatHadNoAnswerOnTelegramAndCountsIt() {
        room.owe(1);
        room.telegram.answerNext(new SendResult.Unknown("reset"));

        room.runUntilNothingIsOwed();

        assertThat(room.telegram.posts()).containsExactly("Article 1", "Article 1");
        assertThat(room.storage.deliveries().repeated()).isEqualTo(1);
    }

    @Test
    void bringsAPostUpToDateThatMayBeTheFirstOfTwoCalls() {
        room.telegram.deduplicate();
        room.owe(1);
        room.telegram.answerNext(new SendResult.Unknown("reset"));

        room.runUntilNothingIsOwed();

        assertThat(room.telegram.posts()).containsExactly("Article 1", "Article 1");
        assertThat(room.telegram.actions()).hasAtLeastOneElementOfType(Action.Edit.class);
        assertThat(room.foundLate).containsExactly(Platform.TELEGRAM);
    }

    @Test
    void findsNothingLateWhereTheFirstCallWasAnswered() {
        room.owe(1);

        room.runUntilNothingIsOwed();

        assertThat(room.telegram.actions()).doesNotHaveAnyElementsOfTypes(Action.Edit.class);
        assertThat(room.foundLate).isEmpty();
    }

    @Test
    void looksAgainWithinHalfAMinuteHoweverOftenNoAnswerCame() {
        room.owe(1);
        for (var call = 0; call < 12; call++) {
            room.telegram.answerNext(new SendResult.Unknown("reset"));
        }

        for (var round = 0; round < 12; round++) {
            room.settleOnce();
            room.later(Duration.ofSeconds(30));
            room.settleOnce();
        }

        room.settleOnce();
        assertThat(room.telegram.posts()).hasSize(13);
    }

    @Test
    void leavesWhatHadNoAnswerWhenToldToSkip() {
        room.dispatch(room.posts, DeliveryDispatcher.UncertainTelegram.SKIP);
        room.owe(1);
        room.telegram.answerNext(new SendResult.Unknown("reset"));

        room.runUntilNothingIsOwed();

        assertThat(room.telegram.posts()).containsExactly("Article 1");
    }

    @Test
    void doesNotLookIntoACallThatEndedMeanwhile() {
        room.owe(1);
        var deliveries = room.storage.deliveries();
        var owed = deliveries.due(room.now(), Platform.TELEGRAM, List.of(), 10).getFirst();
        assertThat(deliveries.recordSending(owed, room.now())).isTrue();
        var stale = deliveries.inDoubt(room.now()).getFirst();
        deliveries.recordSent(owed, new MessageRef(GROUP, "1"), Content.After.NOTHING, room.now());

        var begun = deliveries.recordSending(stale, room.now());

        assertThat(begun).isFalse();
        assertThat(deliveries.outstanding()).isZero();
    }
}
