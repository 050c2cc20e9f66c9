package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Request;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Calls that go wrong as told, and the limits on sending. */
final class FaultTest {
    private final TestBot bot = new TestBot();
    private long ada;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", null);
        bot.people().start(ada);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void aRefusalIsSentWithItsParametersAndOnce() {
        bot.telegram.faults().next("sendMessage", Fault.migrated(-1001L));

        var refusal = bot.refusal(hello());
        var sent = bot.call(hello());

        assertThat(refusal.getParameters().getMigrateToChatId()).isEqualTo(-1001L);
        assertThat(sent.getText()).isEqualTo("Hello");
        assertThat(messagesInChat()).isEqualTo(1);
    }

    @Test
    void tooManyRequestsSaysWhenToComeBack() {
        bot.telegram.faults().next(it -> it.startsWith("send"), new Fault.RateLimited(7));

        var refusal = bot.refusal(hello());

        assertThat(refusal.getErrorCode()).isEqualTo(429);
        assertThat(refusal.getParameters().getRetryAfter()).isEqualTo(7);
    }

    @Test
    void aFaultCanBeAimedAtOneChat() {
        var bob = bot.community().addUser("Bob", null);
        bot.people().start(bob);
        bot.telegram
                .faults()
                .nextCall(
                        (_, arguments) -> arguments.path("chat_id").asText().equals(Long.toString(bob)),
                        Fault.blocked());

        var sent = bot.call(hello());
        var refusal = bot.refusal(new SendMessage(Long.toString(bob), "Hello"));

        assertThat(sent.getChatId()).isEqualTo(ada);
        assertThat(refusal.getErrorCode()).isEqualTo(403);
        assertThat(bot.telegram.faults().open()).isZero();
    }

    @Test
    void aBadGatewayAnswersWithHtml() throws IOException {
        bot.telegram.faults().next("getMe", new Fault.Html502());
        var request = new Request.Builder()
                .url(bot.telegram.url() + "/bot" + bot.telegram.token() + "/getMe")
                .build();

        try (var response = bot.http.newCall(request).execute()) {

            assertThat(response.code()).isEqualTo(502);
            assertThat(response.body().string()).startsWith("<html>");
        }
    }

    @Test
    void aResetBeforeLeavesNothingAndAResetAfterLeavesTheMessage() {
        bot.telegram.faults().next("sendMessage", new Fault.ResetBefore());
        assertThatThrownBy(() -> bot.client.execute(hello()))
                .isInstanceOf(TelegramApiException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(messagesInChat()).isZero();

        bot.telegram.faults().next("sendMessage", new Fault.ResetAfter());
        assertThatThrownBy(() -> bot.client.execute(hello())).hasRootCauseInstanceOf(IOException.class);

        assertThat(messagesInChat()).isEqualTo(1);
        assertThat(bot.exchanges.getLast().status()).isZero();
    }

    @Test
    void aHangingCallHangsUntilReleased() {
        bot.telegram.faults().next("sendMessage", new Fault.HangAfter());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var call = threads.submit(() -> bot.client.execute(hello()));
            Awaitility.await().until(() -> messagesInChat() == 1);
            assertThat(call.isDone()).isFalse();

            bot.telegram.faults().release();

            Awaitility.await().until(call::isDone);
            assertThat(call.exceptionNow()).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatIsDownRefusesConnectionsAndForgetsNothing() {
        bot.telegram.stop();
        assertThatThrownBy(() -> bot.client.execute(hello())).hasRootCauseInstanceOf(IOException.class);

        bot.telegram.start();

        assertThat(bot.call(hello()).getText()).isEqualTo("Hello");
    }

    @Test
    void oneMessageASecondInAChatAndThirtyOverAll() {
        bot.telegram.limits().enable();

        bot.call(hello());
        var tooSoon = bot.refusal(hello());
        bot.time.pass(Duration.ofSeconds(1));
        bot.call(hello());
        bot.time.pass(Duration.ofSeconds(1));
        for (var i = 0; i < 30; i++) {
            bot.send(freshPerson(), "Hello");
        }
        var tooMany = bot.refusal(new SendMessage(Long.toString(freshPerson()), "Hello"));

        assertThat(tooSoon.getParameters().getRetryAfter()).isEqualTo(1);
        assertThat(tooMany.getErrorCode()).isEqualTo(429);
        assertThat(bot.telegram.limits().refusals()).isEqualTo(2);
    }

    @Test
    void twentyMessagesAMinuteInAGroup() {
        var group = bot.community().addSupergroup("Readers", ada);
        bot.community().addBot(group, ada);
        bot.telegram.limits().enable();
        for (var i = 0; i < 20; i++) {
            bot.send(group, "Hello " + i);
            bot.time.pass(Duration.ofSeconds(2));
        }

        var refusal = bot.refusal(new SendMessage(Long.toString(group), "Hello"));

        assertThat(refusal.getParameters().getRetryAfter()).isEqualTo(20);
        bot.time.pass(Duration.ofSeconds(20));
        assertThat(bot.send(group, "Hello").getText()).isEqualTo("Hello");
    }

    private SendMessage hello() {
        return new SendMessage(Long.toString(ada), "Hello");
    }

    private long freshPerson() {
        var person = bot.community().addUser("Somebody", null);
        bot.people().start(person);
        return person;
    }

    private long messagesInChat() {
        return bot.telegram.view().chat(ada).messages().stream()
                .filter(View.MessageView::fromBot)
                .count();
    }
}
