package afterword.config;

import afterword.config.ConfigResult.Invalid;
import afterword.config.ConfigResult.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a configuration into a folder and reads it back as the bot does. */
record ConfigFile(Path folder, Map<String, String> environment) {
    Config load(String yaml) {
        return load(write(yaml));
    }

    Config load(Path file) {
        return switch (ConfigLoader.load(file, environment)) {
            case Loaded(var config, var _) -> config;
            case Invalid(var problems) -> throw new AssertionError("Did not load: " + problems);
        };
    }

    List<Problem> warnings(String yaml) {
        return switch (ConfigLoader.load(write(yaml), environment)) {
            case Loaded(var _, var warnings) -> warnings;
            case Invalid(var problems) -> throw new AssertionError("Did not load: " + problems);
        };
    }

    List<Problem> problems(String yaml) {
        return problems(write(yaml));
    }

    List<Problem> problems(Path file) {
        return switch (ConfigLoader.load(file, environment)) {
            case Loaded(var config, var _) -> throw new AssertionError("Loaded: " + config);
            case Invalid(var problems) -> problems;
        };
    }

    Path write(String yaml) {
        try {
            return Files.writeString(folder.resolve("config.yml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a test's configuration", e);
        }
    }
}
