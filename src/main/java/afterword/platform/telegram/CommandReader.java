package afterword.platform.telegram;

import afterword.command.CommandSpec;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code /word@bot args} as people type it. */
final class CommandReader {
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,32}))?(?:\\s+(.*))?", Pattern.DOTALL);

    private final String botName;
    private final Collection<CommandSpec> specs;

    CommandReader(String botName, Collection<CommandSpec> specs) {
        this.botName = botName;
        this.specs = specs;
    }

    /** What a text is to us. */
    sealed interface Read {
        /** A command for this bot; the line is without slash and bot's name. */
        record Ours(String line) implements Read {}

        /** A command, and not for this bot. */
        record Others() implements Read {}

        record NoCommand() implements Read {}
    }

    /**
     * Reads a text.
     *
     * @param alone whether every command is meant for this bot, as in a private chat
     */
    Read read(String text, boolean alone) {
        var command = COMMAND.matcher(text.strip());
        if (!command.matches()) {
            return new Read.NoCommand();
        }
        var word = command.group(1).toLowerCase(Locale.ROOT);
        var addressee = command.group(2);
        var named = addressee != null && addressee.equalsIgnoreCase(botName);
        if (addressee != null && !named) {
            return new Read.Others();
        }
        if (!named && !alone && !isKnown(word)) {
            return new Read.Others();
        }
        var rest = command.group(3);
        return new Read.Ours(rest == null ? word : word + " " + withDashes(word, rest));
    }

    private boolean isKnown(String word) {
        return word.equals("start")
                || specs.stream().anyMatch(spec -> spec.root().equals(word));
    }

    /** Telephones make one long dash of the two that stand before an option's name. */
    private String withDashes(String word, String rest) {
        var mended = rest;
        for (var spec : specs) {
            if (spec.root().equals(word)) {
                for (var option : spec.options()) {
                    mended = mended.replaceAll(
                            "(?<=^|\\s)[—–]" + Pattern.quote(option.name()) + "(?=\\s)", "--" + option.name());
                }
            }
        }
        return mended;
    }
}
