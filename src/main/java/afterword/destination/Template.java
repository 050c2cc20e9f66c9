package afterword.destination;

import afterword.chat.Card;
import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The text of a destination's posts, with an article's facts where a tag names them. It can only name and repeat: what it
 * yields is plain words, and it ends after so many steps and characters, whatever is written in it.
 */
public final class Template {
    /** The longest template. */
    static final int MAX_LENGTH = 1_500;

    private static final int MAX_TEXT = 3_000;
    private static final int MAX_STEPS = 10_000;

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** What became of reading a template. */
    sealed interface Read {
        record Good(Template template) implements Read {}

        /** The sentence names line and column, and what to do. */
        record Bad(String sentence) implements Read {}
    }

    /** Reads a template that a person wrote. */
    static Read read(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Read.Bad(
                    "A template has at most " + MAX_LENGTH + " characters, this one has " + text.length() + ".");
        }
        var problem = TemplateTags.problem(text);
        if (problem.isPresent()) {
            return new Read.Bad(problem.get());
        }
        try {
            var _ = compiler(new Steps()).compile(text);
            return new Read.Good(new Template(text));
        } catch (MustacheException e) {
            return new Read.Bad("The template cannot be read: " + e.getMessage() + ".");
        }
    }

    /** A template that was read before; its text is used as it stands where it is none any more. */
    public static Template kept(String text) {
        return new Template(text);
    }

    /** What the template yields, and whether it had to be cut. */
    public record Said(String text, boolean cut) {}

    /** The post's text for an article; ends with an ellipsis where it had to be cut. */
    public Said of(Card card) {
        var out = new Limited();
        try {
            compiler(new Steps()).compile(text).execute(facts(card), out);
        } catch (TooMuch _) {
            return new Said(out.words.toString().strip() + "…", true);
        } catch (MustacheException e) {
            // Only a template that an older version had accepted can come here.
            return new Said(
                    e.getCause() instanceof TooMuch ? out.words.toString().strip() + "…" : text, true);
        }
        return new Said(out.words.toString().strip(), false);
    }

    private static Mustache.Compiler compiler(Steps steps) {
        return Mustache.compiler()
                .escapeHTML(false)
                .emptyStringIsFalse(true)
                .defaultValue("")
                .withFormatter(Template::word)
                .withCollector(steps);
    }

    private static String word(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Objects::toString).collect(Collectors.joining(", "))
                : value.toString();
    }

    private static Map<String, Object> facts(Card card) {
        var facts = new HashMap<String, Object>();
        facts.put("title", card.title());
        facts.put("link", card.link().toString());
        facts.put("excerpt", card.excerpt());
        facts.put("date", Objects.requireNonNullElse(card.date(), ""));
        facts.put("minutes", Objects.toString(card.readingMinutes(), ""));
        facts.put("author", String.join(", ", card.authors()));
        facts.put("authors", card.authors());
        facts.put(
                "category", card.categories().isEmpty() ? "" : card.categories().getFirst());
        facts.put("categories", card.categories());
        facts.put("tags", card.tags());
        return facts;
    }

    /** Knows maps and lists, never the methods or fields of anything, and counts its steps. */
    private static final class Steps extends BasicCollector {
        private int taken;

        @Override
        public Iterator<?> toIterator(Object value) {
            if (++taken > MAX_STEPS) {
                throw new TooMuch();
            }
            return super.toIterator(value);
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

    private static final class TooMuch extends RuntimeException {
        TooMuch() {
            super("The template yields too much", null, false, false);
        }
    }

    private static final class Limited extends Writer {
        private final StringBuilder words = new StringBuilder();

        @Override
        public void write(char[] characters, int offset, int length) {
            words.append(characters, offset, Math.min(length, MAX_TEXT - words.length()));
            if (words.length() >= MAX_TEXT) {
                throw new TooMuch();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
