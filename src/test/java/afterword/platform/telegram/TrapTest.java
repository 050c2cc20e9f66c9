package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.chat.Action;
import afterword.chat.Connection.State;
import afterword.chat.InboundEvent;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.chat.UpdateInbox.StoredUpdate;
import afterword.playground.telegram.Fault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What TelegramBots 10.2.0 does that nobody would expect, each with the guard against it. */
final class TrapTest {
    private final TestTelegram bot = new TestTelegram();
    private long ada;
    private long group;

    @BeforeEach
    void gather() {
        var community = bot.telegram.community();
        ada = community.addUser("Ada", "ada");
        group = community.addSupergroup("Readers", ada);
        community.promote(group, community.bot(), List.of());
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void pollingThatDiedBeginsAnewAndLosesNothing() {
        bot.connect();
        var deaths = new AtomicInteger(1);
        bot.inbox.beforeAdding.set(() -> {
            if (deaths.getAndDecrement() > 0) {
                throw new AssertionError("what nobody catches");
            }
        });

        bot.telegram.people().write(group, ada, "Hello", null, null);

        assertThat(bot.event(InboundEvent.MessageWritten.class).text()).isEqualTo("Hello");
        assertThat(deaths).hasValueLessThan(1);
    }

    @Test
    void anUpdateThatCannotBeDecodedStopsNothing() {
        bot.connect();
        bot.telegram.updates().injectUndecodable();
        bot.telegram.updates().injectUnknownKind();

        bot.telegram.people().write(group, ada, "Hello", null, null);

        assertThat(bot.event(InboundEvent.MessageWritten.class).text()).isEqualTo("Hello");
    }

    @Test
    void anUpdateThatAlwaysFailsIsGivenUpAfterThreeTries() {
        bot.connect();
        bot.telegram.updates().injectUndecodable();

        await().until(() -> {
            bot.now.updateAndGet(it -> it.plusSeconds(1));
            return bot.inbox.stored() >= 1 && bot.inbox.isWorkedOff();
        });

        assertThat(bot.state()).isInstanceOf(State.Connected.class);
    }

    @Test
    void aMessageIsNotSentAgainWhenTheConnectionBreaks() {
        bot.connect();
        var hello = send("Hello");
        bot.platform.get().messenger().perform(send("First, so that the connection is used again"), "1");
        bot.telegram.faults().next("sendMessage", new Fault.ResetAfter());

        var result = bot.platform.get().messenger().perform(hello, "2");

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        assertThat(bot.telegram.view().chat(group).messages().stream()
                        .filter(it -> it.text().equals("Hello")))
                .hasSize(1);
    }

    @Test
    void anUpdateIsConfirmedOnlyAfterItIsStored() {
        bot.connect();
        var refusals = new AtomicInteger(2);
        bot.inbox.beforeAdding.set(() -> {
            if (refusals.getAndDecrement() > 0) {
                throw new IllegalStateException("the disk is full");
            }
        });

        bot.telegram.people().write(group, ada, "Hello", null, null);

        assertThat(bot.event(InboundEvent.MessageWritten.class).text()).isEqualTo("Hello");
        assertThat(bot.events.stream().filter(InboundEvent.MessageWritten.class::isInstance))
                .hasSize(1);
        assertThat(bot.state()).isInstanceOf(State.Connected.class);
    }

    @Test
    void whatWasStoredAndNotHandledIsHandledAtTheNextStart() {
        var json = """
                {"update_id":5,"message":{"message_id":9,"date":1790000000,"text":"Hello",
                "chat":{"id":-1001,"type":"supergroup","title":"R"},"from":{"id":7,"is_bot":false,"first_name":"A"}}}""";
        bot.inbox.add(List.of(new StoredUpdate(5, json)));

        bot.connect();

        assertThat(bot.event(InboundEvent.MessageWritten.class).text()).isEqualTo("Hello");
        await().until(bot.inbox::isWorkedOff);
    }

    @Test
    void aWrongTokenIsRefusedWithWhatToDo() {
        bot.settings.set(new TelegramSettings("123:wrong", URI.create(bot.telegram.url())));

        bot.wire().connection().start();

        await().until(() -> bot.state() instanceof State.Refused);
        assertThat(bot.state().toString()).contains("telegram.token").doesNotContain("wrong");
    }

    @Test
    void aTokenThatIsRevokedWhilePollingIsRefused() {
        bot.telegram.faults().next("getUpdates", new Fault.Status(401, "Unauthorized"));
        bot.wire().connection().start();
        bot.telegram.faults().nextCall((method, _) -> afterPoll(method), new Fault.Status(401, "Unauthorized"));

        await().until(() -> bot.state() instanceof State.Refused);

        assertThat(bot.state().toString()).contains("telegram.token");
    }

    @Test
    void aSecondPollerIsToldToTheOperatorUntilItIsGone() {
        bot.telegram.faults().next("getUpdates", 3, conflict());
        bot.wire().connection().start();

        await().until(() -> bot.state() instanceof State.Connecting(var reason) && reason.contains("another program"));

        await().until(() -> bot.state() instanceof State.Connected);
    }

    @Test
    void aWebhookThatCannotBeRemovedYetIsRemovedLater() {
        bot.telegram.faults().next("deleteWebhook", new Fault.Html502());
        bot.telegram.faults().next("deleteWebhook", new Fault.RateLimited(1));
        bot.telegram.faults().next("deleteWebhook", new Fault.ResetBefore());

        bot.connect();

        assertThat(bot.telegram.faults().open()).isZero();
        assertThat(bot.calls("getUpdates")).isNotEmpty();
    }

    @Test
    void aPlatformThatIsDownAtStartIsWaitedFor() {
        bot.telegram.stop();
        bot.wire().connection().start();
        await().until(() -> bot.state() instanceof State.Connecting(var reason) && reason.contains("reached"));

        bot.telegram.start();

        await().until(() -> bot.state() instanceof State.Connected);
    }

    @Test
    void closingEndsThePollAndItsThreads() {
        var before = threadsThatHoldTheProcess();
        bot.connect();
        await().until(() -> bot.telegram.updates().waitingPolls() == 1);

        bot.platform.get().connection().close();
        bot.platform.get().connection().close();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(it -> it.getName().equals("telegram-poll") && it.isAlive()));
        assertThat(threadsThatHoldTheProcess()).isSubsetOf(before);
        assertThat(bot.state()).isInstanceOf(State.Connecting.class);
    }

