package afterword.chat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What the bot itself writes into a post, in one language: a line for each in {@code words_LANGUAGE.properties}. */
public final class CardWords {
    /** Those that there are words in. */
    public static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it", "pt", "ru");

    private static final Map<String, CardWords> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(it -> it, CardWords::read));

    private final Map<String, String> words;

    private CardWords(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /** The words of the locale's language; English where there are none. */
    public static CardWords in(Locale locale) {
        return Objects.requireNonNull(ALL.getOrDefault(locale.getLanguage(), ALL.get("en")));
    }

    private static CardWords read(String language) {
        var name = "words_" + language + ".properties";
        try (var stream = Objects.requireNonNull(CardWords.class.getResourceAsStream(name), name)) {
            var lines = new Properties();
            lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var words = new HashMap<String, String>();
            lines.stringPropertyNames().forEach(key -> words.put(key, lines.getProperty(key)));
            return new CardWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    public String minutes(int minutes) {
        return of("minutes").replace("{0}", String.valueOf(minutes));
    }

    public String categories() {
        return of("categories");
    }

    public String tags() {
        return of("tags");
    }

    /** A poll's question: the bot's own in this language, any other as it is; what people think, where there is none. */
    public String question(String asked) {
        if (asked.isBlank()) {
            return of("question.opinion");
        }
        var english = in(Locale.ENGLISH);
        for (var own : List.of("question.opinion", "question.part")) {
            if (asked.equals(english.of(own))) {
                return of(own);
            }
        }
        return asked;
    }

    /** A closed poll's mark behind its question. */
    public String closed() {
        return of("poll.mark");
    }

    public String pollIsClosed() {
        return of("poll.closed");
    }

    public String reactToVote() {
        return of("poll.vote");
    }

    /** Those whose reactions Telegram only counts. */
    public String readersOfTheChannel() {
        return of("poll.readers");
    }

    public String gone() {
        return of("gone");
    }

    public String digest(int articles) {
        return of("digest").replace("{0}", String.valueOf(articles));
    }

    public String test() {
        return of("test");
    }

    private String of(String key) {
        var found = words.get(key);
        if (found == null) {
            throw new IllegalStateException("No word for " + key);
        }
        return found;
    }

    /** What there are words for: the same in each language. */
    Set<String> keys() {
        return words.keySet();
    }
}
