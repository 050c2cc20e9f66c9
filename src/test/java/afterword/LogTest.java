package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code logback.xml} makes of an event. */
final class LogTest {
    private static final String DISCORD_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
    private static final String TELEGRAM_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws Exception {
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void writesTheMessageAndTheStackTraceOnce() {
        var line = logged("The feed {} failed", new IllegalStateException("cause"), "blog.example.org");

        assertThat(line).contains("ERROR LogTest: The feed blog.example.org failed");
        assertThat(line).containsOnlyOnce("IllegalStateException: cause").containsOnlyOnce("LogTest.writesTheMessage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.telegram.org/bot" + TELEGRAM_TOKEN + "/getMe",
                "Bot " + DISCORD_TOKEN,
                "registerBot(" + TELEGRAM_TOKEN + ")",
            })
    void strikesOutTokensInMessagesAndInStackTraces(String text) {
        var line = logged("Tried {}", new IllegalStateException("Outer", new IllegalArgumentException(text)), text);

        assertThat(line).contains("Tried ", "***", "Outer");
        assertThat(line).doesNotContain("AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "ZnCjm1XVW7vRze4b7Cq4se7kKWs");
    }

    @Test
    void leavesOrdinaryAddressesAndTimesAlone() {
        var text = "https://blog.example.org:8443/about/the-bots/2026-11-23 at 12:30:45 by afterword.feed.FeedPoller";

        var line = logged("{}", null, text);

        assertThat(line).contains(text);
    }

    private String logged(String message, @Nullable Throwable cause, String argument) {
        var root = context.getLogger("ROOT");
        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        var event = new LoggingEvent(
                LogTest.class.getName(), context.getLogger(LogTest.class), Level.ERROR, message, cause, new Object[] {
                    argument
                });
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
