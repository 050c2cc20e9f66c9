package afterword.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A burst is posted in parts; what the next poll finds meanwhile comes after all of it. */
final class BurstOrderTest {
    @TempDir
    Path folder;

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = new Newsroom(folder, Instant.parse("2026-03-03T12:00:00Z"));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    /** Articles of one poll, the oldest first. */
    private List<String> publish(String name, int count) {
        var oldestFirst =
                IntStream.rangeClosed(1, count).mapToObj(it -> name + " " + it).toList();
        newsroom.publish(oldestFirst.reversed().toArray(String[]::new));
        return oldestFirst;
    }

    private List<String> posted() {
        newsroom.run();
        return newsroom.telegram.posts();
    }

    @Test
    void postsWhatTheNextPollFindsBehindTheRestOfABurst() {
        newsroom.group();
        var inOrder = new ArrayList<>(publish("Burst", 25));
        assertThat(posted()).isEqualTo(inOrder.subList(0, 20));

        newsroom.at("2026-03-03T12:01:00Z");
        inOrder.addAll(publish("Later", 3));
        assertThat(posted()).isEqualTo(inOrder.subList(0, 20));
        newsroom.at("2026-03-03T12:06:00Z");

        assertThat(posted()).isEqualTo(inOrder);
    }
}
