package afterword.playground;

import java.time.Duration;

/**
 * A sentence that somebody says to the bot.
 *
 * @param what as the visitor reads it while it is being said
 */
record Line(String what, Saying saying) {
    /** Says it and waits for the answer. */
    @FunctionalInterface
    interface Saying {
        /** Whether an answer came within that time. */
        boolean within(Duration limit) throws InterruptedException;
    }
}
