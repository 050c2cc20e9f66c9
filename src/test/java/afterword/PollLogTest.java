package afterword;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.MemoryFeedStore;
import afterword.feed.PollOutcome;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class PollLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(PollLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private List<String> told(PollOutcome outcome) {
        lines.list.clear();
        var feed = new MemoryFeedStore().follow(URI.create("https://blog.example.org/feed/"), null);
        new PollLog().polled(feed, outcome);
        return lines.list.stream().map(ILoggingEvent::toString).toList();
    }

    @Test
    void tellsOfADocumentThatIsNotWellFormed() {
        assertThat(told(new PollOutcome.Read(10, 0, true, null)))
                .containsExactly("[INFO] https://blog.example.org/feed/ is not well-formed; it was read all the same");
        assertThat(told(new PollOutcome.Read(10, 0, false, null))).isEmpty();
    }
}
