package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.AccessChanged;
import afterword.chat.InboundEvent.ChannelLost;
import afterword.chat.InboundEvent.MessageDeleted;
import afterword.chat.InboundEvent.MessageEdited;
import afterword.chat.InboundEvent.MessageWritten;
import afterword.chat.InboundEvent.Reacted;
import afterword.chat.InboundEvent.ReactionsCleared;
import afterword.chat.InboundEvent.Reconnected;
import afterword.chat.InboundEvent.SpaceJoined;
import afterword.chat.InboundEvent.SpaceLeft;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.playground.discord.Permission;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscordInboundTest {
    private Scene scene;

    @BeforeAll
    void connect() {
        scene = Scene.connected();
        var _ = scene.event(Reconnected.class);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @BeforeEach
    void forget() {
        scene.events.clear();
    }

    private MessageWritten written(long message) {
        Scene.until(() -> scene.heard(MessageWritten.class).stream()
                .anyMatch(it -> it.message().id().equals(Long.toString(message))));
        return scene.heard(MessageWritten.class).stream()
                .filter(it -> it.message().id().equals(Long.toString(message)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatPeopleWriteAndWhomTheyAnswer() {
        var channel = scene.newChannel();
        var first = scene.people.write(channel, scene.ada, "hello **all**");
        var second = scene.people.write(channel, scene.ada, "me again <@" + scene.ada + ">", first);

        var event = written(first);
        var answer = written(second);

        assertThat(event.id()).isEqualTo("d:m:" + first);
        assertThat(event.message()).isEqualTo(Scene.message(channel, first));
        assertThat(event.author().person()).isEqualTo(Scene.person(scene.ada));
        assertThat(event.author().name()).isEqualTo("Ada");
        assertThat(event.text()).isEqualTo("hello **all**");
        assertThat(event.replyTo()).isNull();
        assertThat(answer.replyTo()).isEqualTo(Scene.message(channel, first));
        assertThat(answer.text()).isEqualTo("me again @Ada");
    }

    @Test
    void tellsTheMessagesOfAThread() {
        var channel = scene.newChannel();
        var starter = scene.people.write(channel, scene.ada, "starter");
        var thread = scene.people.startThread(channel, scene.ada, starter, "thread");

        var said = scene.people.write(thread, scene.ada, "inside");

        assertThat(written(said).message().channel()).isEqualTo(Scene.channel(thread));
    }

    @Test
    void hearsAThreadThatWasArchivedWhenItConnected() {
        var channel = scene.newChannel();
        var starter = scene.people.write(channel, scene.ada, "starter");
        var thread = scene.people.startThread(channel, scene.ada, starter, "thread");
        scene.places.archiveThread(thread);

        var said = scene.people.write(thread, scene.ada, "inside");

        assertThat(written(said).text()).isEqualTo("inside");
    }

    @Test
    void tellsNothingOfBotsAndWebhooks() {
        var channel = scene.newChannel();
        scene.say(channel, "mine");
        scene.done(new Action.Send(Scene.channel(channel), Scene.mirror("Bob", "mirrored"), false));

        var last = scene.people.write(channel, scene.ada, "theirs");

        var _ = written(last);
        assertThat(scene.heard(MessageWritten.class))
                .extracting(MessageWritten::text)
                .containsExactly("theirs");
    }

    @Test
    void tellsEditsAndDeletions() {
        var channel = scene.newChannel();
        var message = scene.people.write(channel, scene.ada, "one");
        scene.people.edit(channel, scene.ada, message, "two");
        scene.people.delete(channel, scene.ada, message);

        var deleted = scene.event(MessageDeleted.class);

        var edited = scene.heard(MessageEdited.class);
        assertThat(edited).extracting(MessageEdited::text).containsExactly("two");
        assertThat(edited.getFirst().id()).startsWith("d:e:" + message + ":");
        assertThat(edited.getFirst().message()).isEqualTo(Scene.message(channel, message));
        assertThat(deleted.message()).isEqualTo(Scene.message(channel, message));
        assertThat(deleted.id()).isEqualTo("d:d:" + message);
    }

    @Test
    void tellsReactionsEachTimeAnew() {
        var channel = scene.newChannel();
        var post = scene.say(channel, "vote");
        var message = Long.parseLong(post.id());
        scene.done(new Action.React(post, "❤"));
        scene.people.react(channel, scene.ada, message, "❤\uFE0F");
        scene.people.unreact(channel, scene.ada, message, "❤\uFE0F");
        scene.people.react(channel, scene.ada, message, "❤\uFE0F");

        Scene.until(() -> scene.heard(Reacted.class).size() == 3);

        var events = scene.heard(Reacted.class);
        assertThat(events).extracting(Reacted::id).doesNotHaveDuplicates();
        assertThat(events).extracting(Reacted::added).containsExactly(List.of("❤"), List.of(), List.of("❤"));
        assertThat(events).extracting(Reacted::removed).containsExactly(List.of(), List.of("❤"), List.of());
        assertThat(events).extracting(Reacted::person).containsOnly(Scene.person(scene.ada));
    }

    @Test
    void tellsWhenReactionsAreCleared() {
        var channel = scene.newChannel();
        var moderator = scene.places.addMember(scene.guild, "Mo", Permission.MANAGE_MESSAGES);
        var message = Long.parseLong(scene.say(channel, "vote").id());
        scene.people.react(channel, scene.ada, message, "🔥");
        scene.people.clearReactions(channel, moderator, message, "🔥");
        scene.people.react(channel, scene.ada, message, "🔥");
        scene.people.clearReactions(channel, moderator, message);

        Scene.until(() -> scene.heard(ReactionsCleared.class).size() == 2);

        assertThat(scene.heard(ReactionsCleared.class))
                .extracting(ReactionsCleared::emoji)
                .containsExactly("🔥", null);
    }

    @Test
    void tellsPrivateReactionsUnderThePerson() {
        var direct = ChannelRef.direct(Scene.person(scene.ada));
        var sent = scene.done(new Action.Send(direct, Scene.text("vote"), false));

        scene.people.react(scene.people.directChannel(scene.ada), scene.ada, Long.parseLong(sent.id()), "🔥");

        assertThat(scene.event(Reacted.class).message()).isEqualTo(new MessageRef(direct, sent.id()));
    }

    @Test
    void tellsThatAChannelOrThreadIsGone() {
        var channel = scene.newChannel();
        var starter = scene.people.write(channel, scene.ada, "starter");
        var thread = scene.people.startThread(channel, scene.ada, starter, "thread");
        scene.places.deleteThread(thread);
        scene.places.deleteChannel(channel);

        Scene.until(() -> scene.heard(ChannelLost.class).size() == 2);

        assertThat(scene.heard(ChannelLost.class))
                .extracting(ChannelLost::channel)
                .containsExactlyInAnyOrder(Scene.channel(thread), Scene.channel(channel));
    }

    @Test
    void tellsWhenItsRightsChangeInAChannelAndInTheGuild() {
        var channel = scene.newChannel();
        scene.places.takeAwayPermission(channel, Permission.SEND_MESSAGES);
        assertThat(scene.event(AccessChanged.class).channel()).isEqualTo(Scene.channel(channel));
        scene.events.clear();

        scene.places.givePermissionInGuild(scene.guild, Permission.MANAGE_CHANNELS);

        Scene.until(() -> scene.heard(AccessChanged.class).stream()
                .map(AccessChanged::channel)
                .toList()
                .containsAll(List.of(Scene.channel(channel), Scene.channel(scene.news), Scene.channel(scene.forum))));
    }

    @Test
    void tellsWhenALockedThreadIsOpenedAgain() {
        var thread = scene.people.startThread(
                scene.text, scene.ada, scene.people.write(scene.text, scene.ada, "words"), "closed");
        scene.heardOf(thread);
        scene.places.lockThread(thread, true);
        scene.places.archiveThread(thread);
        scene.places.unarchiveThread(thread);
        Scene.until(() -> !scene.heard(AccessChanged.class).isEmpty());
        scene.events.clear();

        scene.places.lockThread(thread, false);

        assertThat(scene.event(AccessChanged.class).channel()).isEqualTo(Scene.channel(thread));
    }

    @Test
    void tellsWhereItIsLetInAndPutOut() {
        var other = scene.places.addGuildWithoutBot("Elsewhere", "Otto");
        var space = new SpaceRef(Platform.DISCORD, Long.toString(other));

        scene.places.inviteBot(other);
        var joined = scene.event(SpaceJoined.class);
        scene.places.kickBot(other);
        var left = scene.event(SpaceLeft.class);

        assertThat(joined.space()).isEqualTo(space);
        assertThat(joined.name()).isEqualTo("Elsewhere");
        assertThat(left.space()).isEqualTo(space);
    }

    @Test
    void keepsTheOrderOfAChannel() {
        var channel = scene.newChannel();
        var words = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        words.forEach(it -> scene.people.write(channel, scene.ada, it));

        Scene.until(() -> scene.heard(MessageWritten.class).size() == 100);

        assertThat(scene.heard(MessageWritten.class))
                .extracting(MessageWritten::text)
                .containsExactlyElementsOf(words);
    }

    @Test
    void hearsWhatHappenedBeforeAResumeAndAsksForReadingBackAfterALostSession() {
        var channel = scene.newChannel();
        scene.discord.disconnectGateway();
        var missed = scene.people.write(channel, scene.ada, "meanwhile");
        assertThat(written(missed).text()).isEqualTo("meanwhile");
        assertThat(scene.heard(Reconnected.class)).isEmpty();

        scene.awaitConnected();
        scene.discord.forgetSessions();

        assertThat(scene.event(Reconnected.class).platform()).isEqualTo(Platform.DISCORD);
        scene.awaitConnected();
    }
}
