package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.Look;
import afterword.chat.Mention;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.playground.discord.Exchange;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom a message calls: the one it is to call, and nobody else whatever it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordMentionsTest {
    private Scene scene;

    @BeforeAll
    void connect() {
        scene = Scene.connected();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void callsExactlyTheRoleThatAPostIsToCall() {
        var channel = scene.newChannel();
        var role = scene.places.addRole(scene.guild, "Editors");
        var other = scene.places.addRole(scene.guild, "Others");
        var card = Scene.CARD.withExcerpt("<@&" + other + "> @everyone");
        var look = new Look(new Mention.Role(Long.toString(role)), false);

        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(card, look), true));
        scene.done(new Action.Edit(post, new OutgoingMessage.Post(card, look)));

        var sent = scene.lastRequest("POST", "/channels/{channel_id}/messages");
        assertThat(sent.path("allowed_mentions").path("roles").toString()).isEqualTo("[\"" + role + "\"]");
        assertThat(sent.path("allowed_mentions").path("parse").toString()).isEqualTo("[]");
        assertThat(scene.only(channel).content()).isEqualTo("<@&" + role + ">");
        assertThat(scene.only(channel).silent()).isTrue();
        assertThat(scene.only(channel).embeds().findValues("image")).isEmpty();
    }

    @Test
    void callsExactlyThePersonThatAPostIsToCall() {
        var channel = scene.newChannel();
        var look = new Look(new Mention.Person(Scene.person(scene.ada)), true);

        scene.done(new Action.Send(
                Scene.channel(channel), new OutgoingMessage.Post(Scene.CARD.withExcerpt("@here"), look), false));

        var allowed =
                scene.lastRequest("POST", "/channels/{channel_id}/messages").path("allowed_mentions");
        assertThat(allowed.path("users").toString()).isEqualTo("[\"" + scene.ada + "\"]");
        assertThat(allowed.path("parse").toString()).isEqualTo("[]");
        assertThat(allowed.path("roles")).isEmpty();
        assertThat(scene.only(channel).mentions()).containsExactly(Long.toString(scene.ada));
    }

    @Test
    void allowsNoPingInAnyMessageWhateverItSays() {
        var channel = scene.newChannel();
        var role = scene.places.addRole(scene.guild, "Everybody");
        var sly = "@everyone @here <@&" + role + "> <@" + scene.ada + "> <@&" + scene.guild + ">";
        var board = new Card.Board(sly, List.of(new Card.Line("🔥", sly, 1, 0)), false);
        var names = List.of(sly);
        var post = new OutgoingMessage.Post(
                new Card(sly, Scene.CARD.link(), names, names, names, sly, 7, sly, null, board, sly));
        var words = new OutgoingMessage.Text(
                RichText.of(RichText.plain(sly), RichText.code(sly), RichText.link(sly, Scene.CARD.link())));
        var mirror = new OutgoingMessage.Mirror(
                sly, sly, new OutgoingMessage.Parent(Scene.message(channel, 1), sly, sly), null);
        var before = scene.calls.size();

        for (var message : List.of(post, words, mirror)) {
            var sent = scene.done(new Action.Send(Scene.channel(channel), message, false));
            scene.done(new Action.Edit(sent, message));
        }
        scene.done(new Action.SendToForum(Scene.channel(scene.forum), sly, post, List.of("Guides")));

        var bodies = scene.calls.stream()
                .skip(before)
                .map(Exchange.Rest::requestBody)
                .filter(Objects::nonNull)
                .map(it -> it.has("message") ? it.path("message") : it)
                .filter(it -> it.has("content") || it.has("embeds"))
                .toList();
        assertThat(bodies).hasSize(7).allSatisfy(it -> {
            assertThat(it.path("allowed_mentions").path("parse").toString()).isEqualTo("[]");
            assertThat(it.path("allowed_mentions").path("roles")).isEmpty();
            assertThat(it.path("allowed_mentions").path("users")).isEmpty();
        });
        assertThat(scene.people.messages(channel))
                .allSatisfy(it -> assertThat(it.mentions()).isEmpty());
    }
}
