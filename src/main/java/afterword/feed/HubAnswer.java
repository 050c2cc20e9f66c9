package afterword.feed;

/** What a hub says at once. */
public sealed interface HubAnswer {
    /** It will verify the intent by calling back. */
    record Accepted() implements HubAnswer {}

    /** {@code reason} is a sentence. */
    record Rejected(String reason) implements HubAnswer {}
}
