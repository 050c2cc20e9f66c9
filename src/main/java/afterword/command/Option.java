package afterword.command;

import java.util.List;

/**
 * One argument of a command. Telegram takes them in order or as {@code --name value}; the last {@link Type#TEXT} takes
 * the rest of the line.
 *
 * @param completes whether {@link Command#complete} offers values while the person types
 * @param choices the only values allowed; empty where any is
 */
public record Option(
        String name, String description, Type type, boolean required, boolean completes, List<String> choices) {
    /** What the argument is. A {@code CHANNEL} arrives as the platform's id or the words the person used. */
    public enum Type {
        TEXT,
        INTEGER,
        CHANNEL
    }

    public Option {
        if (!name.matches("[a-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("Not a name that both platforms allow: " + name);
        }
        if (description.isBlank() || description.length() > 100) {
            throw new IllegalArgumentException("Discord wants 1 to 100 characters of description: " + name);
        }
        choices = List.copyOf(choices);
    }

    public static Option required(String name, Type type, String description) {
        return new Option(name, description, type, true, false, List.of());
    }

    public static Option optional(String name, Type type, String description) {
        return new Option(name, description, type, false, false, List.of());
    }

    /** The same option with values offered while typing. */
    public Option completing() {
        return new Option(name, description, type, required, true, choices);
    }
}
