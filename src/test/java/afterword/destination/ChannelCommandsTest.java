package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.command.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all commands about a channel have in common: which channel is meant, and what they refuse. */
final class ChannelCommandsTest {
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            channel set quiet nights        | quiet takes two times of day, or off, not “nights”. For example: /channel set quiet 22:00-07:00
            channel set loudness 5          | There is no setting “loudness”. There are language, zone
            channel set tags create         | tags is for Discord forums; Readers is a Telegram group.
            channel set mention <@&5>       | On Telegram a post can call a public @name only.
            channel set per-day 5000        | per-day takes a number from 1 to 1000, or off, not “5000”
            channel schedule sometimes      | The schedule takes at once, hourly, daily HH:MM, or weekly DAY HH:MM, not “sometimes”
            channel filter add maybe tag x  | A rule begins with only or not
            channel filter add              | Which rule? For example: /channel filter add not tag sponsored
            channel filter remove 3         | There is no rule “3” here.
            channel template {{titel}}      | Line 1, column 1: there is no “titel”
            channel template save           | There is no new template to save
            """)
    void refusesWithWhatIsAllowed(String line, String said) {
        assertThat(desk.answer(line)).isInstanceOf(Reply.Refusal.class);
        assertThat(desk.say(line)).contains(said);
    }

    @Test
    void asksForTheChannelToBeAddedFirst() {
        assertThat(desk.storage.destinations().remove(ChannelDesk.GROUP, desk.now()))
                .isTrue();

        assertThat(desk.say("channel set quiet 22:00-07:00")).contains("Say /channel add there first");
    }

    @Test
    void takesAnotherChannelBeforeTheRestInPrivate() {
        desk.where = new ChannelRef(Platform.TELEGRAM, ChannelDesk.MIRA.id());

        assertThat(desk.say("channel set -100500 quiet 22:00-07:00")).contains("Readers: quiet is 22:00-07:00");
    }
}
