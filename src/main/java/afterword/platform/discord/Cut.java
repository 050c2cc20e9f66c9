package afterword.platform.discord;

/** Makes text short enough. Lengths are in UTF-16 units, which is never less than what Discord counts. */
final class Cut {
    static final String MARK = "…";
    private static final int WORD = 30;

    private Cut() {}

    /** The text if it fits, else its beginning up to a word's end with "…" behind it, at most {@code max} long. */
    static String atWord(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        if (max <= MARK.length()) {
            return MARK.substring(0, Math.max(0, max));
        }
        var end = max - MARK.length();
        var wordEnd = end;
        while (wordEnd > 0 && end - wordEnd < WORD && !Character.isWhitespace(text.charAt(wordEnd))) {
            wordEnd--;
        }
        if (wordEnd > 0 && Character.isWhitespace(text.charAt(wordEnd))) {
            end = wordEnd;
        }
        return whole(text, end).stripTrailing() + MARK;
    }

    /** The beginning of the text, without half a character at its end. */
    static String hard(String text, int max) {
        return text.length() <= max ? text : whole(text, max);
    }

    /** The text on one line. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String whole(String text, int end) {
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
