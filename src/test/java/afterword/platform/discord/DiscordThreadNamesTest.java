package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    /** JDA counts in whole seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

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

        retitle(post, "Green tea");

        Scene.until(() -> scene.thread(post).name().equals("Green tea"));
    }

    @Test
    void renamesTheThreadOnAPostAfterItsArticle() {
        var channel = scene.newChannel();
        var post =
                scene.done(new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(Scene.card("Tee")), false));
        var thread = scene.done(new Action.OpenThread(post, "Tee"));
        var _ = scene.heardOf(Long.parseLong(thread.channel().id()));

        retitle(post, "Tea");

        Scene.until(() -> scene.thread(thread).name().equals("Tea"));
    }

    @Test
    void leavesTheNameThatSomebodyElseGaveToAForumPost() {
        var post = forumPost("Solved: tea", "Tea");

        retitle(post, "Green tea");

        assertThat(namesAskedFor(post)).isEmpty();
    }

    @Test
    void renamesAsSoonAsDiscordAllowsAndEditsThePostMeanwhile() {
        var post = forumPost("Tea", "Tea");
        scene.discord.faults().next(Endpoint.EDIT_CHANNEL, Fault.rateLimited(LIMIT));

        retitle(post, "Green tea");

        assertThat(shownTitle(post)).isEqualTo("Green tea");
        assertThat(scene.thread(post).name()).isEqualTo("Tea");
        Scene.until(() -> scene.thread(post).name().equals("Green tea"));
    }

    @Test
    void renamesAfterTheLatestTitleWhereDiscordAllowsItOnlyThen() {
        var post = forumPost("Tea", "Tea");
        scene.discord.faults().next(Endpoint.EDIT_CHANNEL, Fault.rateLimited(LIMIT));

        retitle(post, "Green tea");
        retitle(post, "Black tea");

        Scene.until(() -> scene.thread(post).name().equals("Black tea"));
    }

    @Test
    void leavesTheNameThatSomebodyElseGivesWhileDiscordAllowsNone() {
        var post = forumPost("Tea", "Tea");
        scene.discord.faults().next(Endpoint.EDIT_CHANNEL, Fault.rateLimited(LIMIT));
        retitle(post, "Green tea");

        rename(post, "Solved: tea");

        assertThat(namesAskedFor(post)).as("refused").containsExactly("Green tea");
    }

    @Test
    void editsAForumPostAlsoWhereItsNameCannotBeChanged() {
        var post = forumPost("Tea", "Tea");
        scene.discord.faults().next(Endpoint.EDIT_CHANNEL, Fault.json(403, 50013, "Missing Permissions"));

        retitle(post, "Green tea");

        Scene.until(() -> scene.discord.faults().pending() == 0);
        assertThat(scene.thread(post).name()).isEqualTo("Tea");
        assertThat(shownTitle(post)).isEqualTo("Green tea");
    }

    private void retitle(MessageRef post, String title) {
        scene.done(new Action.Edit(post, new OutgoingMessage.Post(Scene.card(title))));
    }

    private String shownTitle(MessageRef post) {
        return scene.only(Long.parseLong(post.id()))
                .embeds()
                .path(0)
                .path("title")
                .asText();
    }

    /** Somebody gives the thread this name, and the bot hears of it. */
    private void rename(MessageRef post, String name) {
        scene.places.renameChannel(Long.parseLong(post.id()), name);
        var _ = scene.newChannel();
    }

    /** In their order, which ends with one that is asked for now and granted: nothing is on its way any more. */
    private List<String> namesAskedFor(MessageRef post) {
        rename(post, shownTitle(post));
        retitle(post, "Last tea");
        Scene.until(() -> scene.thread(post).name().equals("Last tea"));
        var names = scene.calls.stream()
                .filter(it -> it.method().equals("PATCH") && it.path().endsWith("/channels/" + post.id()))
                .map(it -> Objects.requireNonNull(it.requestBody()).path("name").asText())
                .toList();
        assertThat(names).last().isEqualTo("Last tea");
        return names.subList(0, names.size() - 1);
    }

    private MessageRef forumPost(String name, String title) {
        var post = scene.done(new Action.SendToForum(
                Scene.channel(scene.forum), name, new OutgoingMessage.Post(Scene.card(title)), List.of()));
        var _ = scene.heardOf(Long.parseLong(post.id()));
        return post;
    }
}
