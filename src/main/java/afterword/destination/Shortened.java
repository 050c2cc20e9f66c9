package afterword.destination;

/** Words cut for a list, so that all its lines are seen. */
final class Shortened {
    private Shortened() {}

    /** The words, with an ellipsis where more than so many characters stand in them. */
    static String to(int most, String words) {
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most)) + "…";
    }
}
