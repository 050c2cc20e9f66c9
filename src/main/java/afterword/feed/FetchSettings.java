package afterword.feed;

import java.time.Duration;
import java.util.Set;

/**
 * How the bot presents itself and where it may go. {@code allowPrivateAddresses} opens loopback and intranets; {@code extraPorts} adds to 80, 443, 8080
 * and 8443; {@code timeout} is for one fetch with all its redirects.
 */
public record FetchSettings(
        String userAgent, boolean allowPrivateAddresses, Set<Integer> extraPorts, Duration timeout) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

    public FetchSettings {
        extraPorts = Set.copyOf(extraPorts);
        if (userAgent.isBlank() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A fetch needs a user agent and a time limit");
        }
    }

    public boolean allowsPort(int port) {
        return PORTS.contains(port) || extraPorts.contains(port);
    }
}
