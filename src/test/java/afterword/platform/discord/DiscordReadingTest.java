package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import afterword.chat.Action;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.InboundEvent.MessageWritten;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Exchange;
import afterword.playground.discord.Fault;
import afterword.playground.discord.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscordReadingTest {
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

    private Optional<ChannelKind> kind(long channel) {
        return scene.platform.directory().channel(Scene.channel(channel)).map(ChannelInfo::kind);
    }

    @Test
    void readsAWholeRoomBackWithoutItsOwnWords() {
        var channel = scene.newChannel();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 230; i++) {
            ids.add(Long.toString(scene.people.write(channel, scene.ada, "message " + i)));
        }
        scene.say(channel, "mine");

        var all = scene.platform.history().messagesAfter(Scene.channel(channel), null);
        var later = scene.platform.history().messagesAfter(Scene.channel(channel), ids.get(99));

        assertThat(all.orElseThrow()).extracting(it -> it.message().id()).containsExactlyElementsOf(ids);
        assertThat(later.orElseThrow())
                .extracting(it -> it.message().id())
                .containsExactlyElementsOf(ids.subList(100, 230));
    }

    @Test
    void readsTheSameEventsAsItHears() {
        var channel = scene.newChannel();
        var first = scene.people.write(channel, scene.ada, "one");
        scene.people.write(channel, scene.ada, "two", first);
        Scene.until(() -> scene.heard(MessageWritten.class).stream()
                        .filter(it -> it.message().channel().equals(Scene.channel(channel)))
                        .count()
                == 2);

        var read = scene.platform.history().messagesAfter(Scene.channel(channel), null);

        assertThat(read.orElseThrow())
                .isEqualTo(scene.heard(MessageWritten.class).stream()
                        .filter(it -> it.message().channel().equals(Scene.channel(channel)))
                        .toList());
    }

    @Test
    void readsArchivedThreadsAndFindsNothingInWhatIsGone() {
        var channel = scene.newChannel();
        var starter = scene.people.write(channel, scene.ada, "starter");
        var thread = scene.people.startThread(channel, scene.ada, starter, "thread");
        scene.people.write(thread, scene.ada, "inside");
        scene.places.archiveThread(thread);

        assertThat(scene.platform
                        .history()
                        .messagesAfter(Scene.channel(thread), null)
                        .orElseThrow())
                .extracting(MessageWritten::text)
                .containsExactly("inside");
        scene.places.deleteThread(thread);
        assertThat(scene.platform.history().messagesAfter(Scene.channel(thread), null))
                .isEmpty();
    }

    @Test
    void tellsTheLastMessageOfAnOpenThreadWithoutACall() {
        var channel = scene.newChannel();
        var starter = scene.people.write(channel, scene.ada, "starter");
        var thread = scene.people.startThread(channel, scene.ada, starter, "thread");
        var asked = new AtomicInteger();
        scene.discord.onExchange(it -> {
            if (it instanceof Exchange.Rest) {
                asked.incrementAndGet();
            }
        });

        var last = scene.people.write(thread, scene.ada, "inside");

        Scene.until(() ->
                String.valueOf(last).equals(scene.platform.history().newest().get(Scene.channel(thread))));
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsAllWhoReactedInWhicheverWay() {
        var channel = scene.newChannel();
        var post = scene.say(channel, "vote");
        var message = Long.parseLong(post.id());
        scene.done(new Action.React(post, "❤"));
        var people = new ArrayList<Long>();
        for (var i = 0; i < 130; i++) {
            var person = scene.places.addMember(scene.guild, "Person " + i);
            people.add(person);
            scene.people.react(channel, person, message, "❤\uFE0F", i % 13 == 0);
        }

        var reactors =
                scene.platform.history().reactors(post, List.of("❤", "👍")).orElseThrow();

        assertThat(reactors).containsOnlyKeys("❤");
        assertThat(reactors.get("❤"))
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Scene::person).toList());
    }

    @Test
    void asksForNobodyWhereOnlyTheBotReacted() {
        var post = scene.say(scene.newChannel(), "vote");
        scene.done(new Action.React(post, "❤"));
        scene.done(new Action.React(post, "👍"));
        var asked = new AtomicInteger();
        scene.discord.onExchange(it -> {
            if (it instanceof Exchange.Rest) {
                asked.incrementAndGet();
            }
        });

        var reactors = scene.platform.history().reactors(post, List.of("❤", "👍"));

        assertThat(reactors).contains(Map.of("❤", List.of(), "👍", List.of()));
        assertThat(asked).hasValue(1);
    }

    @Test
    void neverTakesAnOutageForSilence() {
        var channel = scene.newChannel();
        var post = scene.say(channel, "vote");
        scene.discord.faults().always(Endpoint.GET_MESSAGES, Fault.html(500));
        scene.people.react(channel, scene.ada, Long.parseLong(post.id()), "❤");
        scene.discord.faults().always(Endpoint.GET_REACTIONS, Fault.html(500));

        assertThatThrownBy(() -> scene.platform.history().messagesAfter(Scene.channel(channel), null))
                .isInstanceOf(RuntimeException.class);
        var reactions = List.of("❤");
        assertThatThrownBy(() -> scene.platform.history().reactors(post, reactions))
                .isInstanceOf(RuntimeException.class);
        scene.discord.faults().always(Endpoint.GET_MESSAGE, Fault.html(500));
        assertThatThrownBy(() -> scene.platform.history().reactors(post, reactions))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void knowsWhatAChannelIs() {
        var starter = scene.people.write(scene.text, scene.ada, "starter");
        var thread = scene.people.startThread(scene.text, scene.ada, starter, "thread");

        assertThat(kind(scene.text)).contains(ChannelKind.DISCORD_TEXT);
        assertThat(kind(scene.news)).contains(ChannelKind.DISCORD_ANNOUNCEMENT);
        assertThat(kind(scene.forum)).contains(ChannelKind.DISCORD_FORUM);
        Scene.until(() -> kind(thread).equals(Optional.of(ChannelKind.DISCORD_THREAD)));
        scene.places.archiveThread(thread);
        assertThat(kind(thread)).contains(ChannelKind.DISCORD_THREAD);
        assertThat(kind(17)).isEmpty();
    }

    @Test
    void findsAChannelByMentionIdAndAddress() {
        var directory = scene.platform.directory();

        assertThat(List.of(
                        "<#" + scene.text + ">",
                        Long.toString(scene.text),
                        "https://discord.com/channels/" + scene.guild + "/" + scene.text))
                .allSatisfy(words -> assertThat(directory.find(words))
                        .map(ChannelInfo::channel)
                        .contains(Scene.channel(scene.text)));
        assertThat(directory.find("#articles")).isEmpty();
        assertThat(directory.find("@name")).isEmpty();
    }

    @Test
    void forgetsANameThatHasChanged() {
        var channel = scene.places.addChannel(scene.guild, "before");
        Scene.until(
                () -> scene.platform.directory().channel(Scene.channel(channel)).isPresent());

        scene.places.renameChannel(channel, "after");

        Scene.until(() -> scene.platform
                .directory()
                .channel(Scene.channel(channel))
                .map(ChannelInfo::name)
                .equals(Optional.of("after")));
    }

    @Test
    void asksOnceWhoMayManageAServer() {
        var directory = scene.platform.directory();
        var admin = scene.places.addMember(scene.guild, "Max", Permission.MANAGE_SERVER);
        var text = Scene.channel(scene.newChannel());

        var asked = scene.count("GET", "/guilds/{guild_id}/members/{user_id}");
        assertThat(directory.mayManage(Scene.person(admin), text)).isTrue();
        assertThat(directory.mayManage(Scene.person(admin), text)).isTrue();
        assertThat(scene.count("GET", "/guilds/{guild_id}/members/{user_id}")).isEqualTo(asked + 1);

        assertThat(directory.mayManage(Scene.person(scene.places.owner(scene.guild)), text))
                .isTrue();
        assertThat(directory.mayManage(Scene.person(scene.ada), text)).isFalse();
        assertThat(directory.mayManage(Scene.person(17), text)).isFalse();
    }

    @Test
    void namesTheRightsThatItLacks() {
        var channel = scene.newChannel();
        var directory = scene.platform.directory();
        Scene.until(() -> directory.missingRights(Scene.channel(channel)).isEmpty());

        scene.places.takeAwayPermission(channel, Permission.MANAGE_WEBHOOKS, Permission.CREATE_PUBLIC_THREADS);

        Scene.until(() -> directory.missingRights(Scene.channel(channel)).size() == 2);
        assertThat(directory.missingRights(Scene.channel(channel)))
                .anyMatch(it -> it.startsWith("Manage Webhooks, to"))
                .anyMatch(it -> it.startsWith("Create Public Threads, to"));
        assertThat(directory.missingRights(Scene.channel(scene.forum))).isEmpty();
    }
}
