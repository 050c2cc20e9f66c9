package afterword.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of months and their usual short forms in some fifty languages. */
final class MonthNames {
    private static final Map<String, Integer> BY_NAME = read();

    private MonthNames() {}

    /** 1 to 12, or 0 where {@code word} is no month. */
    static int number(String word) {
        if (word.length() < 3) {
            return 0;
        }
        var lower = word.toLowerCase(Locale.ROOT);
        var found = BY_NAME.get(lower);
        if (found == null && !isAscii(lower)) {
            found = BY_NAME.get(Normalizer.normalize(lower, Normalizer.Form.NFC));
        }
        return found == null ? 0 : found;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(it -> it < 128);
    }

    private static Map<String, Integer> read() {
        try (InputStream in = MonthNames.class.getResourceAsStream("months.txt")) {
            if (in == null) {
                throw new IllegalStateException("months.txt is missing from the jar");
            }
            var names = new HashMap<String, Integer>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .forEach(line -> addLine(line, names));
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading months.txt", e);
        }
    }

    private static void addLine(String line, Map<String, Integer> names) {
        var words = line.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            names.put(words[i], Integer.valueOf(words[0]));
        }
    }
}
