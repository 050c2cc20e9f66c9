package afterword.feed;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a feed names for itself. {@code self} is often wrong and never an identity; {@code next} is the following page (RFC 5005);
 * {@code hubs} are WebSub hubs.
 */
public record FeedLinks(
        @Nullable URI site, @Nullable URI self, @Nullable URI next, List<URI> hubs) {
    public FeedLinks {
        hubs = List.copyOf(hubs);
    }
}
