package afterword.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Phrases from a resource beside this class: one a line after its language, {@code #} for remarks. */
final class PhraseList {
    private PhraseList() {}

    /** The phrases of all languages. */
    static List<String> read(String resource) {
        try (var in = PhraseList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .map(it -> it.substring(it.indexOf(' ') + 1).strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + resource, e);
        }
    }
}
