package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.config.Config;
import afterword.feed.FixtureServer;
import afterword.feed.FixtureServer.Reply;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hubs are for bots that the world can reach: the others only poll. */
final class WebSubSwitchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-03-03T10:00:00Z"));

    @TempDir
    Path folder;

    private FixtureServer server;
    private SqliteStorage storage;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer();
        server.answer(request -> request.path().equals("/hub")
                ? Reply.of(202)
                : Reply.ok("<rss version=\"2.0\"><channel><item><title>A</title></item></channel></rss>")
                        .with("Link", "<" + server.url("/hub") + ">; rel=hub"));
        storage = SqliteStorage.open(folder.resolve("test.db"), TIME);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** A bot without platforms. */
    private App bot(@Nullable URI publicUrl) {
        var config = new Config(
                new Config.Storage(folder.resolve("test.db")),
                new Config.Owners(List.of(), List.of()),
                null,
                null,
                List.of(new Config.Feed(server.url("/feed"), null)),
                new Config.Fetching("Afterword", true, List.of(server.port())),
                new Config.Web(new Config.Listen("127.0.0.1", 0), publicUrl),
                new Config.Defaults("en", ZoneOffset.UTC, true, Config.UncertainTelegram.REPEAT));
        return new App(config, storage, App.Paces.NONE, TIME);
    }

    private boolean isRead() {
        return storage.feeds().list().stream().anyMatch(it -> it.isSeeded());
    }

    private boolean wantsPushes() {
        var feeds = storage.feeds().list();
        return storage.hubs().current(feeds.getFirst().id()).isPresent();
    }

    @Test
    void asksNoHubWithoutAPublicAddress() {
        try (var app = bot(null)) {
            assertThat(app.start()).isEmpty();
            await().atMost(PATIENCE).until(this::isRead);

            assertThat(wantsPushes()).isFalse();
        }
    }

    @Test
    void asksAFeedsHubWhereThereIsAPublicAddress() {
        try (var app = bot(URI.create("https://bot.example.org"))) {
            assertThat(app.start()).isEmpty();
            await().atMost(PATIENCE).until(this::isRead);

            assertThat(wantsPushes()).isTrue();
            await().atMost(PATIENCE)
                    .until(() ->
                            server.requests().stream().anyMatch(it -> it.path().equals("/hub")));
        }
    }
}
