package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins read of a channel's rules, and which of the newest articles they stop. */
final class FilterChannelCommandTest {
    @TempDir
    Path folder;

    private ChannelDesk desk;

    @BeforeEach
    void open() {
        desk = new ChannelDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void addsRulesListsThemAndRemovesOneByItsNumber() {
        desk.publish("One/Guides", "Two/Reviews");

        desk.say("channel filter not tag sponsored");
        assertThat(desk.say("channel filter add not category Reviews"))
                .contains("1. not tag sponsored", "2. not category Reviews")
                .doesNotContain("none of the newest");
        assertThat(desk.say("channel filter add not tag sponsored")).contains("there already");
        assertThat(desk.say("channel filter remove 1"))
                .contains("“not tag sponsored” is gone", "1. not category Reviews");

        assertThat(desk.say("channel filter"))
                .contains("1. not category Reviews")
                .doesNotContain("2.");
    }

    @Test
    void warnsOfRulesThatLetNothingThrough() {
        desk.publish("One/Guides", "Two/Reviews");

        var said = desk.say("channel filter add only category Recipes");

        assertThat(said).contains("The rule holds from now on", "none of the newest 2 articles would be posted");
    }

    @Test
    void warnsAlsoWhenTheRuleGoesThatLetArticlesThrough() {
        desk.publish("One/Guides", "Two/Reviews");
        desk.say("channel filter add only category Recipes");
        desk.say("channel filter add only category Guides");

        assertThat(desk.say("channel filter remove 2")).contains("none of the newest 2 articles would be posted");
        assertThat(desk.say("channel filter remove 1")).doesNotContain("none of the newest");
    }

    @Test
    void saysOfEachOfTheNewestWhetherItWouldBePosted() {
        desk.publish("One/Guides", "Two/Reviews");
        desk.say("channel filter add not category Reviews");

        assertThat(desk.say("channel preview"))
                .contains("✅ One would be posted", "⛔ Two: the rule “not category Reviews” keeps it out");
    }

    @Test
    void previewsTheTenNewestAndNamesWhatStopsEachHoweverLongItsRuleIs() {
        var titles = IntStream.range(0, 12)
                .mapToObj(it -> "A%02d".formatted(it) + "x".repeat(70) + "/Guides")
                .toArray(String[]::new);
        desk.publish(titles);
        desk.say("channel filter add not regex ^" + "(A|B)".repeat(50) + "?|^A");

        var said = desk.say("channel preview");

        assertThat(said.lines())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).matches("⛔ A\\d\\d.*: the rule “not regex \\^\\(A.*"));
        assertThat(said.lines().map(it -> it.substring(2, 5))).doesNotHaveDuplicates();
        assertThat(said).doesNotContain("A10", "A11").hasSizeLessThan(1_900);
    }

    @Test
    void showsEveryRuleAlsoWhereTheyAreManyAndLong() {
        for (var rule = 0; rule < 25; rule++) {
            desk.say("channel filter add not regex " + rule + "a".repeat(250));
        }

        assertThat(desk.say("channel filter"))
                .contains("1. not regex 0a", "25. not regex 24a")
                .hasSizeLessThan(1_900);
        assertThat(desk.say("channel filter add not tag x")).contains("at most 25 rules");
    }
}
