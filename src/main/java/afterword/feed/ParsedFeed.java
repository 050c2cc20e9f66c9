package afterword.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed document as read, items in its own order. {@code complete} is false when items may be missing from it (cut off, or more than are kept),
 * so that nothing may be concluded from an item's absence; {@code usedFallback} tells that it was not well-formed.
 */
public record ParsedFeed(
        FeedFormat format,
        String title,
        @Nullable String language,
        @Nullable String generator,
        FeedLinks links,
        PollHints hints,
        List<FeedItem> items,
        boolean complete,
        boolean usedFallback) {
    public ParsedFeed {
        items = List.copyOf(items);
    }

    /** WordPress serves further pages at {@code ?paged=N}. */
    public boolean isWordPress() {
        return generator != null && generator.contains("wordpress");
    }

    /** The same with the hubs that the answer's header named before those of the document. */
    ParsedFeed withHubs(List<URI> named) {
        var hubs = new LinkedHashSet<>(named);
        hubs.addAll(links.hubs());
        var all = new FeedLinks(links.site(), links.self(), links.next(), List.copyOf(hubs));
        return named.isEmpty()
                ? this
                : new ParsedFeed(format, title, language, generator, all, hints, items, complete, usedFallback);
    }

    /** This page and the next one as a single document, which is never complete: pages may shift between two requests. */
    public ParsedFeed followedBy(ParsedFeed next) {
        var all = new ArrayList<>(items);
        all.addAll(next.items);
        return new ParsedFeed(
                format, title, language, generator, links, hints, all, false, usedFallback || next.usedFallback);
    }
}
