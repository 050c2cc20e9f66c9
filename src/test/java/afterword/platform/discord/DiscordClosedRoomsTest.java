package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import afterword.playground.discord.Permission;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rooms in which the bot may not, or not yet, write: archived, locked, gone, forbidden, or too busy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordClosedRoomsTest {
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
    void opensArchivedThreadsForEditsReactionsAndMirrors() {
        var thread = scene.openThread(scene.newChannel(), "old");
        var said = scene.say(Scene.channelId(thread), "words");
        var mirrored = scene.done(Scene.mirror(Scene.channelId(thread), "Bob", "mirror"));
        var parent = new OutgoingMessage.Parent(mirrored, "Bob", "mirror");

        scene.places.archiveThread(Scene.channelId(thread));
        scene.done(new Action.Edit(said, Scene.text("new words")));
        scene.places.archiveThread(Scene.channelId(thread));
        scene.done(new Action.React(said, "👍"));
        scene.places.archiveThread(Scene.channelId(thread));
        scene.done(new Action.Edit(mirrored, Scene.mirror("Bob", "new mirror")));
        scene.places.archiveThread(Scene.channelId(thread));
        scene.done(new Action.Send(thread.channel(), new OutgoingMessage.Mirror("Eve", "answer", parent, null), false));

        assertThat(scene.contents(Scene.channelId(thread)))
                .contains("new words", "new mirror")
                .anyMatch(it -> it.contains("(https://discord.com/channels/" + scene.guild + "/"));
    }

    @Test
    void leavesLockedThreadsAlone() {
        var thread = scene.openThread(scene.newChannel(), "locked");
        var said = scene.say(Scene.channelId(thread), "words");
        scene.places.lockThread(Scene.channelId(thread), true);
        scene.places.archiveThread(Scene.channelId(thread));

        assertThat(scene.perform(new Action.Edit(said, Scene.text("x")))).isInstanceOf(SendResult.Closed.class);
        assertThat(scene.perform(Scene.mirror(Scene.channelId(thread), "Bob", "x")))
                .isInstanceOf(SendResult.Closed.class);
    }

    @Test
    void findsAChannelGoneOnlyWhenDiscordSaysSo() {
        var channel = scene.newChannel();
        var said = scene.say(channel, "x");
        scene.places.deleteChannel(channel);

        assertThat(scene.perform(new Action.Send(Scene.channel(channel), Scene.text("x"), false)))
                .isInstanceOf(SendResult.Gone.class);
        assertThat(scene.perform(new Action.Delete(said, false))).isInstanceOf(SendResult.Sent.class);
        scene.discord.faults().always(Endpoint.GET_CHANNEL, Fault.html(500));
        assertThat(scene.perform(new Action.Send(Scene.channel(channel), Scene.text("x"), false)))
                .isInstanceOf(SendResult.RetryAfter.class);
    }

    @Test
    void stopsWhereItMayNotSpeakAndGoesOnWhenItMay() {
        var channel = scene.newChannel();
        var send = new Action.Send(Scene.channel(channel), Scene.text("x"), false);
        scene.say(channel, "before");
        scene.places.takeAwayPermission(channel, Permission.SEND_MESSAGES);
        Scene.until(() -> scene.perform(send) instanceof SendResult.Gone);
        var refused = scene.discord.invalidRequests();

        scene.perform(send);

        assertThat(scene.discord.invalidRequests()).isEqualTo(refused);
        scene.places.givePermission(channel, Permission.SEND_MESSAGES);
        Scene.until(() -> scene.perform(send) instanceof SendResult.Sent);
    }

    @Test
    void suspendsMirrorsWithoutManageWebhooks() {
        var channel = scene.newChannel();
        scene.say(channel, "before");
        scene.places.takeAwayPermission(channel, Permission.MANAGE_WEBHOOKS);

        Scene.until(() -> scene.perform(Scene.mirror(channel, "Bob", "x")) instanceof SendResult.Gone);
        assertThat(scene.perform(new Action.Send(Scene.channel(channel), Scene.text("x"), false)))
                .isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void waitsOutARateLimitInsteadOfFailing() {
        var channel = scene.newChannel();
        scene.discord.faults().next(Endpoint.CREATE_MESSAGE, Fault.rateLimited(Duration.ofMillis(200)));

        scene.say(channel, "in the end");

        assertThat(scene.contents(channel)).containsExactly("in the end");
    }

    @Test
    void stopsWritingToPeopleWhoDoNotWantIt() {
        var eve = scene.places.addMember(scene.guild, "Eve");
        scene.people.allowDirectMessages(eve, false);

        var result = scene.perform(new Action.Send(ChannelRef.direct(Scene.person(eve)), Scene.text("one"), false));

        assertThat(result).isInstanceOf(SendResult.Gone.class);
    }
}
