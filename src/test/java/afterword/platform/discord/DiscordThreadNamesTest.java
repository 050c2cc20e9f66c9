package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread is called as its article, unless somebody else has named it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordThreadNamesTest {
    private Scene scene;

    @BeforeAll
    void connect() {
        scene = Scene.connected();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @AfterEach
    void mend() {
        scene.discord.faults().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain tea",
                "A *starred* tea_pot",
                "A title of very many words that goes on and on about tea and cups and kettles until no name of a thread can hold it"
            })
    void renamesAForumPostAfterItsArticle(String title) {
        var post = forumPost(DiscordRenderer.threadName(title), title);

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(Scene.card("Green tea"))));

        assertThat(scene.thread(post).name()).isEqualTo("Green tea");
    }

    @Test
    void renamesTheThreadOnAPostAfterItsArticle() {
        var channel = scene.newChannel();
        var post =
                scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(Scene.card("Tee")), false));
        var thread = scene.done(new Action.OpenThread(post, "Tee"));
        var _ = scene.heardOf(Long.parseLong(thread.channel().id()));

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(Scene.card("Tea"))));

        assertThat(scene.thread(thread).name()).isEqualTo("Tea");
    }

    @Test
    void leavesTheNameThatSomebodyElseGaveToAForumPost() {
        var post = forumPost("Solved: tea", "Tea");

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(Scene.card("Green tea"))));

        assertThat(scene.thread(post).name()).isEqualTo("Solved: tea");
    }

    @Test
    void editsAForumPostAlsoWhereItsNameCannotBeChanged() {
        var post = forumPost("Tea", "Tea");
        scene.discord.faults().next(Endpoint.EDIT_CHANNEL, Fault.json(403, 50013, "Missing Permissions"));

        scene.done(new Action.Edit(post, new OutgoingMessage.Post(Scene.card("Green tea"))));

        assertThat(scene.thread(post).name()).isEqualTo("Tea");
        assertThat(scene.only(Long.parseLong(post.id()))
                        .embeds()
                        .path(0)
                        .path("title")
                        .asText())
                .isEqualTo("Green tea");
    }

    private MessageRef forumPost(String name, String title) {
        var post = scene.done(new Action.SendToForum(
                Scene.channel(scene.forum), name, new OutgoingMessage.Post(Scene.card(title)), List.of()));
        var _ = scene.heardOf(Long.parseLong(post.id()));
        return post;
    }
}
