package afterword.config;

import afterword.config.Parsed.Right;
import afterword.config.Parsed.Wrong;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and compares URLs. */
final class Addresses {
    private static final List<String> WEB = List.of("https", "http");
    private static final List<String> SOCKET = List.of("wss", "ws");

    private Addresses() {}

    /** A feed or a site. */
    static Parsed<URI> web(String text) {
        return read(text, WEB);
    }

    static Parsed<URI> gateway(String text) {
        return read(text, SOCKET);
    }

    /** An address under which others lie: no query or fragment, and a slash at its end. */
    static Parsed<URI> base(String text) {
        return switch (read(text, WEB)) {
            case Wrong<URI> wrong -> wrong;
            case Right<URI>(var uri)
            when uri.getRawQuery() != null || uri.getRawFragment() != null ->
                new Wrong<>("goes on with ? or #: write the address up to there.");
            case Right<URI>(var uri) -> new Right<>(uri.getRawPath().endsWith("/") ? uri : URI.create(uri + "/"));
        };
    }

    /** Scheme, host and port alone: TelegramBots can be told nothing more. */
    static Parsed<URI> origin(String text) {
        return switch (base(text)) {
            case Wrong<URI> wrong -> wrong;
            case Right<URI>(var uri)
            when !uri.getRawPath().equals("/") ->
                new Wrong<>(
                        "goes on after the host: write scheme, host and port only, without a path and without the token.");
            case Right<URI>(var uri) -> new Right<>(URI.create(uri.getScheme() + "://" + uri.getRawAuthority()));
        };
    }

    /** Whether a token would cross a network in the clear. */
    static boolean exposesToken(URI uri) {
        var plain = uri.getScheme().equals("http") || uri.getScheme().equals("ws");
        var host = uri.getHost();
        return plain && !host.equals("localhost") && !host.equals("[::1]") && !host.startsWith("127.");
    }

    /** Equal for addresses that lead to the same place. */
    static String identity(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var defaultPort = uri.getScheme().equals("https") ? 443 : 80;
        var port = uri.getPort() == -1 ? defaultPort : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return uri.getScheme() + "://" + uri.getHost() + ":" + port + path + query;
    }

    private static Parsed<URI> read(String text, List<String> schemes) {
        var wanted = String.join(":// or ", schemes) + "://";
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            return new Wrong<>("is no address: write it as a browser shows it, beginning with " + wanted + ".");
        }
        var scheme = lower(uri.getScheme());
        if (scheme == null || !schemes.contains(scheme)) {
            return new Wrong<>("does not begin with " + wanted + ": write the whole address.");
        }
        if (uri.getRawUserInfo() != null) {
            return new Wrong<>("has a user name or password before the host: write the address without it.");
        }
        var host = lower(uri.getHost());
        if (host == null) {
            return new Wrong<>(
                    "has no host name that can be looked up: write letters, digits, dots and hyphens (names in other"
                            + " scripts in their xn-- form).");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return new Wrong<>("has an impossible port: write one from 1 to 65535, or none.");
        }
        return new Right<>(URI.create(
                scheme + "://" + host + (uri.getPort() == -1 ? "" : ":" + uri.getPort()) + afterAuthority(uri)));
    }

    private static String afterAuthority(URI uri) {
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        return uri.getRawPath() + query + fragment;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
