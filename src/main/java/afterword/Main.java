package afterword;

import afterword.config.Config;
import afterword.config.ConfigLoader;
import afterword.config.ConfigResult;
import afterword.storage.SqliteStorage;
import afterword.storage.StorageException;
import afterword.web.HealthProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. Exit codes: 0 done, 1 it could not work, 2 it was told something wrong. */
@Command(
        name = "afterword",
        description = "One conversation about a blog's articles, held on Discord and on Telegram.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Main.Run.class,
            PlaygroundCommand.class,
            Main.Check.class,
            Main.Backup.class,
            OpmlCommandLine.class,
            Main.ShowVersion.class,
            Main.Health.class
        })
public final class Main implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    static final int FAILED = 1;
    static final int WRONG = 2;
    private static final Duration WATCH = Duration.ofSeconds(1);

    @Option(names = "--config", description = "The configuration file (default: config.yml)")
    private Path file = Path.of("config.yml");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    /** Without a subcommand the bot runs. */
    @Override
    public Integer call() {
        return run(file);
    }

    static Optional<Config> load(Path file) {
        return switch (ConfigLoader.load(file, System.getenv())) {
            case ConfigResult.Loaded(var config, var warnings) -> {
                warnings.forEach(problem -> log.warn("{}", problem.describe(file)));
                yield Optional.of(config);
            }
            case ConfigResult.Invalid(var problems) -> {
                problems.forEach(problem -> say(problem.describe(file)));
                yield Optional.empty();
            }
        };
    }

    private static int run(Path file) {
        return Ending.inOrder(() -> open(file));
    }

    private static int open(Path file) {
        var config = load(file);
        if (config.isEmpty()) {
            return WRONG;
        }
        var time = InstantSource.system();
        try (var storage = SqliteStorage.openAlone(config.get().storage().path(), time);
                var app = new App(config.get(), storage, App.Paces.PUBLISHED, time)) {
            return serve(app);
        } catch (StorageException e) {
            say(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    /** Runs until the process is told to end (0), or cannot work any more. */
    static int serve(App app) {
        var failure = app.start();
        try {
            while (failure.isEmpty()) {
                Thread.sleep(WATCH);
                failure = app.defeat();
            }
        } catch (InterruptedException _) {
            log.info("Stopping");
            return 0;
        }
        say(failure.get());
        return FAILED;
    }

    /** To the person at the terminal; the log is for what happens later. */
    static void say(String sentence) {
        System.err.println(sentence);
    }

    @Command(name = "run", description = "Run the bot (what happens without a subcommand, too).")
    static final class Run implements Callable<Integer> {
        @Option(names = "--config", description = "The configuration file (default: config.yml)")
        private Path file = Path.of("config.yml");

        @Override
        public Integer call() {
            return run(file);
        }
    }

    @Command(name = "check", description = "Read the configuration and say what is wrong with it.")
    static final class Check implements Callable<Integer> {
        @Option(names = "--config", description = "The configuration file (default: config.yml)")
        private Path file = Path.of("config.yml");

        @Override
        public Integer call() {
            if (load(file).isEmpty()) {
                return WRONG;
            }
            say(file + " is fine.");
            return 0;
        }
    }

    @Command(name = "backup", description = "Copy the database to a new file; the bot may be running.")
    static final class Backup implements Callable<Integer> {
        @Option(names = "--config", description = "The configuration file (default: config.yml)")
        private Path file = Path.of("config.yml");

        @Parameters(paramLabel = "FILE", description = "The copy; must not exist yet")
        private Path copy = Path.of("");

        @Override
        public Integer call() {
            var config = load(file);
            if (config.isEmpty()) {
                return WRONG;
            }
            var path = config.get().storage().path();
            if (!Files.exists(path)) {
                say("There is no database at " + path + ": check storage.path.");
                return WRONG;
            }
            if (Files.exists(copy)) {
                say(copy + " exists already: name a new file.");
                return WRONG;
            }
            try (var storage = SqliteStorage.open(path, InstantSource.system())) {
                storage.backup(copy);
                say("Copied to " + copy + ".");
                return 0;
            } catch (StorageException e) {
                say(String.valueOf(e.getMessage()));
                return FAILED;
            }
        }
    }

    @Command(name = "version", description = "Say which version this is.")
    static final class ShowVersion implements Callable<Integer> {
        @Override
        public Integer call() {
            System.out.println("Afterword " + Version.text());
            return 0;
        }
    }

    @Command(name = "health", hidden = true, description = "Ask a running bot whether it lives; for containers.")
    static final class Health implements Callable<Integer> {
        @Option(names = "--config", description = "The configuration file (default: config.yml)")
        private Path file = Path.of("config.yml");

        @Override
        public Integer call() {
            var config = load(file);
            if (config.isEmpty()) {
                return WRONG;
            }
            var listen = config.get().web().listen();
            return HealthProbe.probe(listen.host(), listen.port(), System.out);
        }
    }
}
