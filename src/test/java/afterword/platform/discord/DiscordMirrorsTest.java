package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import afterword.playground.discord.DiscordView.MessageView;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import afterword.playground.discord.Permission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Comments shown under their authors' names, through webhooks of the bot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordMirrorsTest {
    private static final String EXECUTE = "/webhooks/{webhook_id}/{webhook_token}";

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

    @Test
    void mirrorsUnderTheAuthorsNameWithOneWebhookForAChannelAndItsThreads() {
        var channel = scene.newChannel();
        var thread = Scene.channelId(scene.openThread(channel, "talk"));
        var made = scene.count("POST", "/channels/{channel_id}/webhooks");

        var first = scene.done(Scene.mirror(thread, "Bob on Discord", "hello *you*"));
        scene.done(Scene.mirror(channel, "Eve", "hi"));
        var parent = new OutgoingMessage.Parent(first, "Bob", "hello");
        scene.done(new Action.Send(
                Scene.channel(thread), new OutgoingMessage.Mirror("Eve", "answer", parent, null), false));

        assertThat(scene.count("POST", "/channels/{channel_id}/webhooks")).isEqualTo(made + 1);
        var inThread = scene.people.messages(thread).stream()
                .filter(it -> it.webhookId() != null)
                .toList();
        assertThat(inThread).extracting(MessageView::authorName).containsExactly("Bob on Disc\u043erd", "Eve");
        assertThat(inThread.getFirst().content()).isEqualTo("hello \\*you\\*");
        assertThat(inThread.getLast().content())
                .isEqualTo("> **Bob**: hello [↗](https://discord.com/channels/" + scene.guild + "/" + thread + "/"
                        + first.id() + ")\nanswer");
    }

    @Test
    void editsAndDeletesMirrors() {
        var thread = Scene.channelId(scene.openThread(scene.newChannel(), "talk"));
        var mirrored = scene.done(Scene.mirror(thread, "Bob", "one"));

        scene.done(new Action.Edit(mirrored, Scene.mirror("Bob", "two")));
        assertThat(scene.contents(thread)).contains("two");
        scene.done(new Action.Delete(mirrored, true));
        scene.done(new Action.Delete(mirrored, true));

        assertThat(webhookMessages(thread)).isZero();
    }

    @Test
    void makesAnotherWebhookWhenSomebodyRemovesIt() {
        var channel = scene.newChannel();
        scene.done(Scene.mirror(channel, "Bob", "one"));
        var webhook = scene.only(channel).webhookId();
        scene.people.deleteWebhook(Long.parseLong(webhook == null ? "0" : webhook));

        scene.done(Scene.mirror(channel, "Bob", "two"));

        assertThat(webhookMessages(channel)).isEqualTo(2);
    }

    @Test
    void deletesWhatAnEarlierWebhookSaid() {
        var channel = scene.newChannel();
        var first = scene.done(Scene.mirror(channel, "Bob", "one"));
        var webhook = scene.only(channel).webhookId();
        scene.people.deleteWebhook(Long.parseLong(webhook == null ? "0" : webhook));
        scene.places.givePermission(channel, Permission.MANAGE_MESSAGES);
        scene.done(Scene.mirror(channel, "Bob", "two"));

        scene.done(new Action.Delete(first, true));

        assertThat(scene.contents(channel)).containsExactly("two");
    }

    @Test
    void saysACommentWithoutItsAuthorsNameWhereDiscordRefusesThat() {
        var channel = scene.newChannel();
        var refusal = """
                {"code": 50035, "message": "Invalid Form Body",
                 "errors": {"username": {"_errors": [{"code": "USERNAME_INVALID_CONTAINS", "message": "Not this."}]}}}
                """;
        scene.discord.faults().next(Endpoint.EXECUTE_WEBHOOK, new Fault.Status(400, "application/json", refusal));

        scene.done(Scene.mirror(channel, "A name that is not taken", "hello"));

        assertThat(scene.only(channel).authorName()).isEqualTo("Someone");
    }

    @Test
    void postsAMirrorOnceWhenDiscordFails() {
        var channel = scene.newChannel();
        scene.done(Scene.mirror(channel, "Bob", "first"));
        var before = scene.count("POST", EXECUTE);
        scene.discord.faults().always(Endpoint.EXECUTE_WEBHOOK, Fault.html(502));

        var result = scene.perform(Scene.mirror(channel, "Bob", "second"));

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        assertThat(scene.count("POST", EXECUTE)).isEqualTo(before + 1);
        assertThat(scene.platform.messenger().deduplicates(Scene.mirror(channel, "Bob", "x")))
                .isFalse();
    }

    private long webhookMessages(long channel) {
        return scene.people.messages(channel).stream()
                .filter(it -> it.webhookId() != null)
                .count();
    }
}
