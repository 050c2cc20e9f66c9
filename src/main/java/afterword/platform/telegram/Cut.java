package afterword.platform.telegram;

/** Shortens text without breaking words or characters. */
final class Cut {
    private static final int WORD_SEARCH = 40;

    private Cut() {}

    /** At most {@code max} UTF-16 units; what was cut is marked by an ellipsis. */
    static String at(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        if (max < 1) {
            return "";
        }
        var end = max - 1;
        var space = text.lastIndexOf(' ', end);
        if (space > 0 && end - space < WORD_SEARCH) {
            end = space;
        }
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
