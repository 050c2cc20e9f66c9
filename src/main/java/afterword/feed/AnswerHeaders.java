package afterword.feed;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads the headers that matter to a poller: caching (RFC 9111), Retry-After (RFC 9110, 10.2.3) and Link (RFC 8288). */
final class AnswerHeaders {
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,12})", Pattern.CASE_INSENSITIVE);
    private static final Pattern HUB_LINK =
            Pattern.compile("<([^<>]{1,2000})>\\s*;[^,<]{0,200}?rel\\s*=\\s*\"?\\s*hub\\b", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private AnswerHeaders() {}

    static CacheHeaders cache(Response response, Instant now) {
        var date = DateReader.read(response.header("Date"));
        return new CacheHeaders(
                validator(response.header("ETag")),
                validator(response.header("Last-Modified")),
                date,
                freshFor(response, date == null ? now : date));
    }

    /** Null for what could not be sent back: RFC 9110 section 5.5 allows visible ASCII only. */
    private static @Nullable String validator(@Nullable String value) {
        var sendable = value != null && !value.isBlank() && value.chars().allMatch(it -> it >= ' ' && it <= '~');
        return sendable ? value : null;
    }

    private static @Nullable Duration freshFor(Response response, Instant date) {
        var control = String.join(",", response.headers("Cache-Control"));
        var maxAge = MAX_AGE.matcher(control);
        if (maxAge.find()) {
            return capped(Duration.ofSeconds(Long.parseLong(maxAge.group(1))));
        }
        var expires = DateReader.read(response.header("Expires"));
        boolean usable = expires != null && !control.contains("no-cache") && !control.contains("no-store");
        return usable && expires != null && expires.isAfter(date) ? capped(Duration.between(date, expires)) : null;
    }

    /** Seconds or a date; null when absent, unreadable or past. */
    static @Nullable Duration retryAfter(Response response, Instant now) {
        var value = response.header("Retry-After", "");
        var text = value == null ? "" : value.strip();
        if (text.matches("\\d{1,12}")) {
            return capped(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var until = DateReader.read(text);
            return until == null || !until.isAfter(now) ? null : capped(Duration.between(now, until));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration capped(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    static List<URI> hubs(Response response, URI base) {
        var hubs = new ArrayList<URI>();
        for (var header : response.headers("Link")) {
            var matcher = HUB_LINK.matcher(header);
            while (matcher.find() && hubs.size() < 5) {
                var hub = WebAddress.resolve(base, matcher.group(1));
                if (hub != null) {
                    hubs.add(hub);
                }
            }
        }
        return hubs;
    }
}
