package afterword.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What makes a request conditional: ETag and Last-Modified of one and the same answer, never mixed. */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    public static final Validators NONE = new Validators(null, null);

    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    /**
     * The validators to keep of an answer; none when the document changed within the same second or so, since a later change in that second would be
     * hidden behind a 304 for ever.
     */
    static Validators of(CacheHeaders headers, Instant receivedAt) {
        var modified = DateReader.read(headers.lastModified());
        var date = headers.date() == null ? receivedAt : headers.date();
        if (modified != null && Duration.between(modified, date).compareTo(RESOLUTION) < 0) {
            return NONE;
        }
        return new Validators(headers.etag(), headers.lastModified());
    }

    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }

    Validators in(ValidatorMode mode) {
        return switch (mode) {
            case VERBATIM -> this;
            case BARE_ETAG -> new Validators(etag == null ? null : bare(etag), lastModified);
            case DATE_ONLY -> lastModified == null ? this : new Validators(null, lastModified);
        };
    }

    /** As the application wrote it, before nginx weakened it or Apache marked it as compressed. */
    private static String bare(String etag) {
        var strong = etag.startsWith("W/") ? etag.substring(2) : etag;
        for (var suffix : new String[] {"-gzip", ";gzip", "-br", "-df"}) {
            if (strong.endsWith(suffix + "\"")) {
                return strong.substring(0, strong.length() - suffix.length() - 1) + "\"";
            }
        }
        return strong;
    }
}
