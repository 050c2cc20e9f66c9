package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blog takes an article down, and puts it up again. */
@Tag("long")
final class DeletionEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String MARK = "This article is no longer on the site.";

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

    private void publish(String title) {
        community.blog().publish(title, "Guides", "Words of " + title);
        await().atMost(PATIENCE).untilAsserted(() -> community.shown().groupPost(title));
    }

    @Test
    void marksThePostsOfADeletedArticleAndTakesTheMarkOffWhenItReturns() {
        community.startBot();
        community.setUp();
        publish("Kept");
        var doomed = community.blog().publish("Doomed", "Guides", "Words of Doomed");
        await().atMost(PATIENCE).untilAsserted(() -> {
            community.shown().groupPost("Doomed");
            community.shown().discordPost("Doomed");
        });
        publish("Later");

        community.blog().delete(doomed.id());
        publish("Published without it");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().groupPost("Doomed").text()).contains(MARK);
            assertThat(community.shown().discordPost("Doomed").embeds().toString())
                    .contains(MARK);
        });
        assertThat(community.shown().groupPost("Kept").text()).doesNotContain(MARK);

        community.blog().publish("Doomed", "Guides", "Words of Doomed");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().groupPost("Doomed").text()).doesNotContain(MARK);
            assertThat(community.shown().discordPost("Doomed").embeds().toString())
                    .doesNotContain(MARK);
        });
        assertThat(community.shown().groupPosts("Doomed")).hasSize(1);
    }
}
