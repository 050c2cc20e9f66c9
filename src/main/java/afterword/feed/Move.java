package afterword.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a feed's address leads: by permanent redirects, on so many polls in a row; by a passing one where {@code polls} is 0. */
public record Move(URI to, int polls) {
    private static final int STABLE = 3;

    /** After a document of {@code feed} that was found at {@code at}, permanently moved to {@code movedTo} or not. */
    static @Nullable Move after(Feed feed, @Nullable URI movedTo, URI at) {
        if (movedTo == null) {
            return at.equals(feed.url()) ? null : new Move(at, 0);
        }
        return permanent(feed, movedTo);
    }

    /** After an answer that does not say where it was found. */
    static @Nullable Move after(Feed feed, @Nullable URI movedTo) {
        var before = feed.poll().move();
        if (movedTo == null) {
            return before != null && before.polls == 0 ? before : null;
        }
        return permanent(feed, movedTo);
    }

    private static Move permanent(Feed feed, URI to) {
        var before = feed.poll().move();
        return new Move(to, before != null && before.to.equals(to) ? before.polls + 1 : 1);
    }

    /** Whether it has lasted long enough to be believed. */
    public boolean isStable() {
        return polls >= STABLE;
    }
}
