package afterword.web;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks a running process whether it lives, for a container that has no curl. */
public final class HealthProbe {
    private static final int TIMEOUT_MS = 4_000;

    private HealthProbe() {}

    /**
     * Asks {@code /healthz} on this machine.
     *
     * @param host what the process listens on; for 0.0.0.0 and :: the loopback address is asked
     * @param out gets one line that says what was found
     * @return the exit code: 0 when the process lives, 1 otherwise
     */
    public static int probe(String host, int port, PrintStream out) {
        var address = URI.create("http://" + reachable(host) + ":" + port + "/healthz");
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
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

    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }
}
