package afterword.poll;

/** One choice: an emoji that both platforms allow as a reaction, and its words, empty for a bare reaction. */
public record PollOption(String emoji, String label) {}
