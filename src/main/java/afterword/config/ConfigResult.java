package afterword.config;

import java.util.List;

/** What reading the configuration file came to. */
public sealed interface ConfigResult {
    /** The process can start. The warnings want to be read, and stop nothing. */
    record Loaded(Config config, List<Problem> warnings) implements ConfigResult {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /** The process must not start: all that is wrong, in the order of the file, at least one problem. */
    record Invalid(List<Problem> problems) implements ConfigResult {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("Invalid without a problem");
            }
        }
    }
}
