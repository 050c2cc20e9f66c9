package afterword.destination;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One rule of a destination: only, or not, articles of which something is so. */
public record FilterRule(boolean excludes, Subject subject, String value) {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_PROGRAM = 5_000;
    private static final long MAX_REPEATS = 10_000;
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(?:\\d+,)?(\\d+),?}");

    /** What a rule looks at. */
    public enum Subject {
        CATEGORY,
        TAG,
        AUTHOR,
        FEED,
        WORDS,
        REGEX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of reading a rule. */
    sealed interface Read {
        record Good(FilterRule rule) implements Read {}

        /** The sentence says what is wrong, where, and what to write instead. */
        record Bad(String sentence) implements Read {}
    }

    /** {@code only category Guides}, {@code not words sponsored}, {@code not regex ^Deal}. */
    static Read read(String words) {
        var parts = words.strip().split("\\s+", 3);
        var kind = parts[0].toLowerCase(Locale.ROOT);
        var excludes = List.of("not", "exclude").contains(kind);
        if (!excludes && !List.of("only", "include").contains(kind)) {
            return bad("A rule begins with only or not, this one with “" + parts[0] + "”.");
        }
        if (parts.length == 1) {
            return bad("After “" + parts[0] + "” comes what to look at: " + subjects() + ".");
        }
        var named = Arrays.stream(Subject.values())
                .filter(it -> it.word().equals(parts[1].toLowerCase(Locale.ROOT)))
                .findFirst();
        if (named.isEmpty()) {
            return bad("A rule looks at " + subjects() + ", not at “" + parts[1] + "”.");
        }
        if (parts.length == 2) {
            return bad("After “" + parts[1] + "” comes what to look for.");
        }
        var rule = new FilterRule(excludes, named.get(), parts[2].strip());
        if (rule.value.length() > MAX_LENGTH) {
            return bad("A rule has at most " + MAX_LENGTH + " characters, this one has " + rule.value.length() + ".");
        }
        if (rule.subject == Subject.WORDS && rule.value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return bad("“" + rule.value + "” holds no word.");
        }
        var wrong = rule.subject == Subject.REGEX ? wrongExpression(rule.value) : Optional.<String>empty();
        return wrong.<Read>map(Read.Bad::new).orElseGet(() -> new Read.Good(rule));
    }

    /** As {@link #read} takes it. */
    public String words() {
        return (excludes ? "not " : "only ") + subject.word() + " " + value;
    }

    /** Upper and lower case are the same; the expression is looked for anywhere in a text. */
    static Pattern expression(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    private static Optional<String> wrongExpression(String expression) {
        try {
            if (repeats(expression) > MAX_REPEATS || expression(expression).programSize() > MAX_PROGRAM) {
                return Optional.of("The expression repeats too much: with its counts multiplied it is too large."
                        + " Use smaller counts, such as {1,20}.");
            }
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(BadExpression.sentence(expression, e));
        }
    }

    private static long repeats(String expression) {
        var product = 1L;
        var counts = REPEAT.matcher(expression);
        while (counts.find() && product <= MAX_REPEATS) {
            product *= Math.max(1, Math.min(MAX_REPEATS, parsed(counts.group(1))));
        }
        return product;
    }

    private static long parsed(String digits) {
        return digits.length() > 6 ? MAX_REPEATS : Long.parseLong(digits);
    }

    private static Read.Bad bad(String what) {
        return new Read.Bad(what + " For example: only category Guides; not tag sponsored; not words press release;"
                + " only feed Blog; not author Olga; not regex ^Deal of the (day|week).");
    }

    private static String subjects() {
        return Arrays.stream(Subject.values()).map(Subject::word).collect(Collectors.joining(", "));
    }
}
