package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.chat.Button;
import afterword.chat.InboundEvent;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.CommandRequest;
import afterword.command.Option;
import afterword.command.Reply;
import afterword.playground.telegram.Fault;
import afterword.playground.telegram.MessageAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands, buttons and their answers. */
final class ConversationTest {
    private final TestTelegram bot = new TestTelegram();
    private final List<CommandRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private long ada;
    private long group;

    @BeforeEach
    void gather() {
        var community = bot.telegram.community();
        ada = community.addUser("Ada", "ada");
        group = community.addSupergroup("Readers", ada);
        community.promote(group, community.bot(), List.of());
        bot.commands.add(TestCommand.of(
                "channel add",
                Access.ADMIN,
                this::remembered,
                Option.optional("channel", Option.Type.CHANNEL, "Which channel"),
                Option.optional("newest", Option.Type.INTEGER, "How many")));
        bot.commands.add(TestCommand.of(
                "menu",
                Access.MEMBER,
                _ -> Reply.of(
                        RichText.bold("Choose"),
                        new Button.Run("AI", "latest ai"),
                        new Button.Run("Refuse", "nonsense"))));
        bot.commands.add(
                TestCommand.of("long", Access.MEMBER, _ -> Reply.of("word ".repeat(1000) + "\n" + "end ".repeat(500))));
        bot.commands.add(TestCommand.of("slow", Access.MEMBER, _ -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of("At last");
        }));
    }

    @AfterEach
    void close() {
        slow.countDown();
        bot.close();
    }

    @Test
    void aCommandInAGroupIsAnsweredAtTheAskersMessageAndAtTheGivenPace() {
        bot.connect();
        var asked = bot.telegram.people().write(group, ada, "/latest@afterword_bot ai tools", null, null);

        var answer = bot.answer(group);

        assertThat(answer.text()).isEqualTo("Latest ai tools");
        assertThat(answer.replyTo()).isEqualTo(asked.message());
        assertThat(bot.paced).contains(TestTelegram.chat(group));
        await().until(bot.inbox::isWorkedOff);
        assertThat(bot.events).noneMatch(InboundEvent.MessageWritten.class::isInstance);
    }

    @Test
    void aCommandInATopicIsAnsweredThere() {
        var forum = bot.telegram.community().addForum("Forum", ada);
        var topic = bot.telegram.community().addTopic(forum, ada, "Tools");
        bot.telegram.community().addBot(forum, ada);
        bot.connect();
        bot.telegram.people().write(forum, ada, "/latest", null, topic);

        assertThat(bot.answer(forum)).returns("Latest of all", it -> it.text()).returns(topic, it -> it.thread());
    }

    @Test
    void startShowsHelpOrRunsAMembersCommandAndNoOther() {
        bot.connect();
        bot.telegram.people().start(ada);
        assertThat(bot.answer(ada).text()).isEqualTo("Here is help");

        bot.telegram.people().start(ada, "latest_ai");
        await().until(() -> bot.answer(ada).text().equals("Latest ai"));

        bot.telegram.people().start(ada, "channel_add");
        await().until(() -> bot.answer(ada).text().equals("Here is help"));
        assertThat(requests).isEmpty();
    }

    @Test
    void privateWordsThatAreNoCommandAreAnsweredWithAHint() {
        bot.connect();
        bot.telegram.people().say(ada, "Good morning");

        assertThat(bot.answer(ada).text()).contains("/help");
        assertThat(bot.answer(ada).replyTo()).isNull();
    }

    @Test
    void aChannelsPostForwardedInPrivateAddsTheChannel() {
        var channel = bot.telegram.community().addChannel("News", "news", ada);
        var post = bot.telegram.people().post(channel, ada, "An article");
        bot.connect();

        bot.telegram.people().forwardToBot(ada, post);

        assertThat(bot.answer(ada).text()).isEqualTo("Remembered");
        assertThat(requests).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("channel add");
            assertThat(it.option("channel")).hasValue(Long.toString(channel));
            assertThat(it.inPrivate()).isTrue();
        });
    }

    @Test
    void aPressedButtonIsAcknowledgedAndItsReplyStandsInPlaceOfTheMessage() {
        bot.connect();
        bot.telegram.people().write(group, ada, "/menu", null, null);
        var menu = bot.answer(group);

        bot.telegram.people().press(ada, new MessageAddress(group, menu.id()), "latest ai");

        await().until(() -> bot.answer(group).text().equals("Latest ai"));
        assertThat(bot.answer(group)).returns(menu.id(), it -> it.id()).returns(List.of(), it -> it.keyboard());
        await().until(() -> bot.telegram.view().presses().getLast().answered());
    }

    @Test
    void aRefusedButtonLeavesItsMessageAlone() {
        bot.connect();
        bot.telegram.people().write(group, ada, "/menu", null, null);
        var menu = bot.answer(group);

        bot.telegram.people().press(ada, new MessageAddress(group, menu.id()), "nonsense");

        await().until(() -> bot.answer(group).text().contains("/nonsense"));
        assertThat(bot.telegram.view().message(new MessageAddress(group, menu.id())))
                .isEqualTo(menu);
    }

    @Test
    void aLongAnswerComesInParts() {
        bot.connect();
        bot.telegram.people().say(ada, "/long");

        await().until(() -> bot.answer(ada).text().endsWith("end"));
        assertThat(bot.telegram.view().chat(ada).messages().stream()
                        .filter(it -> it.fromBot())
                        .map(it -> it.text().length()))
                .hasSize(2)
                .allMatch(it -> it <= 4096);
    }

    @Test
    void anAnswerWaitsForALimitAndIsGivenOnce() {
        bot.connect();
        bot.telegram.faults().next("sendMessage", new Fault.RateLimited(1));
        bot.telegram.people().say(ada, "/latest");

        assertThat(bot.answer(ada).text()).isEqualTo("Latest of all");
        await().until(bot.inbox::isWorkedOff);
        assertThat(bot.telegram.view().chat(ada).messages().stream().filter(it -> it.fromBot()))
                .hasSize(1);
        assertThat(bot.paced).hasSize(2);
    }

    @Test
    void aSlowCommandHoldsUpNeitherEventsNorOtherPeopleAndIsHandledLast() {
        var bob = bot.telegram.community().addUser("Bob", null);
        bot.telegram.community().addMember(group, bob);
        bot.connect();
        bot.telegram.people().write(group, ada, "/slow", null, null);
        bot.telegram.people().write(group, bob, "/latest", null, null);
        bot.telegram.people().write(group, bob, "Hello", null, null);

        await().until(() -> bot.answer(group).text().equals("Latest of all"));
        assertThat(bot.event(InboundEvent.MessageWritten.class).text()).isEqualTo("Hello");
        assertThat(bot.inbox.isWorkedOff()).isFalse();
        slow.countDown();

        await().until(() -> bot.answer(group).text().equals("At last"));
        await().until(bot.inbox::isWorkedOff);
    }

    @Test
    void onePersonsCommandsRunInTheirOrder() {
        bot.connect();
        bot.telegram.people().say(ada, "/slow");
        bot.telegram.people().say(ada, "/latest");
        await().until(() -> bot.inbox.stored() >= 2);
        slow.countDown();

        await().until(() -> bot.answer(ada).text().equals("Latest of all"));
        assertThat(bot.telegram.view().chat(ada).messages().stream()
                        .filter(it -> it.fromBot())
                        .map(it -> it.text()))
                .containsExactly("At last", "Latest of all");
    }

    @Test
    void menusAreToldOnceByKindOfChat() {
        bot.connect();
        await().until(() -> bot.calls("setMyCommands").size() == 3);
        bot.platform.get().connection().close();

        bot.connect();
        await().until(() -> bot.calls("getMyCommands").size() == 6);

        assertThat(bot.calls("setMyCommands")).hasSize(3);
        assertThat(bot.telegram.view().chat(group).commands().stream().map(it -> it.command()))
                .containsExactly("help", "latest", "menu", "long", "slow");
        assertThat(bot.calls("setMyCommands").getLast().request().toString())
                .contains("all_chat_administrators")
                .contains("add: About channel add");
    }

    @Test
    void anEditedCommandIsNotSaidAgain() {
        bot.connect();
        var asked = bot.telegram.people().write(group, ada, "/latest", null, null);
        bot.answer(group);

        bot.telegram.people().edit(ada, asked, "/latest ai");
        bot.telegram.people().write(group, ada, "Done", null, null);

        assertThat(bot.event(InboundEvent.MessageWritten.class).text()).isEqualTo("Done");
        assertThat(bot.calls("sendMessage")).hasSize(1);
    }

    private Reply remembered(CommandRequest request) {
        requests.add(request);
        return Reply.of("Remembered");
    }
}
