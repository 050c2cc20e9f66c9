package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.delivery.Fate.State;
import afterword.playground.telegram.Fault;
import afterword.playground.telegram.Right;
import afterword.playground.telegram.View.MessageView;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One call to Telegram goes wrong in each way that it knows, while an article is posted. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TelegramFaultTableTest {
    private FaultTable table;

    @BeforeAll
    void open(@TempDir Path folder) {
        table = new FaultTable(folder);
    }

    @AfterAll
    void close() {
        table.close();
    }

    static Stream<FaultCase> cases() {
        return Stream.of(
                FaultCase.inGroup("Telegram 429", new Fault.RateLimited(1), 1, 1, State.SENT),
                FaultCase.inGroup("Telegram 502 in HTML", new Fault.Html502(), 1, 1, State.SENT),
                FaultCase.inChannel("Telegram 429 in a channel", new Fault.RateLimited(1), 1, State.SENT),
                FaultCase.inChannel("Telegram 502 in a channel", new Fault.Html502(), 1, State.SENT),
                FaultCase.inChannel("reset after the effect in a channel", new Fault.ResetAfter(), 2, State.SENT),
                FaultCase.inGroup("Telegram answers nothing after the effect", new Fault.HangAfter(), 1, 2, State.SENT),
                FaultCase.inGroup("Telegram answers nothing, and no effect", new Fault.Hang(), 1, 1, State.SENT),
                FaultCase.inGroup(
                        "Telegram chat not found",
                        new Fault.Status(400, "Bad Request: chat not found"),
                        0,
                        0,
                        State.OWED),
                FaultCase.inGroup("Telegram 500", Fault.internalError(), 1, 1, State.SENT),
                FaultCase.inGroup("Telegram reset before the effect", new Fault.ResetBefore(), 1, 1, State.SENT),
                // Nobody can tell that it arrived: said twice, and counted.
                FaultCase.inGroup("Telegram reset after the effect", new Fault.ResetAfter(), 1, 2, State.SENT),
                FaultCase.inGroup(
                        "Telegram 400 for its form",
                        new Fault.Status(400, "Bad Request: MESSAGE_TOO_LONG"),
                        0,
                        0,
                        State.DEAD),
                FaultCase.inGroup("Telegram topic closed", Fault.topicClosed(), 0, 0, State.OWED),
                FaultCase.inGroup(
                        "Telegram kicked",
                        new Fault.Status(403, "Forbidden: bot was kicked from the supergroup chat"),
                        0,
                        0,
                        State.OWED),
                FaultCase.inGroup(
                        "Telegram no rights",
                        new Fault.Status(400, "Bad Request: not enough rights to send text messages to the chat"),
                        0,
                        0,
                        State.OWED));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsItShouldAndDelaysNoNeighbour(FaultCase fault) {
        table.check(fault);
    }

    @Test
    void whoeverAnswersEitherCopyOfAPostIsHeard() {
        var community = table.community;
        var title = "Article said twice";
        var telegram = community.telegram().community();
        var comments = telegram.addSupergroup("Comments", community.mira());
        telegram.promote(comments, telegram.bot(), Right.all());
        telegram.link(community.channel(), comments);
        var faults = community.telegram().faults();
        faults.nextCall(Mishaps.messagesTo(community.group()), new Fault.ResetAfter());
        faults.nextCall(Mishaps.messagesTo(community.channel()), new Fault.ResetAfter());
        community.blog().publish(title, "Guides", "What it says.");
        await().atMost(FaultTable.PATIENCE).untilAsserted(() -> {
            assertThat(copies(community.group(), title)).hasSize(2);
            assertThat(copies(comments, title)).hasSize(2);
            assertThat(community.shown().hasThread(title)).isTrue();
        });
        telegram.unlink(community.channel());

        answerEach(community.group(), title);
        answerEach(comments, title);
    }

    private void answerEach(long chat, String title) {
        var community = table.community;
        for (var copy : copies(chat, title)) {
            var words = "About %d in %d.".formatted(copy, chat);
            community.telegram().people().write(chat, community.mira(), words, copy, null);
            await().atMost(FaultTable.PATIENCE)
                    .untilAsserted(() -> assertThat(community.shown().mirrorsOnDiscord(title, words))
                            .as("in the thread and in the forum post")
                            .hasSize(2));
        }
    }

    private List<Integer> copies(long chat, String title) {
        return table.community.telegram().view().chat(chat).messages().stream()
                .filter(it -> it.text().startsWith(title))
                .map(MessageView::id)
                .toList();
    }
}
