package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.OutgoingMessage.Mirror;
import afterword.chat.OutgoingMessage.Parent;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import afterword.playground.telegram.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message, from where it is sent to its deletion. */
final class TelegramMessagesTest {
    private final Gathering gathering = new Gathering();

    @AfterEach
    void close() {
        gathering.close();
    }

    @Test
    void aMirrorAnswersItsParentOrThePost() {
        var post = gathering.sent(gathering.text("The post"));
        var first = gathering.sent(new Action.Send(gathering.group, new Mirror("Ada", "First", null, post), false));

        var second = gathering.sent(new Action.Send(
                gathering.group, new Mirror("Bob", "Second", new Parent(first, "Ada", "First"), post), false));

        assertThat(gathering.seen(first).replyTo()).hasToString(post.id());
        assertThat(gathering.seen(second).replyTo()).hasToString(first.id());
        assertThat(gathering.seen(second).text()).isEqualTo("Bob\nSecond");
    }

    @Test
    void aMirrorWhoseParentIsGoneIsSentAllTheSame() {
        var post = gathering.sent(gathering.text("The post"));
        gathering.bot.telegram.people().delete(gathering.ada, Gathering.address(post));

        var mirror = gathering.sent(new Action.Send(gathering.group, new Mirror("Ada", "First", null, post), false));

        assertThat(gathering.seen(mirror).replyTo()).isNull();
    }

    @Test
    void topicsAreNamedAndTheGeneralOneIsNot() {
        var forum = gathering.bot.telegram.community().addForum("Forum", gathering.ada);
        gathering.bot.telegram.community().addTopic(forum, gathering.ada, "Guides");
        var topic = gathering.bot.telegram.community().addTopic(forum, gathering.ada, "Tools");
        gathering.bot.telegram.community().addBot(forum, gathering.ada);
        var there = new ChannelRef(Platform.TELEGRAM, Long.toString(forum), Integer.toString(topic));

        var inTopic = gathering.sent(new Action.Send(there, Gathering.words("Hello"), false));
        gathering.sent(new Action.Send(
                new ChannelRef(Platform.TELEGRAM, Long.toString(forum), "1"), Gathering.words("Hello"), false));

        assertThat(inTopic.channel()).isEqualTo(there);
        assertThat(gathering.seen(inTopic).thread()).isEqualTo(topic);
        assertThat(gathering.bot.calls("sendMessage").getLast().request().has("message_thread_id"))
                .isFalse();
    }

    @Test
    void anEditThatChangesNothingCountsAsDone() {
        var message = gathering.sent(gathering.text("Before"));

        var changed = gathering.messenger.perform(new Action.Edit(message, Gathering.words("After")), "1");
        var again = gathering.messenger.perform(new Action.Edit(message, Gathering.words("After")), "1");

        assertThat(changed).isEqualTo(new SendResult.Sent(message));
        assertThat(again).isEqualTo(new SendResult.Sent(message));
        assertThat(gathering.seen(message).text()).isEqualTo("After");
    }

    @Test
    void aDeletionCountsAsDoneWhenTheMessageIsGoneAndIsRejectedWhenItIsTooOld() {
        var message = gathering.sent(gathering.text("Hello"));
        var old = gathering.sent(gathering.text("Old"));

        var deleted = gathering.messenger.perform(new Action.Delete(message, true), "1");
        var again = gathering.messenger.perform(new Action.Delete(message, true), "1");
        gathering
                .bot
                .telegram
                .faults()
                .next("deleteMessage", new Fault.Status(400, "Bad Request: message can't be deleted for everyone"));
        var tooLate = gathering.messenger.perform(new Action.Delete(old, true), "2");

        assertThat(deleted).isEqualTo(new SendResult.Sent(message));
        assertThat(again).isEqualTo(new SendResult.Sent(message));
        assertThat(tooLate).isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void aReactionIsSetWithoutItsPresentation() {
        var message = gathering.sent(gathering.text("Hello"));

        var result = gathering.messenger.perform(new Action.React(message, "❤️"), "1");

        assertThat(result).isEqualTo(new SendResult.Sent(message));
        assertThat(gathering.seen(message).reactions()).singleElement().returns(1, it -> it.count());
    }
}
