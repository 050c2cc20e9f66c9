package afterword.playground;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Somebody's real feed, looked at every minute so that the column can list what the bot finds in it. */
final class RealFeed implements Blog {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 8L << 20;

    private final URI address;
    private final OkHttpClient client =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile FeedListing listing = FeedListing.EMPTY;
    private volatile String trouble = "Reading the feed…";

    RealFeed(URI address) {
        this.address = address;
        var _ = timer.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            var found = read(address);
            var named = found.feedNamedByPage();
            if (named != null) {
                found = read(named);
            }
            listing = found;
            trouble = found.articles().isEmpty() ? "No article was found at " + address + "." : "";
        } catch (IOException | RuntimeException e) {
            trouble = "The feed could not be read: " + Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
        listeners.forEach(Runnable::run);
    }

    private FeedListing read(URI place) throws IOException {
        var request = new Request.Builder().url(place.toString()).build();
        try (var response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException(place + " answered " + response.code());
            }
            var body = response.peekBody(MOST_BYTES);
            return FeedListing.parse(body.string(), place);
        }
    }

    @Override
    public String title() {
        return listing.title().isEmpty() ? address.getHost() : listing.title();
    }

    @Override
    public String tagline() {
        return listing.tagline();
    }

    @Override
    public URI site() {
        return listing.site() == null ? address : listing.site();
    }

    @Override
    public URI feed() {
        return address;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public List<BlogArticle> articles() {
        return listing.articles();
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
