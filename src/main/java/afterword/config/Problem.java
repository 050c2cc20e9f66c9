package afterword.config;

import java.nio.file.Path;

/**
 * Something in the configuration file that the operator should change. Never carries a token.
 *
 * @param line counted from 1; 0 where the problem is the file as a whole
 * @param column counted from 1; 0 where the line is 0
 * @param key the way to the value ({@code feeds[0].every}); empty where the problem is no single key's
 * @param sentence what is wrong, and what to write instead
 */
public record Problem(int line, int column, String key, String sentence) {
    /** One line for a log or a terminal, beginning with the place in a form that editors jump to. */
    public String describe(Path file) {
        var place = line == 0 ? file.toString() : file + ":" + line + ":" + column;
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + sentence;
    }
}
