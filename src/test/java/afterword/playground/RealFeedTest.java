package afterword.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RealFeedTest {
    @Test
    void listsWhatAFeedHoldsAndWritesNothing() {
        try (var somebodys = new SampleBlog(InstantSource.system());
                var playground = new Playground(new PlaygroundSettings(0, somebodys.site()), InstantSource.system())) {
            await().until(() ->
                    Http.get(playground.page().resolve("/state")).body().contains("Meets a Lake"));

            var refusal = Http.post(
                    playground.page().resolve("/blog/publish"), "{\"title\":\"x\",\"category\":\"x\",\"text\":\"x\"}");

            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.body()).contains("real feed");
            assertThat(playground.access().feed()).isEqualTo(somebodys.site());
        }
    }

    @Test
    void saysWhyAFeedCannotBeRead() {
        try (var somebodys = new SampleBlog(InstantSource.system());
                var feed = new RealFeed(somebodys.site().resolve("/nowhere"))) {
            await().until(() -> feed.trouble().contains("404"));

            assertThat(feed.articles()).isEmpty();
        }
    }
}
