package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;

/** Channels with a discussion group: posts, their automatic copies, comments, reactions. */
final class ChannelTest {
    private final TestBot bot = new TestBot();
    private long ada;
    private long channel;
    private long group;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", "ada");
        channel = bot.community().addChannel("News", "news", ada);
        group = bot.community().addSupergroup("News chat", ada);
        bot.community().link(channel, group);
        bot.community().promote(channel, bot.community().bot(), Right.all());
        bot.community().promote(group, bot.community().bot(), Right.all());
        bot.updates();
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void aPostIsCopiedIntoTheDiscussionGroupAsAMessageOfTheChannel() {
        var post = bot.send(channel, "An article");

        var copy = theUpdate().getMessage();

        assertThat(post.getFrom()).isNull();
        assertThat(post.getSenderChat().getId()).isEqualTo(channel);
        assertThat(copy.getChatId()).isEqualTo(group);
        assertThat(copy.getIsAutomaticForward()).isTrue();
        assertThat(copy.getSenderChat().getId()).isEqualTo(channel);
        assertThat(copy.getFrom().getId()).isEqualTo(777000);
        assertThat(copy.getForwardOrigin()).isInstanceOfSatisfying(MessageOriginChannel.class, it -> {
            assertThat(it.getChat().getId()).isEqualTo(channel);
            assertThat(it.getMessageId()).isEqualTo(post.getMessageId());
        });
    }

    @Test
    void theCopyCanComeBeforeTheAnswerOrLateOrNever() {
        bot.telegram.forwards().order(AutomaticForwards.Order.BEFORE_ANSWER);
        bot.telegram.onExchange(it -> {
            if (it.method().equals("sendMessage")
                    && it.request().path("text").asText().equals("Early")) {
                assertThat(bot.telegram.updates().pending()).isEqualTo(1);
            }
        });
        bot.send(channel, "Early");
        assertThat(bot.update().getMessage().getText()).isEqualTo("Early");

        bot.telegram.forwards().order(AutomaticForwards.Order.NEVER);
        bot.send(channel, "Lost");
        bot.telegram.forwards().order(AutomaticForwards.Order.HELD);
        bot.send(channel, "Late");
        assertThat(bot.updates()).isEmpty();
        bot.telegram.forwards().release();

        assertThat(bot.update().getMessage().getText()).isEqualTo("Late");
    }

    @Test
    void commentsCarryTheCopyAsTheirThreadAndOneLevelOfReply() {
        bot.send(channel, "An article");
        var root = theUpdate().getMessage();
        var bob = bot.community().addUser("Bob", null);

        var first = bot.people().comment(bob, copiedFrom(), "First!");
        bot.people().write(group, ada, "Really?", first.message(), null);

        var updates = bot.updates();
        var comment = updates.getFirst().getMessage();
        var answer = updates.getLast().getMessage();
        assertThat(comment.getMessageThreadId()).isEqualTo(root.getMessageId());
        assertThat(comment.getReplyToMessage().getMessageId()).isEqualTo(root.getMessageId());
        assertThat(answer.getMessageThreadId()).isEqualTo(root.getMessageId());
        assertThat(answer.getReplyToMessage().getText()).isEqualTo("First!");
        assertThat(answer.getReplyToMessage().getReplyToMessage()).isNull();
    }

    @Test
    void theThreadIsIgnoredOnSendingWhereThereIsNoForum() {
        bot.send(channel, "An article");
        var root = theUpdate().getMessage();

        var loose = bot.call(SendMessage.builder()
                .chatId(group)
                .messageThreadId(root.getMessageId())
                .text("Loose")
                .build());
        var answer = bot.call(SendMessage.builder()
                .chatId(group)
                .replyParameters(new ReplyParameters(root.getMessageId()))
                .text("Answer")
                .build());

        assertThat(loose.getMessageThreadId()).isNull();
        assertThat(answer.getMessageThreadId()).isEqualTo(root.getMessageId());
    }

    @Test
    void anEditedPostEditsItsCopy() {
        var post = bot.send(channel, "An artikle");
        theUpdate();

        bot.call(EditMessageText.builder()
                .chatId(channel)
                .messageId(post.getMessageId())
                .text("An article")
                .build());

        var edited = bot.update().getEditedMessage();
        assertThat(edited.getChatId()).isEqualTo(group);
        assertThat(edited.getText()).isEqualTo("An article");
        assertThat(edited.getIsAutomaticForward()).isTrue();
    }

    @Test
    void reactionsToPostsAndTheirCopiesAreCountedWithoutNames() {
        var post = bot.send(channel, "An article");
        var root = bot.address(theUpdate().getMessage());
        bot.people().holdReactionCounts(true);
        bot.people().react(ada, bot.address(post), List.of("🔥"));
        bot.people().react(ada, bot.address(post), List.of("❤️"));
        bot.people().react(ada, root, List.of("👍"));
        assertThat(bot.updates()).isEmpty();

        bot.people().holdReactionCounts(false);

        var updates = bot.updates();
        assertThat(updates).hasSize(2).allMatch(it -> it.getMessageReaction() == null);
        var count = updates.getFirst().getMessageReactionCount();
        assertThat(count.getChat().getId()).isEqualTo(channel);
        assertThat(count.getReactions()).singleElement().satisfies(it -> {
            assertThat(it.getTotalCount()).isEqualTo(1);
        });
    }

    @Test
    void whatAPersonPostsIsHeardInBothPlaces() {
        bot.people().post(channel, ada, "Written by hand");

        var updates = bot.updates();

        assertThat(updates.getFirst().getChannelPost().getText()).isEqualTo("Written by hand");
        assertThat(updates.getLast().getMessage().getIsAutomaticForward()).isTrue();
    }

    @Test
    void channelAndGroupNameEachOther() {
        var info = bot.call(new GetChat("@news"));

        assertThat(info.getLinkedChatId()).isEqualTo(group);
        assertThat(bot.call(new GetChat(Long.toString(group))).getLinkedChatId())
                .isEqualTo(channel);
    }

    @Test
    void aBotWithoutTheRightCannotPost() {
        bot.community().promote(channel, bot.community().bot(), List.of(Right.EDIT_MESSAGES));

        var refusal = bot.refusal(new SendMessage(Long.toString(channel), "Hello"));

        assertThat(refusal.getApiResponse()).isEqualTo("Bad Request: need administrator rights in the channel chat");
    }

    private MessageAddress copiedFrom() {
        return bot.telegram.view().chat(group).messages().stream()
                .filter(it -> it.copyOf() != null)
                .map(it -> it.copyOf())
                .findFirst()
                .orElseThrow();
    }

    /** The copy is made just after the answer, so it may take a moment. */
    private Update theUpdate() {
        Awaitility.await().until(() -> bot.telegram.updates().pending() == 1);
        return bot.update();
    }
}
