package afterword.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a command as it is typed on Telegram or carried by a button: {@code channel add @news --newest 3}. */
public final class CommandLine {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static final Pattern CHANNEL = Pattern.compile("[@#].+|<#.+|-?\\d{5,}|https?://.+");

    private CommandLine() {}

    /** What was read. */
    public sealed interface Parsed {
        /** A command and its arguments by option name. */
        record Call(CommandSpec spec, Map<String, String> options) implements Parsed {}

        /** No command has this name; {@code root} is the word that was tried. */
        record UnknownCommand(String root) implements Parsed {}

        /** The first word has subcommands, and none of them was named. */
        record NeedsSubcommand(String root, List<CommandSpec> subcommands) implements Parsed {}

        /** The command is known, its arguments are wrong; the sentence says how. */
        record BadArguments(CommandSpec spec, String sentence) implements Parsed {}
    }

    /**
     * Reads one line.
     *
     * @param line the words, without a slash
     */
    public static Parsed parse(String line, Collection<CommandSpec> specs) {
        var words = words(line);
        if (words.isEmpty()) {
            return new Parsed.UnknownCommand("");
        }
        var root = words.getFirst().text().toLowerCase(Locale.ROOT);
        var named = named(specs, words);
        if (named.isPresent()) {
            var spec = named.get();
            var nameWords = spec.name().equals(root) ? 1 : 2;
            return arguments(spec, line, words.subList(nameWords, words.size()));
        }
        var subcommands =
                specs.stream().filter(spec -> spec.root().equals(root)).toList();
        return subcommands.isEmpty() ? new Parsed.UnknownCommand(root) : new Parsed.NeedsSubcommand(root, subcommands);
    }

    /** How the command is typed: {@code /channel add [channel] [--newest N]}. */
    public static String usage(CommandSpec spec) {
        var usage = new StringBuilder("/").append(spec.name());
        for (var option : spec.options()) {
            usage.append(' ').append(option.required() ? option.name() : "[" + option.name() + "]");
        }
        return usage.toString();
    }

    private static Optional<CommandSpec> named(Collection<CommandSpec> specs, List<Word> words) {
        var root = words.getFirst().text().toLowerCase(Locale.ROOT);
        var both = words.size() < 2 ? root : root + " " + words.get(1).text().toLowerCase(Locale.ROOT);
        return specs.stream()
                .filter(spec -> spec.name().equals(both))
                .findFirst()
                .or(() ->
                        specs.stream().filter(spec -> spec.name().equals(root)).findFirst());
    }

    private static Parsed arguments(CommandSpec spec, String line, List<Word> words) {
        var values = new HashMap<String, String>();
        var positional = new ArrayList<>(spec.options());
        var index = 0;
        while (index < words.size()) {
            var word = words.get(index);
            if (word.text().startsWith("--") && word.text().length() > 2) {
                var name = word.text().substring(2);
                var option = spec.options().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst();
                if (option.isEmpty() || index + 1 == words.size()) {
                    return bad(
                            spec,
                            option.isEmpty() ? "There is no --" + name + " here." : "--" + name + " needs a value.");
                }
                values.put(name, words.get(index + 1).text());
                positional.remove(option.get());
                index += 2;
                continue;
            }
            if (positional.isEmpty()) {
                return bad(spec, "“" + word.text() + "” is one argument too many.");
            }
            var option = positional.removeFirst();
            while (!fits(option, word.text()) && positional.stream().anyMatch(CommandLine::takesAnyText)) {
                option = positional.removeFirst();
            }
            if (positional.stream().noneMatch(it -> it.type() != Option.Type.INTEGER)
                    && option.type() == Option.Type.TEXT
                    && option.choices().isEmpty()
                    && words.subList(index, words.size()).stream()
                            .noneMatch(it -> it.text().startsWith("--"))
                    && positional.isEmpty()) {
                // The last text takes the rest as it was typed, line breaks included.
                values.put(option.name(), index + 1 == words.size() ? word.text() : line.substring(word.start()));
                break;
            }
            values.put(option.name(), word.text());
            index++;
        }
        return checked(spec, values);
    }

    /** Before a text, what may be left out is left out where the word cannot be it. */
    private static boolean fits(Option option, String word) {
        if (option.required()) {
            return true;
        }
        return switch (option.type()) {
            case CHANNEL -> CHANNEL.matcher(word).matches();
            case TEXT -> option.choices().isEmpty() || option.choices().contains(word);
            case INTEGER -> true;
        };
    }

    private static boolean takesAnyText(Option option) {
        return option.type() == Option.Type.TEXT && option.choices().isEmpty();
    }

    private static Parsed checked(CommandSpec spec, Map<String, String> values) {
        for (var option : spec.options()) {
            var value = values.get(option.name());
            if (value == null) {
                if (option.required()) {
                    return bad(spec, "It needs: " + option.name() + " (" + option.description() + ").");
                }
                continue;
            }
            if (option.type() == Option.Type.INTEGER && !value.matches("-?\\d{1,9}")) {
                return bad(spec, "“" + value + "” is not a number.");
            }
            if (!option.choices().isEmpty() && !option.choices().contains(value)) {
                return bad(spec, "“" + value + "” is not one of " + String.join(", ", option.choices()) + ".");
            }
        }
        return new Parsed.Call(spec, values);
    }

    private static Parsed bad(CommandSpec spec, String what) {
        return new Parsed.BadArguments(spec, what + " Try: " + usage(spec));
    }

    private static List<Word> words(String line) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(line);
        while (matcher.find()) {
            var quoted = matcher.group(1);
            words.add(new Word(quoted == null ? matcher.group(2) : quoted, matcher.start()));
        }
        return words;
    }

    private record Word(String text, int start) {}
}
