package afterword.config;

import java.util.regex.Pattern;

/** How other people's text appears in a message: quoted, or as {@code ***} where it could be a token. */
final class Shown {
    private static final int LONGEST = 60;
    // Discord's and Telegram's tokens have runs of at least 27 such characters; no key, host or word here needs as
    // many.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{24,}|\\d{5,}:[A-Za-z0-9_-]+");

    private Shown() {}

    static String quoted(String text) {
        return "“" + plain(text) + "”";
    }

    static String plain(String text) {
        if (text.length() > LONGEST || TOKEN.matcher(text).find()) {
            return "***";
        }
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
