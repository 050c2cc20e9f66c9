package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.forum.CloseForumTopic;
import org.telegram.telegrambots.meta.api.methods.forum.CreateForumTopic;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;

/** Supergroups with topics. */
final class ForumTest {
    private final TestBot bot = new TestBot();
    private long ada;
    private long forum;
    private int topic;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", "ada");
        forum = bot.community().addForum("Readers", ada);
        bot.community().promote(forum, bot.community().bot(), Set.of());
        topic = bot.community().addTopic(forum, ada, "News");
        bot.updates();
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void aTopicIsNamedBySendingAndByHearing() {
        var sent = bot.call(message(topic));
        bot.people().write(forum, ada, "In the topic", null, topic);

        var heard = bot.update().getMessage();

        assertThat(sent.getMessageThreadId()).isEqualTo(topic);
        assertThat(sent.isTopicMessage()).isTrue();
        assertThat(heard.getMessageThreadId()).isEqualTo(topic);
        assertThat(heard.getReplyToMessage().getForumTopicCreated().getName()).isEqualTo("News");
        assertThat(bot.call(new GetChat(Long.toString(forum))).getIsForum()).isTrue();
    }

    @Test
    void theGeneralTopicIsLeftOutAndOthersMustExist() {
        var general = bot.refusal(message(1));
        var missing = bot.refusal(message(77));
        var sent = bot.send(forum, "To General");

        assertThat(general.getApiResponse()).isEqualTo("Bad Request: message thread not found");
        assertThat(missing.getApiResponse()).isEqualTo("Bad Request: message thread not found");
        assertThat(sent.getMessageThreadId()).isNull();
    }

    @Test
    void anAnswerStaysInItsTopic() {
        var there = bot.people().write(forum, ada, "In the topic", null, topic);

        var sent = bot.call(SendMessage.builder()
                .chatId(forum)
                .text("Answer")
                .replyParameters(new ReplyParameters(there.message()))
                .build());

        assertThat(sent.getMessageThreadId()).isEqualTo(topic);
    }

    @Test
    void aClosedTopicTakesNoMessagesFromThoseWhoCannotOpenIt() {
        bot.community().closeTopic(forum, ada, topic);

        assertThat(bot.update().getMessage().getForumTopicClosed()).isNotNull();
        assertThat(bot.refusal(message(topic)).getApiResponse()).isEqualTo("Bad Request: TOPIC_CLOSED");
        bot.community().reopenTopic(forum, ada, topic);
        assertThat(bot.call(message(topic)).getMessageThreadId()).isEqualTo(topic);
    }

    @Test
    void aDeletedTopicIsNotFound() {
        bot.community().deleteTopic(forum, topic);

        assertThat(bot.updates()).isEmpty();
        assertThat(bot.refusal(message(topic)).getApiResponse()).isEqualTo("Bad Request: message thread not found");
    }

    @Test
    void theBotOpensAndClosesTopicsWithTheRight() {
        var create = new CreateForumTopic(Long.toString(forum), "Articles");
        assertThat(bot.refusal(create).getApiResponse()).isEqualTo("Bad Request: not enough rights to create a topic");
        bot.community().promote(forum, bot.community().bot(), Set.of(Right.MANAGE_TOPICS));

        var created = bot.call(create);
        bot.call(new CloseForumTopic(Long.toString(forum), created.getMessageThreadId()));

        assertThat(bot.telegram.view().chat(forum).topics())
                .contains(new View.TopicView(created.getMessageThreadId(), "Articles", true));
    }

    private SendMessage message(int thread) {
        return SendMessage.builder()
                .chatId(forum)
                .messageThreadId(thread)
                .text("Hello")
                .build();
    }
}
