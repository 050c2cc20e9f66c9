package afterword;

import afterword.config.Config;
import afterword.config.Secret;
import afterword.playground.BotAccess;
import afterword.playground.Playground;
import afterword.playground.PlaygroundSettings;
import afterword.storage.SqliteStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The same bot against a local blog, Discord and Telegram, with a page that shows all three. */
@Command(name = "playground", description = "Try it on this machine, with nothing to sign up for.")
final class PlaygroundCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(PlaygroundCommand.class);

    @Option(names = "--port", description = "The page's port (default: 8080)")
    private int port = PlaygroundSettings.DEFAULT_PORT;

    @Option(names = "--feed", description = "A real feed or site to follow instead of the sample blog")
    private @Nullable URI feed;

    @Override
    public Integer call() {
        return Ending.inOrder(() -> {
            try {
                return play(Files.createTempDirectory("afterword-playground"));
            } catch (IOException e) {
                throw new UncheckedIOException("The playground's folder for temporary files", e);
            }
        });
    }

    private int play(Path folder) throws IOException {
        var time = InstantSource.system();
        try (var playground = new Playground(new PlaygroundSettings(port, feed), time);
                var storage = SqliteStorage.open(folder.resolve("afterword.db"), time);
                var app = new App(config(playground.access(), folder), storage, App.Paces.PUBLISHED, time)) {
            Main.say("The playground is open: " + playground.page() + " (Ctrl+C ends it)");
            return Main.serve(app);
        } catch (IllegalArgumentException | IllegalStateException e) {
            log.debug("The playground could not start", e);
            Main.say(String.valueOf(e.getMessage()));
            return 1;
        } finally {
            delete(folder);
        }
    }

    /** The configuration of a bot in the playground; its own web server takes a free port. */
    static Config config(BotAccess access, Path folder) {
        var port = access.feed().getPort();
        return new Config(
                new Config.Storage(folder.resolve("afterword.db")),
                new Config.Owners(access.discordOwners(), access.telegramOwners()),
                new Config.Discord(
                        new Secret(access.discordToken()),
                        URI.create(access.discordApiUrl()),
                        URI.create(access.discordGatewayUrl())),
                new Config.Telegram(new Secret(access.telegramToken()), URI.create(access.telegramApiUrl())),
                List.of(new Config.Feed(access.feed(), Duration.ofSeconds(1))),
                new Config.Fetching("Afterword playground", true, port < 0 ? List.<Integer>of() : List.of(port)),
                new Config.Web(new Config.Listen("127.0.0.1", 0), null),
                new Config.Defaults("en", ZoneId.systemDefault(), true, Config.UncertainTelegram.REPEAT));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
