package afterword.chat;

/** One platform's line: connects and reconnects by itself until closed. */
public interface Connection extends AutoCloseable {
    Platform platform();

    /** Begins to connect; returns at once, also when the platform is down. */
    void start();

    /** How the line is now. */
    State state();

    /** Stops receiving, then sending; idempotent. */
    @Override
    void close();

    /** How a line is: working, on its way, or stopped by something that only the operator can mend. */
    sealed interface State {
        record Connected(String account) implements State {}

        /** Not yet, or not any more; the reason in words for the operator. */
        record Connecting(String reason) implements State {}

        /** Refused for good, a wrong token say; the sentence says what to do. */
        record Refused(String sentence) implements State {}
    }
}
