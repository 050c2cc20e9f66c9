package afterword.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the configuration file says, checked. {@code discord} or {@code telegram} is null where the process runs
 * without that platform, never both.
 */
public record Config(
        Storage storage,
        Owners owners,
        @Nullable Discord discord,
        @Nullable Telegram telegram,
        List<Feed> feeds,
        Fetching fetching,
        Web web,
        Defaults defaults) {
    public Config {
        feeds = List.copyOf(feeds);
    }

    /** Where the database file lies; a relative path starts at the working directory. */
    public record Storage(Path path) {}

    /** The people who may let the bot in anywhere, by their platform's id. Both empty: a code is printed for {@code claim}. */
    public record Owners(List<String> discord, List<Long> telegram) {
        public Owners {
            discord = List.copyOf(discord);
            telegram = List.copyOf(telegram);
        }
    }

    /** {@code apiUrl} ends with a slash, as JDA wants it. */
    public record Discord(Secret token, URI apiUrl, URI gatewayUrl) {}

    /** {@code apiUrl} is scheme, host and port only, without a slash at its end. */
    public record Telegram(Secret token, URI apiUrl) {}

    /** A feed or the site that has one. {@code every} is null where the feed's own rhythm decides. */
    public record Feed(URI url, @Nullable Duration every) {}

    /** How feeds and pages are fetched. {@code extraPorts} come in addition to 80, 443, 8080 and 8443. */
    public record Fetching(String userAgent, boolean allowPrivateAddresses, List<Integer> extraPorts) {
        public Fetching {
            extraPorts = List.copyOf(extraPorts);
        }
    }

    /** The bot's own web server. {@code publicUrl} is how the world reaches it, null where it does not. */
    public record Web(Listen listen, @Nullable URI publicUrl) {}

    /** A host name or address without brackets, and a port; 0 lets the system choose one. */
    public record Listen(String host, int port) {}

    /** What holds until a command says otherwise. {@code language} is one of {@link Values#LANGUAGES}. */
    public record Defaults(
            String language, ZoneId timeZone, boolean mirrorComments, UncertainTelegram uncertainTelegram) {}

    /** What becomes of a Telegram message when nobody can know whether it arrived. */
    public enum UncertainTelegram {
        /** Send it again: it may stand there twice. */
        REPEAT,
        /** Leave it: it may be missing. */
        SKIP
    }
}
