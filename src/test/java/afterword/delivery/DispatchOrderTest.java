package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.SendResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order owed calls are made, and that none overtakes one that waits. */
final class DispatchOrderTest {
    @TempDir
    Path folder;

    private Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void postsInTheOrderInWhichArticlesCame() {
        room.owe(5);

        room.runUntilNothingIsOwed();

        assertThat(room.telegram.posts())
                .containsExactly("Article 1", "Article 2", "Article 3", "Article 4", "Article 5");
    }

    @Test
    void waitsAsLongAsThePlatformAsksAndLetsNothingOvertake() {
        room.owe(2);
        room.telegram.answerNext(new SendResult.RetryAfter(Duration.ofSeconds(30), false, "wait"));
        room.settleOnce();

        room.later(Duration.ofSeconds(29));
        room.settleOnce();
        assertThat(room.telegram.posts()).containsExactly("Article 1");

        room.later(Duration.ofSeconds(1));
        room.runUntilNothingIsOwed();
        assertThat(room.telegram.posts()).containsExactly("Article 1", "Article 1", "Article 2");
    }
}
