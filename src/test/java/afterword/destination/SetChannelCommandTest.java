package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins set for a channel, its schedule too, and what they read then. */
final class SetChannelCommandTest {
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
    void showsEverySettingThatTheChannelHasWithItsMeaning() {
        var said = desk.say("channel set");

        assertThat(said).contains("quiet off · hours in which nothing is posted", "pin off", "schedule at once");
        assertThat(said).doesNotContain("tags", "crosspost", "archive");
        assertThat(said).hasSizeLessThan(1_900);
    }

    @Test
    void setsWhatIsSaidAndShowsItAfterwards() {
        assertThat(desk.say("channel set quiet 22:00 - 7:00")).contains("quiet is 22:00-07:00");
        assertThat(desk.say("channel set mention @editors for Guides, Reviews"))
                .contains("mention is @editors for Guides");

        assertThat(desk.say("channel set")).contains("quiet 22:00-07:00", "mention @editors for Guides, Reviews");
        assertThat(desk.wakes()).isEqualTo(2);
    }

    @Test
    void forgetsAValueForItsDefault() {
        desk.say("channel set per-day 5");

        assertThat(desk.say("channel set per-day default")).contains("per-day is off");
    }

    @Test
    void explainsOneSetting() {
        assertThat(desk.say("channel set schedule"))
                .contains("schedule at once", "It takes at once, hourly", "/channel set schedule weekly mon 09:00");
    }

    @Test
    void neverCallsEveryone() {
        desk.where = ChannelDesk.FORUM;

        assertThat(desk.say("channel set mention <@&900>")).contains("never everyone");
        assertThat(desk.say("channel set mention @editors")).contains("choose the role or person from the list");
    }

    @Test
    void saysWhenAnArticleWouldGo() {
        desk.say("channel set zone Europe/Berlin");
        desk.say("channel set quiet 22:00-07:00");

        assertThat(desk.say("channel schedule weekly sun 23:30"))
                .contains("weekly sun 23:30", "Monday 9 March, 07:00 (Europe/Berlin)");
        assertThat(desk.say("channel schedule at once")).contains("would be posted at once");
    }

    @Test
    void offersSettingsAndTheirValuesWhileOneTypes() {
        assertThat(desk.offered("setting", Map.of("setting", "pos")))
                .contains("silent", "quiet")
                .doesNotContain("zone");
        assertThat(desk.offered("value", Map.of("setting", "zone", "value", "berl")))
                .containsExactly("Europe/Berlin");
        assertThat(desk.offered("value", Map.of("setting", "when-gone"))).containsExactly("mark", "remove", "default");
    }
}
