package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import afterword.feed.FixtureServer.Reply;
import afterword.feed.HubAnswer.Accepted;
import afterword.feed.HubAnswer.Rejected;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpHubTest {
    private static final Map<String, String> FORM = Map.of("hub.mode", "subscribe");

    private FixtureServer server;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private HubAnswer ask(boolean allowPrivate) {
        var settings = new FetchSettings("Afterword", allowPrivate, Set.of(server.port()), Duration.ofSeconds(5));
        return new HttpHub(new OkHttpClient(), settings, new ServerLocks()).ask(server.url("/hub"), FORM);
    }

    @Test
    void sendsAForm() {
        server.answer(_ -> Reply.of(202));

        assertThat(ask(true)).isEqualTo(new Accepted());
        assertThat(server.requests().getFirst().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void saysWhatAHubAnswers() {
        server.answer(_ -> Reply.of(403));

        assertThat(ask(true)).isEqualTo(new Rejected("127.0.0.1 answered 403: it forbids this to the bot."));
    }

    @Test
    void followsNoRedirects() {
        server.answer(_ -> Reply.redirect(307, "/elsewhere"));

        assertThat(ask(true)).isInstanceOf(Rejected.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void neverAsksAHubInside() {
        assertThat(ask(false))
                .asInstanceOf(type(Rejected.class))
                .satisfies(it -> assertThat(it.reason()).contains("private network"));
        assertThat(server.requests()).isEmpty();
    }
}
