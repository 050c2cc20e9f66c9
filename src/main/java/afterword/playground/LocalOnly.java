package afterword.playground;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps other sites out. A page elsewhere can make a browser call 127.0.0.1, or point a name of its own there (DNS
 * rebinding): the first shows in Origin, the second in Host.
 */
final class LocalOnly {
    private LocalOnly() {}

    /** Refuses with 403 what does not come from a page of this server itself. */
    static void check(Context context, int port) {
        var own = Stream.of("127.0.0.1", "localhost", "[::1]")
                .map(it -> it + ":" + port)
                .collect(Collectors.toUnmodifiableSet());
        var host = String.valueOf(context.header("Host")).toLowerCase(Locale.ROOT);
        if (!own.contains(host)) {
            throw new ForbiddenResponse("The playground answers only to http://127.0.0.1:" + port + ".");
        }
        var origin = context.header("Origin");
        var elsewhere = origin != null && !isOwn(origin, own);
        if (elsewhere || "cross-site".equals(context.header("Sec-Fetch-Site"))) {
            throw new ForbiddenResponse("The playground takes no requests from other sites.");
        }
    }

    private static boolean isOwn(String origin, Set<String> own) {
        return own.stream().anyMatch(it -> origin.toLowerCase(Locale.ROOT).equals("http://" + it));
    }
}
