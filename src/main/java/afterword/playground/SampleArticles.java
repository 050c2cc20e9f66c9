package afterword.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Reads the articles that the sample blog begins with: a few "Name: value" lines, an empty line, the text. */
final class SampleArticles {
    private static final String FOLDER = "/playground/articles/";

    private SampleArticles() {}

    /** An article before it is published. */
    record Sample(String title, String category, String author, List<String> tags, String text) {
        Sample {
            tags = List.copyOf(tags);
        }
    }

    /** Oldest first. */
    static List<Sample> all() {
        return read("index.txt").lines().map(it -> sample(read(it))).toList();
    }

    private static Sample sample(String file) {
        var parts = file.split("\n\n", 2);
        var fields = new HashMap<String, String>();
        parts[0].lines().map(it -> it.split(": ", 2)).forEach(it -> fields.put(it[0], it[1]));
        return new Sample(
                fields.getOrDefault("Title", ""),
                fields.getOrDefault("Category", ""),
                fields.getOrDefault("Author", ""),
                Arrays.asList(fields.getOrDefault("Tags", "").split(", ", -1)),
                parts[1].strip());
    }

    private static String read(String name) {
        try (var stream = SampleArticles.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("No sample article " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the sample article " + name, e);
        }
    }
}
