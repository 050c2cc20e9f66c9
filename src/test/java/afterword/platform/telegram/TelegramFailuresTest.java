package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.LookBack;
import afterword.chat.MessageRef;
import afterword.chat.SendResult;
import afterword.playground.telegram.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a call that fails, or that Telegram does not know. */
final class TelegramFailuresTest {
    private final Gathering gathering = new Gathering();

    @AfterEach
    void close() {
        gathering.close();
    }

    @Test
    void whatOnlyDiscordHasIsRejectedWithoutACall() {
        var message = new MessageRef(gathering.group, "1");

        assertThat(List.of(
                        gathering.messenger.perform(new Action.OpenThread(message, "Name"), "1"),
                        gathering.messenger.perform(new Action.Crosspost(message), "1"),
                        gathering.messenger.perform(
                                new Action.SendToForum(gathering.group, "Title", Gathering.words("x"), List.of()),
                                "1")))
                .allMatch(SendResult.Rejected.class::isInstance);
        assertThat(gathering.bot.exchanges).isEmpty();
    }

    @Test
    void failuresSayWhetherTheCallMayHaveHadItsEffect() {
        gathering.bot.telegram.faults().next("sendMessage", new Fault.Html502());
        gathering.bot.telegram.faults().next("sendMessage", new Fault.ResetBefore());
        gathering.bot.telegram.faults().next("sendMessage", Fault.topicClosed());
        gathering.bot.telegram.faults().next("sendMessage", Fault.internalError());

        var gateway = gathering.messenger.perform(gathering.text("1"), "1");
        var reset = gathering.messenger.perform(gathering.text("2"), "2");
        var closed = gathering.messenger.perform(gathering.text("3"), "3");
        var broken = gathering.messenger.perform(gathering.text("4"), "4");
        gathering.bot.telegram.stop();
        var down = gathering.bot.wire().messenger().perform(gathering.text("5"), "5");

        assertThat(gateway).isInstanceOf(SendResult.Unknown.class);
        assertThat(reset).isInstanceOf(SendResult.Unknown.class);
        assertThat(closed).isInstanceOf(SendResult.Closed.class);
        assertThat(broken).isInstanceOf(SendResult.Unknown.class);
        assertThat(down)
                .isInstanceOfSatisfying(
                        SendResult.RetryAfter.class,
                        it -> assertThat(it.delay()).isLessThanOrEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void aPersonWhoBlockedTheBotIsGone() {
        gathering.bot.telegram.people().start(gathering.ada);
        gathering.bot.telegram.people().block(gathering.ada);
        var stranger = gathering.bot.telegram.community().addUser("Eve", null);

        var blocked = gathering.messenger.perform(
                new Action.Send(ChannelRef.direct(TestTelegram.person(gathering.ada)), Gathering.words("Hello"), false),
                "1");
        var unmet = gathering.messenger.perform(
                new Action.Send(ChannelRef.direct(TestTelegram.person(stranger)), Gathering.words("Hello"), false),
                "1");

        assertThat(blocked).isInstanceOf(SendResult.Gone.class);
        assertThat(unmet).isInstanceOf(SendResult.Gone.class);
    }

    @Test
    void whatNeedsNoAnswerOfTelegramIsKnown() {
        assertThat(gathering.messenger.deduplicates(gathering.text("x"))).isFalse();
        assertThat(gathering.messenger.lookBack(gathering.text("x"), gathering.bot.now.get()))
                .isEqualTo(new LookBack.Impossible());
    }
}
