package afterword;

import afterword.admin.ExportOpmlCommand;
import afterword.admin.OpmlImport;
import afterword.admin.OpmlWords;
import afterword.config.Config;
import afterword.feed.Opml;
import afterword.feed.PollRules;
import afterword.storage.SqliteStorage;
import afterword.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Feeds in and out as OPML files; the bot may be running on the same database. */
@Command(
        name = "opml",
        description = "Bring feeds in from an OPML file, or write them to one; the bot may be running.",
        mixinStandardHelpOptions = true,
        subcommands = {OpmlCommandLine.Import.class, OpmlCommandLine.Export.class})
final class OpmlCommandLine implements Callable<Integer> {
    private static final InstantSource TIME = InstantSource.system();

    @Override
    public Integer call() {
        Main.say("Say what: opml import FILE, or opml export FILE.");
        return Main.WRONG;
    }

    /** Work on the database that a configuration names. */
    private interface Work {
        int on(SqliteStorage storage) throws IOException;
    }

    private static int with(Path configuration, Work work) {
        var config = Main.load(configuration);
        if (config.isEmpty()) {
            return Main.WRONG;
        }
        try (var storage = open(config.get())) {
            return work.on(storage);
        } catch (StorageException e) {
            Main.say(String.valueOf(e.getMessage()));
            return Main.FAILED;
        } catch (IOException e) {
            Main.say("That file cannot be read or written: " + e.getMessage());
            return Main.FAILED;
        }
    }

    private static SqliteStorage open(Config config) {
        return SqliteStorage.open(config.storage().path(), TIME);
    }

    @Command(name = "import", description = "Follow every feed of an OPML file.")
    static final class Import implements Callable<Integer> {
        @Option(names = "--config", description = "The configuration file (default: config.yml)")
        private Path config = Path.of("config.yml");

        @Parameters(paramLabel = "FILE", description = "The list, as feed readers export it")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            if (!Files.isRegularFile(file)) {
                Main.say("There is no file " + file + ".");
                return Main.WRONG;
            }
            return with(config, storage -> {
                var opml = new OpmlImport(storage.feeds(), new PollRules(RandomGenerator.getDefault()), TIME);
                return switch (opml.take(Files.readAllBytes(file))) {
                    case OpmlImport.Result.NotAList(var reason) -> {
                        Main.say(file + " is not a list of feeds: " + reason + ".");
                        yield Main.WRONG;
                    }
                    case OpmlImport.Result.Imported imported -> {
                        OpmlWords.lines(imported, TIME.instant()).forEach(Main::say);
                        yield 0;
                    }
                };
            });
        }
    }

    @Command(name = "export", description = "Write the feeds to an OPML file.")
    static final class Export implements Callable<Integer> {
        @Option(names = "--config", description = "The configuration file (default: config.yml)")
        private Path config = Path.of("config.yml");

        @Parameters(paramLabel = "FILE", description = "The list; must not exist yet")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            if (Files.exists(file)) {
                Main.say(file + " exists already: name a new file.");
                return Main.WRONG;
            }
            return with(config, storage -> {
                var feeds = storage.feeds().list();
                Files.writeString(file, Opml.write(ExportOpmlCommand.TITLE, feeds, TIME.instant()));
                Main.say("Wrote " + feeds.size() + (feeds.size() == 1 ? " feed" : " feeds") + " to " + file + ".");
                return 0;
            });
        }
    }
}
