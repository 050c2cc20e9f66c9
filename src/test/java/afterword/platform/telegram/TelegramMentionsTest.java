package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.Look;
import afterword.chat.Mention;
import afterword.chat.OutgoingMessage;
import afterword.chat.OutgoingMessage.Mirror;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a message calls: the one it is to call, and nobody else whatever it says. */
final class TelegramMentionsTest {
    private final Gathering gathering = new Gathering();

    @AfterEach
    void close() {
        gathering.close();
    }

    @Test
    void aPostCallsExactlyTheNameThatItIsToCall() {
        var look = new Look(new Mention.Name("editors"), true);
        var card =
                Gathering.card(URI.create("https://blog.example.org/hero.jpg")).withExcerpt("Says @everybody");

        var sent = gathering.sent(new Action.Send(gathering.group, new OutgoingMessage.Post(card, look), false));

        var mentions = gathering.seen(sent).entities().stream()
                .filter(it -> it.type().equals("mention"))
                .map(it -> gathering.seen(sent).text().substring(it.offset(), it.offset() + it.length()));
        assertThat(mentions).containsExactly("@editors");
        assertThat(gathering.seen(sent).text()).endsWith("\n\n@editors");
    }

    @Test
    void whateverAnArticleOrACommentSaysCallsNobody() {
        var sly = "@editors @@editors /@editors (@editors) tg://user?id=" + gathering.ada;
        var board = new Card.Board(sly, List.of(new Card.Line("🔥", sly, 1, 0)), false);
        var card = new Card(
                sly,
                URI.create("tg://user?id=" + gathering.ada),
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
                RichText.plain(sly),
                RichText.bold(sly),
                RichText.link(sly, URI.create("tg://user?id=" + gathering.ada))));

        var post = gathering.sent(new Action.Send(gathering.group, new OutgoingMessage.Post(card), false));
        var edited = gathering.messenger.perform(
                new Action.Edit(post, new OutgoingMessage.Post(card.withExcerpt(sly + " again"))), "1");
        var said = gathering.sent(new Action.Send(gathering.group, words, false));
        var mirror = gathering.sent(new Action.Send(gathering.group, new Mirror(sly, sly, null, post), false));

        assertThat(edited).isInstanceOf(SendResult.Sent.class);
        assertThat(List.of(gathering.seen(post), gathering.seen(said), gathering.seen(mirror)))
                .allSatisfy(it -> assertThat(it.entities())
                        .extracting("type")
                        .doesNotContain("mention", "text_mention", "text_link"));
    }
}
