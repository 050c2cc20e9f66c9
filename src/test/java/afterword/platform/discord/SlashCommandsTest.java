package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.command.Access;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import java.util.List;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.junit.jupiter.api.Test;

class SlashCommandsTest {
    private static final CommandSpec LATEST = spec(
            "latest",
            Option.optional("count", Option.Type.INTEGER, "How many"),
            Option.required("topic", Option.Type.TEXT, "Which topic").completing());
    private static final CommandSpec ADD =
            spec("channel add", Option.optional("channel", Option.Type.CHANNEL, "Where"));
    private static final CommandSpec LIST = spec("channel list");
    private static final CommandSpec CHANNEL = spec("channel");

    private static CommandSpec spec(String name, Option... options) {
        return new CommandSpec(name, "Does " + name, Access.MEMBER, Place.ANYWHERE, List.of(options));
    }

    @Test
    void groupsCommandsOfOneFirstWordAsSubcommands() {
        var commands = SlashCommands.of(List.of(LATEST, ADD, LIST));

        assertThat(commands).extracting(CommandData::getName).containsExactly("latest", "channel");
        var json = commands.getLast().toData();
        assertThat(json.getArray("options").getObject(0).getString("name")).isEqualTo("add");
        assertThat(json.getArray("options").getObject(0).getInt("type")).isEqualTo(1);
        assertThat(json.getArray("options")
                        .getObject(0)
                        .getArray("options")
                        .getObject(0)
                        .getInt("type"))
                .isEqualTo(7);
    }

    @Test
    void asksForWhatIsRequiredFirst() {
        var options = SlashCommands.of(List.of(LATEST)).getFirst().toData().getArray("options");

        assertThat(options.getObject(0).getString("name")).isEqualTo("topic");
        assertThat(options.getObject(0).getBoolean("autocomplete")).isTrue();
        assertThat(options.getObject(1).getString("name")).isEqualTo("count");
        assertThat(options.getObject(1).getInt("type")).isEqualTo(4);
    }

    @Test
    void makesACommandBesideSubcommandsOneOfThem() {
        var specs = List.of(CHANNEL, ADD);

        var json = SlashCommands.of(specs).getFirst().toData();

        assertThat(json.getArray("options").getObject(0).getString("name")).isEqualTo("channel");
        assertThat(SlashCommands.named(specs, "channel channel")).contains(CHANNEL);
        assertThat(SlashCommands.named(specs, "channel add")).contains(ADD);
        assertThat(SlashCommands.named(specs, "other")).isEmpty();
    }

    @Test
    void seesWhetherDiscordHasOtherCommands() {
        var ours = SlashCommands.of(List.of(LATEST, ADD));

        assertThat(SlashCommands.same(ours, SlashCommands.of(List.of(ADD, LATEST))))
                .isTrue();
        assertThat(SlashCommands.same(ours, SlashCommands.of(List.of(LATEST)))).isFalse();
        assertThat(SlashCommands.same(ours, SlashCommands.of(List.of(LATEST, ADD, LIST))))
                .isFalse();
    }
}
