package afterword.config;

import afterword.config.Node.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the configuration file and checks all of it. */
public final class ConfigLoader {
    private static final long LARGEST = 1 << 20;
    private static final String START =
            "write at least one platform and its token, or begin with a copy of config.example.yml.";
    private static final Place WHOLE_FILE = new Place(0, 0);

    private ConfigLoader() {}

    /**
     * Reads a file. Never throws for anything that a file can be or hold, and never shows a token.
     *
     * @param environment where {@code ${NAME}} is looked up
     */
    public static ConfigResult load(Path file, Map<String, String> environment) {
        String text;
        try {
            if (Files.isDirectory(file)) {
                return invalid(WHOLE_FILE, "This is a directory: name the file in it.");
            }
            if (Files.size(file) > LARGEST) {
                return invalid(
                        WHOLE_FILE, "This file is larger than 1 MiB and cannot be the configuration: name another.");
            }
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException _) {
            return invalid(
                    WHOLE_FILE,
                    "There is no such file: copy config.example.yml there, or name yours with --config FILE.");
        } catch (CharacterCodingException _) {
            return invalid(WHOLE_FILE, "This file is not UTF-8 text: save it as UTF-8.");
        } catch (IOException e) {
            return invalid(
                    WHOLE_FILE,
                    "This file cannot be read (" + e.getClass().getSimpleName()
                            + "): give the bot's user the right to.");
        }
        return read(text, environment);
    }

    private static ConfigResult read(String text, Map<String, String> environment) {
        return switch (YamlReader.read(text)) {
            case YamlReader.Outcome.Empty() -> invalid(new Place(1, 1), "This file is empty: " + START);
            case YamlReader.Outcome.Broken(var at, var sentence) -> invalid(at, sentence);
            case YamlReader.Outcome.Document(Node.Mapping root) -> {
                var report = new Report();
                var config = new ConfigReader(report, new Environment(environment)).read(root);
                yield config.<ConfigResult>map(it -> new ConfigResult.Loaded(it, report.warnings()))
                        .orElseGet(() -> new ConfigResult.Invalid(report.problems()));
            }
            case YamlReader.Outcome.Document(Node.Nothing _) ->
                invalid(new Place(1, 1), "This file is empty: " + START);
            case YamlReader.Outcome.Document(var root) ->
                invalid(root.at(), "The file should hold settings by name: " + START);
        };
    }

    private static ConfigResult invalid(Place at, String sentence) {
        return new ConfigResult.Invalid(List.of(new Problem(at.line(), at.column(), "", sentence)));
    }
}
