package afterword.config;

import java.util.List;

/** A piece of the YAML file that knows where it stands. */
sealed interface Node {
    Place at();

    /** Line and column, counted from 1. */
    record Place(int line, int column) {}

    /** A single value, as its text stands in the file. */
    record Scalar(Place at, String text) implements Node {}

    /** {@code null}, {@code ~}, or nothing after the colon. */
    record Nothing(Place at) implements Node {}

    record Sequence(Place at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Place at, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** {@code at} is the key's place. */
    record Entry(Place at, String key, Node value) {}
}
