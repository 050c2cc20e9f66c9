package afterword.command;

import java.util.List;

/**
 * What both platforms are told of a command. A name of two words is a subcommand: {@code channel add} is
 * {@code /channel add} on both.
 *
 * @param shownToAll whether everybody in the channel sees the answer (Discord fixes that before it is written)
 */
public record CommandSpec(
        String name, String summary, Access access, Place place, boolean shownToAll, List<Option> options) {
    public CommandSpec {
        if (!name.matches("[a-z0-9_]{1,32}( [a-z0-9_]{1,32})?")) {
            throw new IllegalArgumentException("Not a name that both platforms allow: " + name);
        }
        if (summary.isBlank() || summary.length() > 100) {
            throw new IllegalArgumentException("Discord wants 1 to 100 characters of summary: " + name);
        }
        options = List.copyOf(options);
    }

    public CommandSpec(String name, String summary, Access access, Place place, List<Option> options) {
        this(name, summary, access, place, false, options);
    }

    /** The same command with answers that everybody in the channel sees. */
    public CommandSpec answeringAll() {
        return new CommandSpec(name, summary, access, place, true, options);
    }

    /** The first word: what a Telegram menu lists and a Discord command is called. */
    public String root() {
        var space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
