package afterword.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a blog keeps an item's own comments, their feed, and how many there are. Each is null when the feed does not tell. */
public record ItemComments(
        @Nullable URI page, @Nullable URI feed, @Nullable Integer count) {
    public static final ItemComments UNKNOWN = new ItemComments(null, null, null);
}
