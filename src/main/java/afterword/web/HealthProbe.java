package afterword.web;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a running process whether it lives, for a container that has no curl. */
public final class HealthProbe {
    private static final int TIMEOUT_MS = 4_000;

    private HealthProbe() {}

    /**
     * Asks {@code /healthz} on 127.0.0.1.
     *
     * @param out gets one line that says what was found
     * @return the exit code: 0 when the process lives, 1 otherwise
     */
    public static int probe(int port, PrintStream out) {
        var address = URI.create("http://127.0.0.1:" + port + "/healthz");
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            connection.setInstanceFollowRedirects(false);
            try {
                var status = connection.getResponseCode();
                out.println(address + " answers " + status);
                return status == 200 ? 0 : 1;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            out.println(address + " does not answer: " + e.getMessage());
            return 1;
        }
    }
}
