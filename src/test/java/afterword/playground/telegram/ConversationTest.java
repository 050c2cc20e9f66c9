package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Private chats: who may begin, what is heard, edits, deletions and buttons. */
final class ConversationTest {
    private final TestBot bot = new TestBot();
    private long ada;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", "ada");
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void aBotCannotBeginAConversation() {
        var stranger = bot.refusal(new SendMessage(Long.toString(ada), "Hello"));
        var group = bot.community().addSupergroup("Readers", ada);
        bot.community().addBot(group, ada);

        var acquaintance = bot.refusal(new SendMessage(Long.toString(ada), "Hello"));

        assertThat(stranger.getApiResponse()).isEqualTo("Bad Request: chat not found");
        assertThat(acquaintance.getErrorCode()).isEqualTo(403);
        assertThat(acquaintance.getApiResponse()).isEqualTo("Forbidden: bot can't initiate conversation with a user");
    }

    @Test
    void startIsHeardAsACommandAndOpensTheChat() {
        bot.people().start(ada, "article-12");

        var message = bot.update().getMessage();

        assertThat(message.getText()).isEqualTo("/start article-12");
        assertThat(message.getEntities()).singleElement().satisfies(it -> {
            assertThat(it.getType()).isEqualTo("bot_command");
            assertThat(it.getLength()).isEqualTo(6);
        });
        assertThat(message.getFrom().getUserName()).isEqualTo("ada");
        assertThat(bot.send(ada, "Welcome").getChat().isUserChat()).isTrue();
    }

    @Test
    void whoBlocksTheBotIsReportedAndOutOfReach() {
        bot.people().start(ada);
        bot.updates();

        bot.people().block(ada);

        assertThat(bot.update().getMyChatMember().getNewChatMember().getStatus())
                .isEqualTo("kicked");
        assertThat(bot.refusal(new SendMessage(Long.toString(ada), "Hello")).getApiResponse())
                .isEqualTo("Forbidden: bot was blocked by the user");
        bot.people().unblock(ada);
        assertThat(bot.update().getMyChatMember().getNewChatMember().getStatus())
                .isEqualTo("member");
        assertThat(bot.send(ada, "There you are").getText()).isEqualTo("There you are");
    }

    @Test
    void aPersonsEditIsHeardAndADeletionIsNot() {
        var first = bot.people().say(ada, "Helo");
        bot.updates();

        bot.people().edit(ada, first, "Hello");
        bot.people().delete(ada, first);

        var edited = bot.update().getEditedMessage();
        assertThat(edited.getText()).isEqualTo("Hello");
        assertThat(edited.getEditDate()).isNotNull();
    }

    @Test
    void theBotsOwnMessagesAreNotHeardButSeen() {
        bot.people().start(ada);
        bot.updates();

        var sent = bot.send(ada, "Hi");

        assertThat(bot.updates()).isEmpty();
        assertThat(bot.telegram.view().message(bot.address(sent)).fromBot()).isTrue();
    }

    @Test
    void anEditThatChangesNothingIsRefused() {
        bot.people().start(ada);
        var sent = bot.send(ada, "Hi");
        var edit = EditMessageText.builder()
                .chatId(ada)
                .messageId(sent.getMessageId())
                .text("Hi there")
                .build();

        bot.call(edit);

        assertThat(bot.refusal(edit).getApiResponse()).startsWith("Bad Request: message is not modified");
        assertThat(bot.telegram.view().message(bot.address(sent)).text()).isEqualTo("Hi there");
    }

    @Test
    void aMessageCanBeDeletedForTwoDays() {
        bot.people().start(ada);
        var old = bot.send(ada, "Old");
        bot.time.pass(Duration.ofHours(47));
        var young = bot.send(ada, "Young");
        bot.time.pass(Duration.ofHours(1));

        var refusal = bot.refusal(new DeleteMessage(Long.toString(ada), old.getMessageId()));
        bot.call(new DeleteMessage(Long.toString(ada), young.getMessageId()));

        assertThat(refusal.getApiResponse()).isEqualTo("Bad Request: message can't be deleted");
        assertThat(bot.refusal(new DeleteMessage(Long.toString(ada), young.getMessageId()))
                        .getApiResponse())
                .isEqualTo("Bad Request: message to delete not found");
    }

    @Test
    void aPressedButtonIsAnsweredOnceAndInTime() {
        bot.people().start(ada);
        var sent = bot.call(SendMessage.builder()
                .chatId(ada)
                .text("Vote")
                .replyMarkup(keyboard("yes"))
                .build());
        bot.updates();

        bot.people().press(ada, bot.address(sent), "yes");

        var query = bot.update().getCallbackQuery();
        assertThat(query.getData()).isEqualTo("yes");
        assertThat(query.getMessage().getMessageId()).isEqualTo(sent.getMessageId());
        var answer = AnswerCallbackQuery.builder()
                .callbackQueryId(query.getId())
                .text("Thanks")
                .showAlert(true)
                .build();
        bot.call(answer);
        assertThat(bot.telegram.view().presses()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("Thanks");
            assertThat(it.alert()).isTrue();
        });
        assertThat(bot.refusal(answer).getApiResponse()).contains("query is too old");
    }

    @Test
    void aButtonPressIsForgottenAfterTwoAndAHalfMinutes() {
        bot.people().start(ada);
        var sent = bot.send(ada, "Vote");
        var id = bot.people().press(ada, bot.address(sent), "yes");

        bot.time.pass(Duration.ofSeconds(150));

        assertThat(bot.updates()).noneMatch(it -> it.hasCallbackQuery());
        assertThat(bot.refusal(new AnswerCallbackQuery(Long.toString(id))).getApiResponse())
                .contains("query is too old");
    }

    @Test
    void aButtonOfADeletedMessageComesWithAnInaccessibleOne() {
        bot.people().start(ada);
        var sent = bot.send(ada, "Vote");
        bot.people().delete(ada, bot.address(sent));
        bot.updates();

        bot.people().press(ada, bot.address(sent), "yes");

        assertThat(bot.update().getCallbackQuery().getMessage().getDate()).isZero();
    }

    private static InlineKeyboardMarkup keyboard(String data) {
        var button =
                InlineKeyboardButton.builder().text(data).callbackData(data).build();
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button)));
    }
}
