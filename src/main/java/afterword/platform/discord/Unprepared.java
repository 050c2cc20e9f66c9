package afterword.platform.discord;

/** A call that was never made, because what it needs could not be had. */
final class Unprepared extends RuntimeException {
    private final RuntimeException failure;

    Unprepared(RuntimeException failure) {
        super(failure);
        this.failure = failure;
    }

    /** What went wrong before the call. */
    RuntimeException failure() {
        return failure;
    }
}
