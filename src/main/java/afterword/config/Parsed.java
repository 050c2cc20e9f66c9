package afterword.config;

/** What a text turned out to be. */
sealed interface Parsed<T> {
    record Right<T>(T value) implements Parsed<T> {}

    /** The sentence goes on after the text itself: "is no duration: write ...". It never repeats the text. */
    record Wrong<T>(String sentence) implements Parsed<T> {}
}
