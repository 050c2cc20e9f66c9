package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Connection;
import afterword.chat.LookBack;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Exchange;
import afterword.playground.discord.Fault;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls whose answers were lost: said again where Discord knows the call, else looked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordLostAnswersTest {
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
    void saysTheSameOnceWhenTheAnswerWasLost() {
        var channel = scene.newChannel();
        var send = new Action.Send(Scene.channel(channel), Scene.text("once"), false);
        scene.discord.faults().next(Endpoint.CREATE_MESSAGE, new Fault.ResetAfter());

        var first = scene.platform.messenger().perform(send, "nonce-1");
        var second = scene.platform.messenger().perform(send, "nonce-1");

        assertThat(first).isInstanceOf(SendResult.Unknown.class);
        assertThat(scene.platform.messenger().deduplicates(send)).isTrue();
        assertThat(second)
                .isEqualTo(new SendResult.Sent(Scene.message(
                        channel, Long.parseLong(scene.only(channel).id()))));
    }

    @Test
    void findsTheMirrorWhoseAnswerWasLostThoughItsCommentSaysSomethingElseByNow() {
        var channel = scene.newChannel();
        var since = Instant.now().minusSeconds(1);
        var first = scene.done(Scene.mirror(channel, "Bob", "first"));
        var action = Scene.mirror(channel, "Bob", "lost?");
        scene.discord.faults().next(Endpoint.EXECUTE_WEBHOOK, new Fault.ResetAfter());

        var result = scene.perform(action);
        var seen = scene.platform.messenger().lookBack(Scene.mirror(channel, "Bob", "found!"), since);

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        var there = scene.people.messages(channel).getLast();
        assertThat(seen)
                .isEqualTo(new LookBack.Seen(List.of(first, Scene.message(channel, Long.parseLong(there.id())))));
    }

    @Test
    void findsThePostAndTheWordsWhoseAnswersWereLost() {
        var channel = scene.newChannel();
        var since = Instant.now().minusSeconds(1);
        var post = new Action.Send(Scene.channel(channel), new OutgoingMessage.Post(Scene.CARD), false);
        var words = new Action.Send(Scene.channel(channel), Scene.text("  some _words_ "), false);
        var first = scene.done(post);
        var second = scene.done(words);
        scene.people.write(channel, scene.ada, "some _words_");

        assertThat(scene.platform.messenger().lookBack(post, since)).isEqualTo(new LookBack.Seen(List.of(first)));
        assertThat(scene.platform.messenger().lookBack(words, since)).isEqualTo(new LookBack.Seen(List.of(second)));
    }

    @Test
    void opensAForumPostOnceAndFindsItAgain() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "other", List.of()));
        var post = new Action.SendToForum(Scene.channel(forum), "Once", Scene.text("x"), List.of());
        var since = Instant.now().minusSeconds(1);
        var before = scene.count("POST", "/channels/{channel_id}/threads");
        scene.discord.faults().next(Endpoint.START_THREAD, new Fault.ResetAfter());

        var result = scene.perform(post);
        var seen = scene.platform.messenger().lookBack(post, since);

        assertThat(result).isInstanceOf(SendResult.Unknown.class);
        assertThat(scene.count("POST", "/channels/{channel_id}/threads")).isEqualTo(before + 1);
        assertThat(seen)
                .isInstanceOfSatisfying(
                        LookBack.Seen.class, it -> assertThat(it.candidates()).hasSize(1));
        scene.places.archiveThread(
                Long.parseLong(((LookBack.Seen) seen).candidates().getFirst().id()));
        assertThat(scene.platform.messenger().lookBack(post, since)).isEqualTo(seen);
    }

    @Test
    void concludesNothingFromAReadingDuringWhichTheSessionWasRenewed() {
        var forum = scene.heardOf(scene.places.addForum(scene.guild, "renewed", List.of()));
        var post = new Action.SendToForum(Scene.channel(forum), "Once", Scene.text("x"), List.of());
        var since = Instant.now().minusSeconds(1);
        assertThat(scene.perform(post)).isInstanceOf(SendResult.Sent.class);
        var renewed = new AtomicBoolean();
        scene.discord.onExchange(exchange -> {
            if (exchange instanceof Exchange.Rest rest
                    && rest.template().endsWith("/threads/active")
                    && renewed.compareAndSet(false, true)) {
                scene.discord.invalidateSessions();
                Scene.until(() -> !(scene.platform.connection().state() instanceof Connection.State.Connected));
            }
        });

        var seen = scene.platform.messenger().lookBack(post, since);

        assertThat(renewed).isTrue();
        assertThat(seen).isInstanceOf(LookBack.Later.class);
        scene.awaitConnected();
    }
}
