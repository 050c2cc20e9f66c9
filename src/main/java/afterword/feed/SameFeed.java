package afterword.feed;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises a feed under another spelling of its address, or under the address that it redirects to: followed twice, it would post everything twice. */
public final class SameFeed {
    private SameFeed() {}

    /** The first of {@code feeds} that is known by one of these addresses. */
    public static Optional<Feed> among(Collection<Feed> feeds, URI... addresses) {
        var wanted = Stream.of(addresses).map(WebAddress::comparable).collect(Collectors.toSet());
        return feeds.stream()
                .filter(feed -> names(feed).stream().anyMatch(wanted::contains))
                .findFirst();
    }

    /** What {@link WebAddress#comparable} makes of all addresses that a feed is known by. */
    public static Set<String> names(Feed feed) {
        var move = feed.poll().move();
        var addresses = move == null ? List.of(feed.url()) : List.of(feed.url(), move.to());
        return addresses.stream().map(WebAddress::comparable).collect(Collectors.toSet());
    }
}
