package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ForumPost;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import afterword.playground.discord.DiscordView;
import afterword.playground.discord.DiscordView.ChannelView;
import afterword.playground.discord.Permission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Forum posts and their tags: those that are there, those to be made, and the one a forum insists on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordForumTagsTest {
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
    void opensAForumPostWithTheTagsThatMatch() {
        var post = new Action.SendToForum(
                Scene.channel(scene.forum),
                "A title",
                new OutgoingMessage.Post(Scene.CARD),
                List.of("guides", "AI tools", "?"));

        var made = scene.done(post);

        var thread = scene.thread(made);
        assertThat(made.id()).isEqualTo(made.channel().id());
        assertThat(thread.name()).isEqualTo("A title");
        assertThat(thread.messages().getFirst().id()).isEqualTo(made.id());
        assertThat(tags(thread)).isEqualTo(2);
    }

    @Test
    void makesMissingTagsOfAForumFirstWhereItMay() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "growing", List.of("Guides")));
        scene.places.givePermission(forum, Permission.MANAGE_CHANNELS);
        var wanted = new ForumPost(
                List.of("guides", "Reviews", "A category with a very long name"), true, Duration.ofHours(1), true);
        var post =
                new Action.SendToForum(Scene.channel(forum), "A title", new OutgoingMessage.Post(Scene.CARD), wanted);
        Scene.until(() -> scene.perform(post) instanceof SendResult.RetryAfter);
        Scene.until(() -> scene.perform(post) instanceof SendResult.Sent);

        var there = scene.view(forum);
        assertThat(there.tags())
                .extracting(DiscordView.TagView::name)
                .containsExactly("Guides", "Reviews", "A category with a ve");
        assertThat(tags(there.threads().getLast())).isEqualTo(3);
        assertThat(there.threads().getLast().messages().getFirst().silent()).isTrue();
        var sent = scene.lastRequest("POST", "/channels/{channel_id}/threads");
        assertThat(sent.path("auto_archive_duration").asInt()).isEqualTo(60);
    }

    @Test
    void postsWithTheTagsThatAreThereWhereItMayMakeNone() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "fixed", List.of("Guides")));
        var wanted = new ForumPost(List.of("Guides", "Reviews"), true, ForumPost.A_WEEK, false);

        scene.done(
                new Action.SendToForum(Scene.channel(forum), "A title", new OutgoingMessage.Post(Scene.CARD), wanted));

        assertThat(scene.view(forum).tags()).hasSize(1);
        assertThat(tags(scene.view(forum).threads().getFirst())).isEqualTo(1);
    }

    @Test
    void takesTheFirstTagWhereAForumWantsOne() {
        var forum = scene.places.addForum(scene.guild, "strict", List.of("One", "Two"));
        scene.places.requireTag(forum, true);
        Scene.until(() ->
                scene.perform(new Action.SendToForum(Scene.channel(forum), "A title", Scene.text("x"), List.of("?")))
                        instanceof SendResult.Sent);

        assertThat(scene.view(forum).threads())
                .extracting(DiscordForumTagsTest::tags)
                .containsExactly(1);
    }

    private static int tags(ChannelView thread) {
        var state = thread.thread();
        return state == null ? 0 : state.appliedTags().size();
    }
}
