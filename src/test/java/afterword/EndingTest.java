package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.playground.telegram.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to stop. */
final class EndingTest {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Community community;

    @BeforeEach
    void open() {
        community = new Community(folder);
    }

    @AfterEach
    void close() {
        community.close();
    }

    @Test
    void endsWithZeroWithinSecondsWhenItIsConnected() {
        try (var bot = community.startProcess()) {
            await().atMost(START).until(() -> bot.said("Registered"));

            var code = bot.stop(STOP);

            assertThat(code).hasValue(0);
        }
    }

    @Test
    void endsWithZeroWithinSecondsWhileItConnects() {
        try (var bot = community.launch()) {
            await().atMost(START).until(() -> bot.said("Login Successful"));

            var code = bot.stop(STOP);

            assertThat(code).hasValue(0);
        }
    }

    @Test
    void endsWithZeroWithinSecondsWhileTheLineIsBroken() {
        try (var bot = community.startProcess()) {
            await().atMost(START).until(() -> bot.said("Registered"));
            community.discord().closeGateway(4000);

            var code = bot.stop(STOP);

            assertThat(code).hasValue(0);
        }
    }

    @Test
    void endsWithZeroWithinSecondsWhileACallHasNoAnswer() {
        try (var bot = community.startProcess()) {
            community.setUp();
            community.telegram().faults().next("sendMessage", new Fault.Hang());
            community.blog().publish("A bridge of rope", "Guides", "First words.");
            await().atMost(START).until(() -> community.telegram().faults().open() == 0);

            var code = bot.stop(STOP);

            assertThat(code).hasValue(0);
        }
    }
}
