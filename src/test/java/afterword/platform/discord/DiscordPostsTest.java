package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a message and the thread on it, from posting to deletion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordPostsTest {
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
    void postsAnArticleWithItsThreadAndReactions() {
        var channel = scene.newChannel();

        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(Scene.CARD), false));
        var thread = scene.done(new Action.OpenThread(post, "All about it"));
        scene.done(new Action.React(post, "❤"));
        scene.done(new Action.Edit(post, Scene.text("changed")));

        var message = scene.only(channel);
        assertThat(message.id()).isEqualTo(post.id());
        assertThat(thread.channel().id()).isEqualTo(post.id());
        assertThat(message.reactions()).extracting("emoji").containsExactly("❤\uFE0F");
        assertThat(message.content()).isEqualTo("changed");
        assertThat(message.embeds()).isEmpty();
    }

    @Test
    void takesAThreadThatIsThereAlready() {
        var channel = scene.newChannel();
        var post = scene.say(channel, "x");
        var first = scene.done(new Action.OpenThread(post, "one"));

        assertThat(scene.done(new Action.OpenThread(post, "one"))).isEqualTo(first);
    }

    @Test
    void archivesAThreadAfterTheTimeThatIsWanted() {
        var post = scene.say(scene.newChannel(), "starter");

        scene.done(new Action.OpenThread(post, "Short", Duration.ofDays(1)));

        var sent = scene.lastRequest("POST", "/channels/{channel_id}/messages/{message_id}/threads");
        assertThat(sent.path("auto_archive_duration").asInt()).isEqualTo(1440);
    }

    @Test
    void answersTheMessageThatIsAnswered() {
        var channel = scene.newChannel();
        var asked = scene.people.write(channel, scene.ada, "why?");
        var reply = new OutgoingMessage.Text(RichText.plain("because"), Scene.message(channel, asked), List.of());

        scene.done(new Action.Send(Scene.channel(channel), reply, true));

        var said = scene.people.messages(channel).getLast();
        assertThat(said.replyTo()).isEqualTo(Long.toString(asked));
        assertThat(said.silent()).isTrue();
        assertThat(said.mentions()).isEmpty();
    }

    @Test
    void editsAPostInPlaceWithAllThatChangedInItsArticle() {
        var channel = scene.newChannel();
        var image = URI.create("https://blog.example.org/new.jpg");
        var changed = new Card(
                "Nothing about it",
                Scene.CARD.link(),
                List.of(),
                List.of("Guides"),
                List.of(),
                null,
                null,
                "Other words",
                image,
                null,
                "No longer on the site");
        var post = scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(Scene.CARD), false));

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(changed)));

        var embed = scene.only(channel).embeds().path(0);
        assertThat(scene.only(channel).id()).isEqualTo(post.id());
        assertThat(embed.path("title").asText()).isEqualTo("Nothing about it");
        assertThat(embed.path("description").asText()).isEqualTo("**No longer on the site**\nOther words");
        assertThat(embed.path("image").path("url").asText()).isEqualTo(image.toString());
        assertThat(embed.path("fields").findValuesAsText("value")).containsExactly("Guides");
    }

    @Test
    void publishesAnnouncementsOnce() {
        var announced = scene.say(scene.news, "news");

        scene.done(new Action.Crosspost(announced));
        scene.done(new Action.Crosspost(announced));

        assertThat(scene.only(scene.news).crossposted()).isTrue();
        assertThat(scene.perform(new Action.Crosspost(scene.say(scene.newChannel(), "x"))))
                .isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void countsAMessageThatIsGoneAsDeleted() {
        var said = scene.say(scene.newChannel(), "x");

        scene.done(new Action.Delete(said, false));

        assertThat(scene.done(new Action.Delete(said, false))).isEqualTo(said);
        assertThat(scene.perform(new Action.Edit(said, Scene.text("y")))).isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void cutsLongWords() {
        var channel = scene.newChannel();

        scene.say(channel, "word_ ".repeat(2_000));

        assertThat(scene.only(channel).content())
                .hasSizeLessThanOrEqualTo(2_000)
                .endsWith("word\\_…");
    }

    @Test
    void writesToPeopleInPrivateAndOpensTheConversationOnce() {
        var bob = scene.places.addMember(scene.guild, "Bob");
        var direct = ChannelRef.direct(Scene.person(bob));

        var first = scene.done(new Action.Send(direct, Scene.text("one"), false));
        scene.done(new Action.Send(direct, Scene.text("two"), false));
        scene.done(new Action.Edit(first, Scene.text("uno")));

        assertThat(first.channel()).isEqualTo(direct);
        assertThat(scene.contents(scene.people.directChannel(bob))).containsExactly("uno", "two");
        assertThat(scene.calls.stream()
                        .filter(it -> it.template().equals("/users/@me/channels"))
                        .filter(it -> String.valueOf(it.requestBody()).contains(Long.toString(bob))))
                .hasSize(1);
    }
}