    @Test
    void updatesAreHeardAfterTheirIdsBeganAgainLower() {
        bot.connect();
        bot.telegram.updates().restartIdsAt(900_000);
        bot.telegram.people().write(group, ada, "Before", null, null);
        await().until(() -> texts().contains("Before"));

        bot.telegram.updates().restartIdsAt(1_000);
        bot.telegram.people().write(group, ada, "After", null, null);
        await().until(() -> texts().contains("After"));
        bot.telegram.people().write(group, ada, "And on", null, null);

        await().until(() -> texts().equals(List.of("Before", "After", "And on")));
        assertThat(lastOffset()).isBetween(1_000, 2_000);
    }

    @Test
    void aLimitIsObeyedByItsParameters() {
        bot.connect();
        bot.telegram.faults().next("sendMessage", new Fault.RateLimited(7));
        bot.telegram.faults().next("sendMessage", Fault.migrated(-1009L));

        var limited = bot.platform.get().messenger().perform(send("Hello"), "1");
        var moved = bot.platform.get().messenger().perform(send("Hello"), "1");

        assertThat(limited).isInstanceOfSatisfying(SendResult.RetryAfter.class, it -> {
            assertThat(it.delay()).isEqualTo(Duration.ofSeconds(7));
            assertThat(it.everywhere()).isFalse();
        });
        assertThat(moved).isEqualTo(new SendResult.Moved(TestTelegram.chat(-1009L)));
    }

    @Test
    void everyKindOfUpdateIsAskedForByName() {
        bot.connect();

        assertThat(bot.telegram.updates().allowedUpdates())
                .containsExactlyInAnyOrder(
                        "message",
                        "edited_message",
                        "channel_post",
                        "edited_channel_post",
                        "callback_query",
                        "message_reaction",
                        "message_reaction_count",
                        "my_chat_member",
                        "chat_member");
    }

    private boolean afterPoll(String method) {
        return method.equals("getMe") && !bot.calls("getUpdates").isEmpty();
    }

    private static Fault conflict() {
        return new Fault.Status(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    private Action.Send send(String text) {
        return new Action.Send(TestTelegram.chat(group), new OutgoingMessage.Text(new RichText.Plain(text)), false);
    }

    private List<String> texts() {
        return bot.events.stream()
                .filter(InboundEvent.MessageWritten.class::isInstance)
                .map(it -> ((InboundEvent.MessageWritten) it).text())
                .toList();
    }

    private int lastOffset() {
        ObjectNode request = bot.calls("getUpdates").getLast().request();
        return request.path("offset").asInt();
    }

    private static List<String> threadsThatHoldTheProcess() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> !it.isDaemon() && it.isAlive())
                .map(Thread::getName)
                .collect(Collectors.toList());
    }
}
