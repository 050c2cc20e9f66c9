package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** How far a fetch was sent, and how much of the way was said to be for good. */
final class RedirectTrail {
    private static final int MAX_COOKIES = 50;

    private Instant deadline;
    private int length;
    private boolean permanentSoFar = true;
    private @Nullable URI movedTo;
    private final List<Cookie> cookies = new ArrayList<>();

    RedirectTrail(Instant deadline) {
        this.deadline = deadline;
    }

    void follow(URI to, boolean permanent) {
        length++;
        permanentSoFar &= permanent;
        movedTo = permanentSoFar ? to : movedTo;
    }

    /** Some sites let nobody in who does not bring back a cookie; it is forgotten with the fetch. */
    void keep(List<Cookie> given) {
        given.stream().limit(MAX_COOKIES - cookies.size()).forEach(cookies::add);
    }

    /** The header's value; empty for none. */
    String cookiesFor(HttpUrl url) {
        return cookies.stream()
                .filter(it -> it.matches(url))
                .collect(Collectors.toMap(Cookie::name, Cookie::value, (_, later) -> later, LinkedHashMap::new))
                .entrySet()
                .stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Time that was not the servers'. */
    void extend(Duration waited) {
        deadline = deadline.plus(waited);
    }

    /** Whether all of the way so far is for good; also at its beginning. */
    boolean isPermanent() {
        return permanentSoFar;
    }

    int length() {
        return length;
    }

    Instant deadline() {
        return deadline;
    }

    /** The end of the permanent redirects that the way began with; null without any. */
    @Nullable
    URI movedTo() {
        return movedTo;
    }
}
