package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin reads who tries a channel. */
final class TestChannelCommandTest {
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
    void owesATestMessageWhenNoRightIsMissing() {
        assertThat(desk.say("channel test")).contains("A test message is on its way");

        assertThat(desk.storage.deliveries().outstanding()).isEqualTo(1);
    }

    @Test
    void namesTheMissingRightInsteadOfATestMessage() {
        desk.where = ChannelDesk.FORUM;
        desk.say("channel set tags create");

        assertThat(desk.say("channel test")).contains("Nothing was posted", "• the right to CREATE_TAGS");

        assertThat(desk.storage.deliveries().outstanding()).isZero();
    }

    @Test
    void goesOnPostingAfterATestThatFoundNothingMissing() {
        desk.storage.destinations().suspend(ChannelDesk.GROUP, "kicked", desk.now());

        desk.say("channel test");

        assertThat(desk.storage
                        .destinations()
                        .at(ChannelDesk.GROUP)
                        .orElseThrow()
                        .suspendedBecause())
                .isNull();
    }
}
