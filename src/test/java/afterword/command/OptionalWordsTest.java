package afterword.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be left out is left out by a word that it cannot be. */
final class OptionalWordsTest {
    private static final CommandSpec FILTER = new CommandSpec(
            "channel filter",
            "Rules",
            Access.ADMIN,
            Place.ANYWHERE,
            List.of(
                    Option.optional("channel", Option.Type.CHANNEL, "Another channel"),
                    new Option("do", "What to do", Option.Type.TEXT, false, false, List.of("list", "add", "remove")),
                    Option.optional("rule", Option.Type.TEXT, "The rule")));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            channel filter                                | -             | -      | -
            channel filter not tag  x                     | -             | -      | not tag  x
            channel filter add not tag x                  | -             | add    | not tag x
            channel filter @news add not tag x            | @news         | add    | not tag x
            channel filter <#12345> remove 3              | <#12345>      | remove | 3
            channel filter -1001234567 not regex ^a b$    | -1001234567   | -      | not regex ^a b$
            channel filter https://t.me/news list         | https://t.me/news | list | -
            channel filter --channel @news not tag x      | @news         | -      | not tag x
            """)
    void readsEachWordAsWhatItCanBe(
            String line, @Nullable String channel, @Nullable String todo, @Nullable String rule) {
        var parsed = CommandLine.parse(line, List.of(FILTER));

        assertThat(parsed).isInstanceOfSatisfying(CommandLine.Parsed.Call.class, call -> {
            assertThat(call.options().get("channel")).isEqualTo(channel);
            assertThat(call.options().get("do")).isEqualTo(todo);
            assertThat(call.options().get("rule")).isEqualTo(rule);
        });
    }

    @Test
    void stillTakesAnyWordForAChannelWhereNoTextFollows() {
        var add = new CommandSpec(
                "channel add",
                "Add",
                Access.ADMIN,
                Place.ANYWHERE,
                List.of(
                        Option.optional("channel", Option.Type.CHANNEL, "Another channel"),
                        Option.optional("newest", Option.Type.INTEGER, "How many")));

        var parsed = CommandLine.parse("channel add news 3", List.of(add));

        assertThat(parsed).isEqualTo(new CommandLine.Parsed.Call(add, Map.of("channel", "news", "newest", "3")));
    }
}
