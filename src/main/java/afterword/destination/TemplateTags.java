package afterword.destination;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tags of a template, looked over before it is used, so that an error is told at its place. */
final class TemplateTags {
    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "title", "link", "excerpt", "date", "minutes", "author", "authors", "category", "categories", "tags"));

    private static final Set<String> LISTS = Set.of("authors", "categories", "tags");

    private static final Set<String> IN_LISTS = Set.of(".", "-first", "-last", "-index");

    private final String text;
    private final ArrayDeque<Open> open = new ArrayDeque<>();

    private record Open(String name, int at, boolean repeats) {}

    private TemplateTags(String text) {
        this.text = text;
    }

    /** What is wrong, with line, column and what to write instead; empty where nothing is. */
    static Optional<String> problem(String text) {
        return Optional.ofNullable(new TemplateTags(text).look());
    }

    /** The names that a template may use. */
    static String names() {
        return String.join(", ", NAMES);
    }

    private @Nullable String look() {
        var from = 0;
        while (true) {
            var at = text.indexOf("{{", from);
            if (at < 0) {
                var left = open.peek();
                return left == null
                        ? null
                        : said(left.at(), "{{#" + left.name() + "}} is never closed: add {{/" + left.name() + "}}");
            }
            var triple = text.startsWith("{{{", at);
            var end = text.indexOf(triple ? "}}}" : "}}", at);
            if (end < 0) {
                return said(at, "this tag is never closed: add }}");
            }
            var problem = tag(text.substring(at + (triple ? 3 : 2), end).strip(), at);
            if (problem != null) {
                return said(at, problem);
            }
            from = end + (triple ? 3 : 2);
        }
    }

    private @Nullable String tag(String words, int at) {
        if (words.isEmpty()) {
            return "this tag is empty: put a name in it, one of " + names();
        }
        var name = words.substring(1).strip();
        return switch (words.charAt(0)) {
            case '!' -> null;
            case '#', '^' -> {
                var problem = unknown(name);
                open.push(new Open(name, at, words.charAt(0) == '#' && LISTS.contains(name)));
                yield problem;
            }
            case '/' -> closed(name);
            case '&' -> unknown(name);
            case '>', '<', '$', '=' ->
                "{{" + words
                        + "}} is not offered here: a template only names facts, and repeats with {{#tags}} … {{/tags}}";
            default -> unknown(words);
        };
    }

    private @Nullable String closed(String name) {
        var last = open.poll();
        if (last == null) {
            return "{{/" + name + "}} closes what was never opened: take it away";
        }
        return last.name().equals(name) ? null : "{{/" + name + "}} stands where {{/" + last.name() + "}} is expected";
    }

    private @Nullable String unknown(String name) {
        if (IN_LISTS.contains(name)) {
            return open.stream().anyMatch(Open::repeats)
                    ? null
                    : "“" + name + "” belongs to the one at hand in a list: put it between {{#tags}} and {{/tags}}";
        }
        if (NAMES.contains(name)) {
            return null;
        }
        var plural = List.of(name.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT) + "s");
        var guess = NAMES.stream().filter(plural::contains).findFirst();
        return "there is no “" + name + "”"
                + guess.map(it -> ", but there is “" + it + "”").orElse("") + ". The names are " + names();
    }

    private String said(int at, String what) {
        var before = text.substring(0, at);
        var line = before.chars().filter(it -> it == '\n').count() + 1;
        var column = at - (before.lastIndexOf('\n') + 1) + 1;
        return "Line " + line + ", column " + column + ": " + what + ".";
    }
}
