package afterword.playground;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Playground} is set up.
 *
 * @param port the page's port; 0 lets the system choose
 * @param feed somebody's real feed or site, null for the sample blog
 */
public record PlaygroundSettings(int port, @Nullable URI feed) {
    /** The page's usual port. */
    public static final int DEFAULT_PORT = 8080;

    public PlaygroundSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
        }
        if (feed != null
                && (feed.getHost() == null || !String.valueOf(feed.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException(
                    "A feed's address begins with http:// or https://, unlike " + feed + ".");
        }
    }

    /** The sample blog, and the page on its usual port. */
    public static PlaygroundSettings defaults() {
        return new PlaygroundSettings(DEFAULT_PORT, null);
    }
}
