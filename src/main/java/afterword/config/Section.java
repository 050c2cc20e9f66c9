package afterword.config;

import afterword.config.Node.Place;
import afterword.config.Parsed.Right;
import afterword.config.Parsed.Wrong;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One mapping of the file. Reports what does not fit and goes on, so that one run finds every problem. */
final class Section {
    private final Report report;
    private final Environment environment;
    private final String path;
    private final Place at;
    private final boolean readable;
    private final Map<String, Node.Entry> entries = new HashMap<>();

    /** Reports every key that is not among the known ones, and a node that holds no keys at all. */
    Section(Report report, Environment environment, String path, Node node, List<String> known) {
        this.report = report;
        this.environment = environment;
        this.path = path;
        this.at = node.at();
        this.readable = node instanceof Node.Mapping;
        if (node instanceof Node.Mapping(var _, var written)) {
            written.forEach(entry -> accept(entry, known));
        } else {
            report.problem(at, path, "should hold settings by name: write " + String.join(": ..., ", known) + ": ...");
        }
    }

    private void accept(Node.Entry entry, List<String> known) {
        if (!known.contains(entry.key())) {
            report.problem(entry.at(), under(Shown.plain(entry.key())), unknown(entry.key(), known));
        } else if (entries.putIfAbsent(entry.key(), entry) != null) {
            report.problem(entry.at(), under(entry.key()), "stands here twice: keep one of the two.");
        }
    }

    private static String unknown(String key, List<String> known) {
        return "is no setting here: "
                + Nearest.to(key, known)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "write one of " + String.join(", ", known) + ", or remove it.");
    }

    /** Whether the key is there with anything after it. */
    boolean has(String key) {
        return node(key).isPresent();
    }

    /** The mapping under a key; an empty one where the key is absent or holds something else. */
    Section section(String key, String... known) {
        var node = node(key).orElseGet(() -> new Node.Mapping(at, List.of()));
        return new Section(report, environment, under(key), node, List.of(known));
    }

    /** The mappings listed under a key. */
    List<Section> sections(String key, String... known) {
        var sections = new ArrayList<Section>();
        for (var item : items(key)) {
            var itemPath = under(key) + "[" + sections.size() + "]";
            sections.add(new Section(report, environment, itemPath, item, List.of(known)));
        }
        return sections;
    }

    /** The value under a key; empty where it is absent or wrong. */
    <T> Optional<T> value(String key, Function<String, Parsed<T>> parser) {
        return node(key).flatMap(node -> scalar(node, under(key), parser));
    }

    /** The values listed under a key; wrong ones are left out. */
    <T> List<T> values(String key, Function<String, Parsed<T>> parser) {
        var values = new ArrayList<T>();
        var index = 0;
        for (var item : items(key)) {
            scalar(item, under(key) + "[" + index + "]", parser).ifPresent(values::add);
            index++;
        }
        return values;
    }

    /** A value that must be there; its text appears in no message. Empty where it is absent or wrong. */
    Optional<Secret> secret(String key, String example, Function<String, Parsed<Secret>> parser) {
        if (!has(key)) {
            missing(key, example);
        }
        return node(key).flatMap(node -> switch (node) {
            case Node.Scalar(var place, var text) ->
                switch (environment.substituted(text)) {
                    case Right<String>(var value) -> right(place, under(key), "This value", parser.apply(value));
                    case Wrong<String>(var sentence) -> right(place, under(key), "This value", new Wrong<>(sentence));
                };
            case Node.Nothing _, Node.Sequence _, Node.Mapping _ -> {
                report.problem(node.at(), under(key), "should be a single value: write " + example + ".");
                yield Optional.empty();
            }
        });
    }

    /** Reports a key that must be there; says nothing more where the section itself was reported. */
    void missing(String key, String example) {
        if (readable) {
            report.problem(placeOf(key), under(key), "is missing: write " + key + ": " + example + ".");
        }
    }

    void problem(String key, String sentence) {
        report.problem(placeOf(key), under(key), sentence);
    }

    void warning(String key, String sentence) {
        report.warning(placeOf(key), under(key), sentence);
    }

    private Place placeOf(String key) {
        return node(key).map(Node::at).orElse(at);
    }

    private Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Node.Entry::value)
                .filter(node -> !(node instanceof Node.Nothing));
    }

    private List<Node> items(String key) {
        var found = node(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get() instanceof Node.Sequence(var _, var items)) {
            return items;
        }
        report.problem(
                found.get().at(), under(key), "should be a list: write [ ] around it, or each item after a hyphen.");
        return List.of();
    }

    private <T> Optional<T> scalar(Node node, String nodePath, Function<String, Parsed<T>> parser) {
        if (!(node instanceof Node.Scalar(var place, var raw))) {
            report.problem(
                    node.at(),
                    nodePath,
                    "should be a single value: write it after the name, without brackets or braces.");
            return Optional.empty();
        }
        return switch (environment.substituted(raw)) {
            case Right<String>(var text) -> {
                var fromEnvironment = text.equals(raw) ? "" : ", as the environment has it,";
                yield right(place, nodePath, Shown.quoted(raw) + fromEnvironment, parser.apply(text));
            }
            case Wrong<String>(var sentence) -> right(place, nodePath, Shown.quoted(raw), new Wrong<>(sentence));
        };
    }

    private <T> Optional<T> right(Place place, String valuePath, String subject, Parsed<T> parsed) {
        return switch (parsed) {
            case Right<T>(var value) -> Optional.of(value);
            case Wrong<T>(var sentence) -> {
                report.problem(place, valuePath, subject + " " + sentence);
                yield Optional.empty();
            }
        };
    }

    private String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
