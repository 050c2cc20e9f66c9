package afterword.playground;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The page's server-sent events: "changed" with the version to fetch, several changes at once told as one. */
final class EventStream {
    private static final Duration GATHERING = Duration.ofMillis(40);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);

    private final ChangeSignal signal;

    EventStream(ChangeSignal signal) {
        this.signal = signal;
    }

    /** Writes events until the page goes away or the server closes; holds its (virtual) thread meanwhile. */
    void serve(Context context) throws IOException, InterruptedException {
        var response = context.res();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        var stream = response.getOutputStream();
        var seen = -1L;
        while (!signal.isClosed()) {
            var version = signal.await(seen, BETWEEN_SIGNS_OF_LIFE);
            var words = ": still here\n\n";
            if (version != seen) {
                signal.gather(GATHERING);
                seen = signal.version();
                words = "event: changed\ndata: " + seen + "\n\n";
            }
            stream.write(words.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        }
    }
}
