package afterword.config;

import afterword.config.Node.Place;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Turns YAML text into nodes with their places. Anchors' aliases, tags' values and second documents are refused. */
final class YamlReader {
    private static final int MAX_DEPTH = 20;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;

    private YamlReader(YAMLParser parser) {
        this.parser = parser;
    }

    /** What the text turned out to be. */
    sealed interface Outcome {
        record Document(Node root) implements Outcome {}

        /** Only spaces and comments. */
        record Empty() implements Outcome {}

        record Broken(Place at, String sentence) implements Outcome {}
    }

    static Outcome read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Outcome.Empty();
            }
            var reader = new YamlReader(parser);
            var root = reader.node(0);
            if (parser.nextToken() != null) {
                return new Outcome.Broken(
                        reader.place(), "A second document begins here: keep one, and remove the line ---.");
            }
            return new Outcome.Document(root);
        } catch (Unreadable e) {
            return new Outcome.Broken(e.at, e.sentence);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the line, and the line may hold a token.
            var location = e.getLocation();
            var at = location == null ? new Place(1, 1) : new Place(location.getLineNr(), location.getColumnNr());
            return new Outcome.Broken(
                    at,
                    "This is not YAML. Look at this line and the one before for a missing quote, bracket, colon or space"
                            + " after a colon, a tab, or a changed indentation.");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading text from memory", e);
        }
    }

    private Node node(int depth) throws IOException {
        var at = place();
        if (depth > MAX_DEPTH) {
            throw new Unreadable(at, "This is nested deeper than any setting: see config.example.yml for the form.");
        }
        if (parser.isCurrentAlias()) {
            throw new Unreadable(at, "An alias (*name) stands here: write the value itself.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Node.Mapping(at, entries(depth));
            case START_ARRAY -> new Node.Sequence(at, items(depth));
            case VALUE_NULL -> new Node.Nothing(at);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Node.Scalar(at, parser.getText());
            case VALUE_EMBEDDED_OBJECT, END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE ->
                throw new Unreadable(at, "A tag (!!name) stands here: write the plain value.");
        };
    }

    private List<Node.Entry> entries(int depth) throws IOException {
        var entries = new ArrayList<Node.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var at = place();
            var key = parser.currentName();
            parser.nextToken();
            entries.add(new Node.Entry(at, key, node(depth + 1)));
        }
        return entries;
    }

    private List<Node> items(int depth) throws IOException {
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return items;
    }

    private Place place() {
        var location = parser.currentTokenLocation();
        return new Place(location.getLineNr(), location.getColumnNr());
    }

    /** Leaves the recursion; caught in {@link #read}. */
    private static final class Unreadable extends IOException {
        private final transient Place at;
        private final String sentence;

        Unreadable(Place at, String sentence) {
            super(sentence);
            this.at = at;
            this.sentence = sentence;
        }
    }
}
