package afterword.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Addresses as people write them: with spaces, umlauts, without a scheme, relative to something. */
public final class WebAddress {
    private static final int MAX_LENGTH = 4096;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private WebAddress() {}

    /** The http(s) address that {@code written} means at {@code base}; null when it means none. */
    public static @Nullable URI resolve(URI base, @Nullable String written) {
        if (written == null) {
            return null;
        }
        var text = written.strip();
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        var plain = plain(text);
        if (plain != null) {
            return plain;
        }
        var from = HttpUrl.parse(base.toString());
        var resolved = from == null ? HttpUrl.parse(text) : from.resolve(text);
        return resolved == null ? null : uri(resolved);
    }

    /** The address that somebody typed, https where no scheme was typed; null when it cannot be one. */
    public static @Nullable URI typed(String written) {
        var text = written.strip();
        if (text.startsWith("feed:")) {
            text = text.substring(5);
        }
        text = text.startsWith("//") ? text.substring(2) : text;
        boolean hasScheme = text.matches("(?i)[a-z][a-z0-9+.-]*://.*");
        // A person's address: what follows the sign is no site of theirs.
        if (!hasScheme && text.matches("[^/]*@.*")) {
            return null;
        }
        var url = HttpUrl.parse(hasScheme ? text : "https://" + text);
        boolean plausible =
                url != null && text.length() <= MAX_LENGTH && !url.host().isEmpty();
        return plausible && url != null ? uri(url) : null;
    }

    /** Nearly every address needs no more than being checked. */
    private static @Nullable URI plain(String text) {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return null;
            }
        }
        try {
            var uri = new URI(text);
            return uri.getHost() == null || uri.getUserInfo() != null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable URI uri(HttpUrl url) {
        try {
            return new URI(url.newBuilder().username("").password("").build().toString());
        } catch (URISyntaxException e) {
            return lenientUri(url);
        }
    }

    private static @Nullable URI lenientUri(HttpUrl url) {
        try {
            return url.uri();
        } catch (RuntimeException e) {
            // OkHttp throws for what no java.net.URI can hold.
            return null;
        }
    }

    /** Equal for addresses of the same feed: they are commonly written with and without TLS, the usual port, or the slash at the end. */
    public static String comparable(URI address) {
        var text = address.toString()
                .replaceFirst("^(?i:http://([^/?#]*):80|https://([^/?#]*):443)(?=[/?#]|$)", "$1$2")
                .replaceFirst("^(?i)https?://", "")
                .replaceFirst("#.*$", "")
                .replaceFirst("/$", "");
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whom a request goes to: the host, with a port that is neither http's nor https'. The two are one server. */
    public static String server(URI address) {
        return server(host(address), address.getPort());
    }

    static String server(HttpUrl url) {
        return server(url.host(), url.port());
    }

    private static String server(String host, int port) {
        return port < 0 || port == HTTP || port == HTTPS ? host : host + ":" + port;
    }

    /** The host in lower case; an empty string for an address without one. */
    public static String host(URI address) {
        var host = address.getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
