package afterword;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** What becomes of the process when it is told to stop. */
final class Ending {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private Ending() {}

    /**
     * Does the work and returns its exit code. A signal to stop interrupts it; the process then ends with that code as soon
     * as the work has returned.
     */
    static int inOrder(IntSupplier work) {
        var worker = Thread.currentThread();
        var code = new CompletableFuture<Integer>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> afterClosing(worker, code)));
        try {
            var result = work.getAsInt();
            code.complete(result);
            return result;
        } finally {
            code.complete(Main.FAILED);
        }
    }

    private static void afterClosing(Thread worker, CompletableFuture<Integer> code) {
        if (code.isDone()) {
            return;
        }
        worker.interrupt();
        try {
            // The worker's own System.exit would wait for this hook, and without a word the code would be the signal's.
            Runtime.getRuntime().halt(code.get(CLOSING.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException _) {
            Thread.currentThread().interrupt();
        }
    }
}
