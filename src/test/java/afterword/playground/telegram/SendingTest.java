package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telegram.telegrambots.meta.api.methods.CopyMessage;
import org.telegram.telegrambots.meta.api.methods.ForwardMessage;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ForceReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButtonRequestChat;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** What may be sent and how it comes back. */
final class SendingTest {
    private final TestBot bot = new TestBot();
    private long ada;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", "ada");
        bot.people().start(ada);
        bot.updates();
    }

    @AfterEach
    void close() {
        bot.close();
    }

    static Stream<List<Object>> wrongTexts() {
        return Stream.of(
                List.of("", List.of(), "Bad Request: message text is empty"),
                List.of(" \n ", List.of(), "Bad Request: text must be non-empty"),
                List.of("x".repeat(4097), List.of(), "Bad Request: message is too long"),
                List.of(
                        "short",
                        List.of(new MessageEntity("bold", 3, 3)),
                        "Bad Request: entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 5"),
                List.of(
                        "a😀b",
                        List.of(new MessageEntity("bold", 2, 1)),
                        "Bad Request: entity begins in a middle of a UTF-16 symbol at UTF-16 offset 2"),
                List.of(
                        "a link",
                        List.of(new MessageEntity("text_link", 0, 1)),
                        "Bad Request: can't parse MessageEntity: can't find field \"url\""),
                List.of(
                        "x".repeat(200),
                        Collections.nCopies(101, new MessageEntity("bold", 0, 1)),
                        "Bad Request: ENTITIES_TOO_LONG"));
    }

    @ParameterizedTest
    @MethodSource
    @SuppressWarnings("unchecked") // the three values of wrongTexts
    void wrongTexts(List<Object> wrong) {
        var message = SendMessage.builder()
                .chatId(ada)
                .text("placeholder")
                .entities((List<MessageEntity>) wrong.get(1))
                .build();
        message.setText((String) wrong.get(0));

        var answer = new PlainCall(bot).post(message);

        assertThat(answer.path("description").asText()).isEqualTo(wrong.get(2));
    }

    @Test
    void entitiesAndPreviewComeBackAsSentAndTextWithoutItsMargins() {
        var link = MessageEntity.builder()
                .type("text_link")
                .offset(2)
                .length(5)
                .url("https://blog.example.org/a")
                .build();

        var sent = bot.call(SendMessage.builder()
                .chatId(ada)
                .text("  Title 😀 see https://example.org. ")
                .entities(List.of(link))
                .linkPreviewOptions(LinkPreviewOptions.builder()
                        .urlField("https://blog.example.org/a")
                        .preferLargeMedia(true)
                        .build())
                .build());

        assertThat(sent.getText()).isEqualTo("Title 😀 see https://example.org.");
        assertThat(sent.getEntities())
                .extracting(MessageEntity::getType, MessageEntity::getOffset, MessageEntity::getLength)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("text_link", 0, 5),
                        org.assertj.core.groups.Tuple.tuple("url", 13, 19));
        assertThat(sent.getLinkPreviewOptions().getPreferLargeMedia()).isTrue();
        assertThat(bot.telegram.view().message(bot.address(sent)).preview()).isEqualTo("https://blog.example.org/a");
    }

    @Test
    void aReplyNeedsItsMessageUnlessToldOtherwise() {
        var strict = SendMessage.builder()
                .chatId(ada)
                .text("Answer")
                .replyParameters(new ReplyParameters(999))
                .build();
        var lenient = SendMessage.builder()
                .chatId(ada)
                .text("Answer")
                .replyParameters(ReplyParameters.builder()
                        .messageId(999)
                        .allowSendingWithoutReply(true)
                        .build())
                .build();

        var refusal = bot.refusal(strict);
        var sent = bot.call(lenient);

        assertThat(refusal.getApiResponse()).isEqualTo("Bad Request: message to be replied not found");
        assertThat(sent.getReplyToMessage()).isNull();
    }

    @Test
    void aReplyToAnotherChatIsAnExternalOne() {
        var group = bot.community().addSupergroup("Readers", ada);
        bot.community().addBot(group, ada);
        var there = bot.people().write(group, ada, "Hello", null, null);

        var sent = bot.call(SendMessage.builder()
                .chatId(ada)
                .text("You said")
                .replyParameters(ReplyParameters.builder()
                        .messageId(there.message())
                        .chatId(Long.toString(group))
                        .quote("Hell")
                        .build())
                .build());

        assertThat(sent.getReplyToMessage()).isNull();
        assertThat(sent.getExternalReplyInfo().getMessageId()).isEqualTo(there.message());
        assertThat(sent.getQuote().getText()).isEqualTo("Hell");
    }

    @Test
    void aPhotoIsSentByAddressAndItsCaptionEdited() throws TelegramApiException {
        var photo = SendPhoto.builder()
                .chatId(ada)
                .photo(new InputFile("https://blog.example.org/a.jpg"))
                .caption("Before")
                .build();

        var sent = bot.client.execute(photo);
        bot.call(EditMessageCaption.builder()
                .chatId(ada)
                .messageId(sent.getMessageId())
                .caption("After")
                .build());

        var seen = bot.telegram.view().message(bot.address(sent));
        assertThat(sent.getPhoto()).isNotEmpty();
        assertThat(seen.photo()).isEqualTo("https://blog.example.org/a.jpg");
        assertThat(seen.text()).isEqualTo("After");
        assertThat(bot.refusal(EditMessageText.builder()
                                .chatId(ada)
                                .messageId(sent.getMessageId())
                                .text("Text")
                                .build())
                        .getApiResponse())
                .isEqualTo("Bad Request: there is no text in the message to edit");
    }

    @Test
    void callbackDataHasSixtyFourBytes() {
        var refusal = bot.refusal(withKeyboard("é".repeat(33)));
        var sent = bot.call(withKeyboard("é".repeat(32)));

        assertThat(refusal.getApiResponse()).isEqualTo("Bad Request: BUTTON_DATA_INVALID");
        bot.call(EditMessageReplyMarkup.builder()
                .chatId(ada)
                .messageId(sent.getMessageId())
                .build());
        assertThat(bot.telegram.view().message(bot.address(sent)).keyboard()).isEmpty();
    }

    @Test
    void aMessageWithForcedReplyCannotBeEdited() {
        var sent = bot.call(SendMessage.builder()
                .chatId(ada)
                .text("Your comment?")
                .replyMarkup(new ForceReplyKeyboard(true))
                .build());

        var refusal = bot.refusal(EditMessageText.builder()
                .chatId(ada)
                .messageId(sent.getMessageId())
                .text("Too late")
                .build());

        assertThat(bot.telegram.view().message(bot.address(sent)).markup()).isEqualTo("force_reply");
        assertThat(refusal.getApiResponse()).isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void aChatIsPickedWithAButton() {
        var channel = bot.community().addChannel("News", "news", ada);
        var button = KeyboardButton.builder()
                .text("Pick a channel")
                .requestChat(new KeyboardButtonRequestChat("7", true))
                .build();
        var sent = bot.call(SendMessage.builder()
                .chatId(ada)
                .text("Which one?")
                .replyMarkup(new ReplyKeyboardMarkup(List.of(new KeyboardRow(button))))
                .build());

        bot.people().shareChat(ada, 7, channel);

        assertThat(bot.telegram
                        .view()
                        .message(bot.address(sent))
                        .keyboard()
                        .getFirst()
                        .getFirst()
                        .requestId())
                .isEqualTo(7);
        assertThat(bot.update().getMessage().getChatShared().getChatId()).isEqualTo(channel);
    }

    @Test
    void forwardsNameTheirOriginAndCopiesDoNot() {
        var channel = bot.community().addChannel("News", "news", ada);
        var post = bot.people().post(channel, ada, "An article");
        var forwarded = bot.people().forwardToBot(ada, post);

        var heard = bot.update().getMessage();
        var again = bot.call(ForwardMessage.builder()
                .chatId(ada)
                .fromChatId(ada)
                .messageId(forwarded.message())
                .build());
        var copy = bot.call(CopyMessage.builder()
                .chatId(ada)
                .fromChatId(ada)
                .messageId(forwarded.message())
                .build());

        assertThat(heard.getForwardOrigin()).isEqualTo(again.getForwardOrigin()).isNotNull();
        assertThat(bot.telegram
                        .view()
                        .message(new MessageAddress(ada, copy.getMessageId().intValue()))
                        .forwardedFrom())
                .isNull();
    }

    @Test
    void commandsAreKeptByScopeAndOffered() {
        var group = bot.community().addSupergroup("Readers", ada);
        var everywhere = List.of(new BotCommand("help", "What I can do"));
        var inGroups = List.of(new BotCommand("latest", "The newest articles"));

        bot.call(new SetMyCommands(everywhere));
        bot.call(new SetMyCommands(inGroups, new BotCommandScopeAllGroupChats(), null));

        assertThat(bot.call(new GetMyCommands(new BotCommandScopeAllGroupChats(), null)))
                .isEqualTo(inGroups);
        assertThat(bot.telegram.view().chat(group).commands())
                .containsExactly(new View.CommandView("latest", "The newest articles"));
        assertThat(bot.telegram.view().chat(ada).commands())
                .containsExactly(new View.CommandView("help", "What I can do"));
        assertThat(bot.refusal(new SetMyCommands(List.of(new BotCommand("Help", "No capitals"))))
                        .getApiResponse())
                .isEqualTo("Bad Request: BOT_COMMAND_INVALID");
    }

    private SendMessage withKeyboard(String data) {
        var button =
                InlineKeyboardButton.builder().text("Press").callbackData(data).build();
        return SendMessage.builder()
                .chatId(ada)
                .text("Press")
                .replyMarkup(new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button))))
                .build();
    }
}
