package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.Look;
import afterword.chat.LookBack;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.Messenger;
import afterword.chat.OutgoingMessage;
import afterword.chat.OutgoingMessage.Mirror;
import afterword.chat.OutgoingMessage.Parent;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.playground.telegram.Fault;
import afterword.playground.telegram.MessageAddress;
import afterword.playground.telegram.Right;
import afterword.playground.telegram.View.MessageView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each action as Telegram sees it, and each answer as we see it. */
final class TelegramMessengerTest {
    private final TestTelegram bot = new TestTelegram();
    private final Messenger messenger = bot.wire().messenger();
    private ChannelRef group = TestTelegram.chat(0);
    private long ada;

    @BeforeEach
    void gather() {
        var community = bot.telegram.community();
        ada = community.addUser("Ada", "ada");
        var chat = community.addSupergroup("Readers", ada);
        community.promote(chat, community.bot(), List.of());
        group = TestTelegram.chat(chat);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void aPostIsSentWithALargePreviewOfItsImage() {
        var image = URI.create("https://blog.example.org/hero.jpg");

        var sent = sent(new Action.Send(group, new OutgoingMessage.Post(card(image)), true));

        var request = bot.calls("sendMessage").getLast().request();
        assertThat(seen(sent).text()).startsWith("Ten tools");
        assertThat(request.path("link_preview_options").path("url").asText()).isEqualTo(image.toString());
        assertThat(request.path("link_preview_options")
                        .path("prefer_large_media")
                        .asBoolean())
                .isTrue();
        assertThat(request.path("link_preview_options").path("show_above_text").asBoolean())
                .isFalse();
        assertThat(request.path("disable_notification").asBoolean()).isTrue();
        assertThat(request.has("message_thread_id")).isFalse();
    }

    @Test
    void aPostCallsExactlyTheNameThatItIsToCall() {
        var look = new Look(new Mention.Name("editors"), true);
        var card = card(URI.create("https://blog.example.org/hero.jpg")).withExcerpt("Says @everybody");

        var sent = sent(new Action.Send(group, new OutgoingMessage.Post(card, look), false));

        var mentions = seen(sent).entities().stream()
                .filter(it -> it.type().equals("mention"))
                .map(it -> seen(sent).text().substring(it.offset(), it.offset() + it.length()));
        assertThat(mentions).containsExactly("@editors");
        assertThat(seen(sent).text()).endsWith("\n\n@editors");
    }

    @Test
    void whateverAnArticleOrACommentSaysCallsNobody() {
        var sly = "@editors @@editors /@editors (@editors) tg://user?id=" + ada;
        var board = new Card.Board(sly, List.of(new Card.Line("🔥", sly, 1, 0)), false);
        var card = new Card(
                sly,
                URI.create("tg://user?id=" + ada),
                List.of(sly),
                List.of(sly),
                List.of(sly),
                null,
                null,
                sly,
                null,
                board,
                sly);
        var words = new OutgoingMessage.Text(RichText.of(
                RichText.plain(sly), RichText.bold(sly), RichText.link(sly, URI.create("tg://user?id=" + ada))));

        var post = sent(new Action.Send(group, new OutgoingMessage.Post(card), false));
        var edited = messenger.perform(
                new Action.Edit(post, new OutgoingMessage.Post(card.withExcerpt(sly + " again"))), "1");
        var said = sent(new Action.Send(group, words, false));
        var mirror = sent(new Action.Send(group, new Mirror(sly, sly, null, post), false));

        assertThat(edited).isInstanceOf(SendResult.Sent.class);
        assertThat(List.of(seen(post), seen(said), seen(mirror)))
                .allSatisfy(it -> assertThat(it.entities())
                        .extracting("type")
                        .doesNotContain("mention", "text_mention", "text_link"));
    }

    @Test
    void aPostIsEditedInPlaceWithAllThatChangedInItsArticle() {
        var post = sent(new Action.Send(
                group, new OutgoingMessage.Post(card(URI.create("https://blog.example.org/old.jpg"))), false));
        var changed = new Card(
                "Eleven tools",
                URI.create("https://blog.example.org/a"),
                List.of("Ada"),
                List.of("Guides"),
                List.of(),
                null,
                null,
                "Other words",
                URI.create("https://blog.example.org/new.jpg"),
                null,
                "No longer on the site");

        var result = messenger.perform(new Action.Edit(post, new OutgoingMessage.Post(changed)), "1");

        assertThat(result).isEqualTo(new SendResult.Sent(post));
        assertThat(seen(post).text()).isEqualTo("Eleven tools\nAda\nGuides\n\nOther words\n\nNo longer on the site");
        assertThat(bot.calls("editMessageText")
                        .getLast()
                        .request()
                        .path("link_preview_options")
                        .path("url")
                        .asText())
                .isEqualTo("https://blog.example.org/new.jpg");
    }

    @Test
    void aPostWithoutItsPictureHasNoPreview() {
        var card = card(URI.create("https://blog.example.org/hero.jpg"));

        sent(new Action.Send(group, new OutgoingMessage.Post(card, new Look(null, false)), false));

        var preview = bot.calls("sendMessage").getLast().request().path("link_preview_options");
        assertThat(preview.path("is_disabled").asBoolean()).isTrue();
        assertThat(preview.has("url")).isFalse();
    }

    @Test
    void aPostIsPinnedWithoutAnotherNotificationAndSaysWhichRightIsMissing() {
        var message = sent(text("Hello"));

        var refused = messenger.perform(new Action.Pin(message), "1");
        var community = bot.telegram.community();
        community.promote(Long.parseLong(group.id()), community.bot(), List.of(Right.PIN_MESSAGES));
        var pinned = messenger.perform(new Action.Pin(message), "1");
        var again = messenger.perform(new Action.Pin(message), "1");

        assertThat(refused)
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class, it -> assertThat(it.reason()).contains("grant Pin Messages"));
        assertThat(List.of(pinned, again)).containsOnly(new SendResult.Sent(message));
        assertThat(bot.telegram.view().chat(Long.parseLong(group.id())).pinned())
                .containsExactly(Integer.valueOf(message.id()));
        assertThat(bot.calls("pinChatMessage")
                        .getLast()
                        .request()
                        .path("disable_notification")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aMirrorAnswersItsParentOrThePost() {
        var post = sent(text("The post"));
        var first = sent(new Action.Send(group, new Mirror("Ada", "First", null, post), false));

        var second = sent(
                new Action.Send(group, new Mirror("Bob", "Second", new Parent(first, "Ada", "First"), post), false));

        assertThat(seen(first).replyTo()).hasToString(post.id());
        assertThat(seen(second).replyTo()).hasToString(first.id());
        assertThat(seen(second).text()).isEqualTo("Bob\nSecond");
    }

    @Test
    void aMirrorWhoseParentIsGoneIsSentAllTheSame() {
        var post = sent(text("The post"));
        bot.telegram.people().delete(ada, address(post));

        var mirror = sent(new Action.Send(group, new Mirror("Ada", "First", null, post), false));

        assertThat(seen(mirror).replyTo()).isNull();
    }

    @Test
    void topicsAreNamedAndTheGeneralOneIsNot() {
        var forum = bot.telegram.community().addForum("Forum", ada);
        bot.telegram.community().addTopic(forum, ada, "Guides");
        var topic = bot.telegram.community().addTopic(forum, ada, "Tools");
        bot.telegram.community().addBot(forum, ada);
        var there = new ChannelRef(Platform.TELEGRAM, Long.toString(forum), Integer.toString(topic));

        var inTopic = sent(new Action.Send(there, words("Hello"), false));
        sent(new Action.Send(new ChannelRef(Platform.TELEGRAM, Long.toString(forum), "1"), words("Hello"), false));

        assertThat(inTopic.channel()).isEqualTo(there);
        assertThat(seen(inTopic).thread()).isEqualTo(topic);
        assertThat(bot.calls("sendMessage").getLast().request().has("message_thread_id"))
                .isFalse();
    }

    @Test
    void anEditThatChangesNothingCountsAsDone() {
        var message = sent(text("Before"));

        var changed = messenger.perform(new Action.Edit(message, words("After")), "1");
        var again = messenger.perform(new Action.Edit(message, words("After")), "1");

        assertThat(changed).isEqualTo(new SendResult.Sent(message));
        assertThat(again).isEqualTo(new SendResult.Sent(message));
        assertThat(seen(message).text()).isEqualTo("After");
    }

    @Test
    void aDeletionCountsAsDoneWhenTheMessageIsGoneAndIsRejectedWhenItIsTooOld() {
        var message = sent(text("Hello"));
        var old = sent(text("Old"));

        var deleted = messenger.perform(new Action.Delete(message, true), "1");
        var again = messenger.perform(new Action.Delete(message, true), "1");
        bot.telegram
                .faults()
                .next("deleteMessage", new Fault.Status(400, "Bad Request: message can't be deleted for everyone"));
        var tooLate = messenger.perform(new Action.Delete(old, true), "2");

        assertThat(deleted).isEqualTo(new SendResult.Sent(message));
        assertThat(again).isEqualTo(new SendResult.Sent(message));
        assertThat(tooLate).isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void aReactionIsSetWithoutItsPresentation() {
        var message = sent(text("Hello"));

        var result = messenger.perform(new Action.React(message, "❤️"), "1");

        assertThat(result).isEqualTo(new SendResult.Sent(message));
        assertThat(seen(message).reactions()).singleElement().returns(1, it -> it.count());
    }

    @Test
    void whatOnlyDiscordHasIsRejectedWithoutACall() {
        var message = new MessageRef(group, "1");

        assertThat(List.of(
                        messenger.perform(new Action.OpenThread(message, "Name"), "1"),
                        messenger.perform(new Action.Crosspost(message), "1"),
                        messenger.perform(new Action.SendToForum(group, "Title", words("x"), List.of()), "1")))
                .allMatch(SendResult.Rejected.class::isInstance);
        assertThat(bot.exchanges).isEmpty();
    }

    @Test
    void failuresSayWhetherTheCallMayHaveHadItsEffect() {
        bot.telegram.faults().next("sendMessage", new Fault.Html502());
        bot.telegram.faults().next("sendMessage", new Fault.ResetBefore());
        bot.telegram.faults().next("sendMessage", Fault.topicClosed());
        bot.telegram.faults().next("sendMessage", Fault.internalError());

        var gateway = messenger.perform(text("1"), "1");
        var reset = messenger.perform(text("2"), "2");
        var closed = messenger.perform(text("3"), "3");
        var broken = messenger.perform(text("4"), "4");
        bot.telegram.stop();
        var down = bot.wire().messenger().perform(text("5"), "5");

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
        bot.telegram.people().start(ada);
        bot.telegram.people().block(ada);
        var stranger = bot.telegram.community().addUser("Eve", null);

        var blocked = messenger.perform(
                new Action.Send(ChannelRef.direct(TestTelegram.person(ada)), words("Hello"), false), "1");
        var unmet = messenger.perform(
                new Action.Send(ChannelRef.direct(TestTelegram.person(stranger)), words("Hello"), false), "1");

        assertThat(blocked).isInstanceOf(SendResult.Gone.class);
        assertThat(unmet).isInstanceOf(SendResult.Gone.class);
    }

    @Test
    void whatNeedsNoAnswerOfTelegramIsKnown() {
        assertThat(messenger.deduplicates(text("x"))).isFalse();
        assertThat(messenger.lookBack(text("x"), bot.now.get())).isEqualTo(new LookBack.Impossible());
    }

    private MessageRef sent(Action action) {
        var result = messenger.perform(action, "key");
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        return ((SendResult.Sent) result).message();
    }

    private MessageView seen(MessageRef message) {
        return bot.telegram.view().message(address(message));
    }

    private static MessageAddress address(MessageRef message) {
        return new MessageAddress(Long.parseLong(message.channel().id()), Integer.parseInt(message.id()));
    }

    private Action.Send text(String text) {
        return new Action.Send(group, words(text), false);
    }

    private static OutgoingMessage words(String text) {
        return new OutgoingMessage.Text(RichText.plain(text));
    }

    private static Card card(URI image) {
        return new Card(
                "Ten tools",
                URI.create("https://blog.example.org/a"),
                List.of("Ada"),
                List.of(),
                List.of(),
                null,
                null,
                "Words",
                image,
                null,
                null);
    }
}
