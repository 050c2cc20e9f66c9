package afterword.feed;

/** Is told what each poll came to. */
public interface PollListener {
    void polled(Feed feed, PollOutcome outcome);
}
