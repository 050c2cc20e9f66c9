package afterword.web;

/** What became of the attempt to listen. */
public sealed interface WebStart {
    /** The port that is open now, also where 0 was asked for. */
    record Listening(int port) implements WebStart {}

    /** Nothing listens; the sentence says why and what to do. */
    record Failed(String sentence) implements WebStart {}
}
