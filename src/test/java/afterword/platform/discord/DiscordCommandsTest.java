package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Button;
import afterword.chat.ChannelRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.chat.RichText;
import afterword.chat.SpaceRef;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.playground.discord.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscordCommandsTest {
    private final List<CommandRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private Scene scene;

    @BeforeAll
    void connect() {
        add(spec("hello"), _ -> Reply.of(RichText.bold("hi"), new Button.Run("More", "page two")));
        add(spec("page two"), _ -> Reply.of("second page"));
        add(spec("page stop"), _ -> Reply.refusal("no further"));
        add(spec("latest").answeringAll(), _ -> Reply.of("for all"));
        add(spec("refused").answeringAll(), _ -> Reply.refusal("not here"));
        add(
                spec(
                        "show",
                        Option.optional("count", Option.Type.INTEGER, "How many"),
                        Option.required("topic", Option.Type.TEXT, "Which topic")
                                .completing(),
                        Option.optional("channel", Option.Type.CHANNEL, "Where")),
                request -> Reply.of(String.valueOf(request.options())));
        add(
                spec("comment", Option.optional("text", Option.Type.TEXT, "Your words")),
                request -> request.option("text")
                        .map(text -> Reply.of("You said: " + text))
                        .orElse(new Reply.Form(
                                "comment", "Comment", List.of(new Reply.Field("text", "Your words", true, "", 500)))));
        add(spec("slow"), _ -> afterTheGate("late"));
        add(spec("slow_all").answeringAll(), _ -> afterTheGate("late"));
        add(spec("slow_no").answeringAll(), _ -> {
            afterTheGate("");
            return Reply.refusal("after all, no");
        });
        scene = Scene.connected(commands);
        Scene.until(() -> scene.discord.view().guilds().getFirst().commands().size() == 9);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    private static CommandSpec spec(String name, Option... options) {
        return new CommandSpec(name, "Does " + name, Access.MEMBER, Place.ANYWHERE, List.of(options));
    }

    private void add(CommandSpec spec, Function<CommandRequest, Reply> handling) {
        commands.add(new Command() {
            @Override
            public CommandSpec spec() {
                return spec;
            }

            @Override
            public Reply handle(CommandRequest request) {
                requests.add(request);
                return handling.apply(request);
            }

            @Override
            public List<Completion> complete(CommandRequest request, String option) {
                return List.of(
                        new Completion(option + " " + request.option(option).orElse(""), "value"));
            }
        });
    }

    private Reply afterTheGate(String words) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.of(words);
    }

    private Interaction command(String name, Map<String, String> options) {
        return scene.people.command(scene.text, scene.ada, name, options);
    }

    private Interaction answered(String name, Map<String, String> options) {
        return command(name, options).await(Scene.SOON);
    }

    @Test
    void answersTheAskerAloneOrAllAsTheCommandSays() {
        var alone = answered("hello", Map.of());
        var all = answered("latest", Map.of());
        var refused = answered("refused", Map.of());

        assertThat(alone.text()).isEqualTo("**hi**");
        assertThat(alone.isEphemeral()).isTrue();
        assertThat(all.text()).isEqualTo("for all");
        assertThat(all.isEphemeral()).isFalse();
        assertThat(refused.text()).isEqualTo("not here");
        assertThat(refused.isEphemeral()).isTrue();
    }

    @Test
    void passesOnWhoAskedWhereAndWhat() {
        requests.clear();
        var interaction = answered("show", Map.of("topic", "java", "count", "3", "channel", Long.toString(scene.news)));

        var request = requests.getFirst();

        assertThat(request.id()).isEqualTo("d:i:" + interaction.id());
        assertThat(request.name()).isEqualTo("show");
        assertThat(request.who().person()).isEqualTo(Scene.person(scene.ada));
        assertThat(request.who().name()).isEqualTo("Ada");
        assertThat(request.where()).isEqualTo(Scene.channel(scene.text));
        assertThat(request.space()).isEqualTo(new SpaceRef(Platform.DISCORD, Long.toString(scene.guild)));
        assertThat(request.formsOffered()).isTrue();
        assertThat(request.options())
                .isEqualTo(Map.of("topic", "java", "count", "3", "channel", Long.toString(scene.news)));
    }

    @Test
    void answersInPrivateToo() {
        requests.clear();

        var interaction = scene.people
                .command(scene.people.directChannel(scene.ada), scene.ada, "hello", Map.of())
                .await(Scene.SOON);

        assertThat(interaction.text()).isEqualTo("**hi**");
        assertThat(requests.getFirst().where()).isEqualTo(ChannelRef.direct(Scene.person(scene.ada)));
        assertThat(requests.getFirst().inPrivate()).isTrue();
    }

    @Test
    void offersValuesWhileOneTypes() {
        var interaction = scene.people
                .autocomplete(scene.text, scene.ada, "show", Map.of("topic", "ja"), "topic")
                .await(Scene.SOON);

        assertThat(interaction.choices()).containsExactly(new Interaction.Choice("topic ja", "value"));
    }

    @Test
    void showsAFormAndRunsItsCommandWithTheFields() {
        var modal = answered("comment", Map.of()).modal().orElseThrow();

        var submitted = scene.people.submit(modal, Map.of("text", "my *words*")).await(Scene.SOON);

        assertThat(submitted.text()).isEqualTo("You said: my \\*words\\*");
        assertThat(submitted.isEphemeral()).isTrue();
        assertThat(requests.getLast().formsOffered()).isFalse();
    }

    @Test
    void changesTheButtonsMessage() {
        var post = scene.done(new Action.Send(
                Scene.channel(scene.text),
                new OutgoingMessage.Text(
                        RichText.plain("first page"),
                        null,
                        List.of(new Button.Run("Next", "page two"), new Button.Run("Stop", "page stop"))),
                false));
        var message = Long.parseLong(post.id());

        var refused =
                scene.people.press(scene.text, scene.ada, message, "page stop").await(Scene.SOON);
        assertThat(refused.text()).isEqualTo("no further");
        assertThat(refused.isEphemeral()).isTrue();
        var _ = scene.people.press(scene.text, scene.ada, message, "page two").await(Scene.SOON);

        var changed = scene.people.messages(scene.text).stream()
                .filter(it -> it.id().equals(post.id()))
                .findFirst()
                .orElseThrow();
        assertThat(changed.content()).isEqualTo("second page");
        assertThat(changed.components()).isEmpty();
    }

    @Test
    void asksForPatienceBeforeDiscordLosesIts() {
        gate = new CountDownLatch(1);
        var alone = command("slow", Map.of());
        var all = command("slow_all", Map.of());
        var refused = command("slow_no", Map.of());
        Scene.until(() -> alone.state() == Interaction.State.DEFERRED
                && all.state() == Interaction.State.DEFERRED
                && refused.state() == Interaction.State.DEFERRED);

        gate.countDown();

        assertThat(alone.await(Scene.SOON).text()).isEqualTo("late");
        assertThat(alone.isEphemeral()).isTrue();
        assertThat(all.await(Scene.SOON).text()).isEqualTo("late");
        assertThat(all.isEphemeral()).isFalse();
        Scene.until(() -> !refused.followUps().isEmpty());
        assertThat(refused.followUps().getFirst().content()).isEqualTo("after all, no");
        assertThat(refused.followUps().getFirst().onlyFor()).isEqualTo(Long.toString(scene.ada));
    }

    @Test
    void registersItsCommandsOnlyWhereDiscordHasOthers() {
        var puts = scene.count("PUT", "/applications/{application_id}/commands");

        var again = scene.anotherPlatform();
        var gets = scene.count("GET", "/applications/{application_id}/commands");
        again.connection().start();
        Scene.until(() -> scene.count("GET", "/applications/{application_id}/commands") > gets);
        again.connection().close();

        assertThat(scene.count("PUT", "/applications/{application_id}/commands"))
                .isEqualTo(puts);
    }
}
