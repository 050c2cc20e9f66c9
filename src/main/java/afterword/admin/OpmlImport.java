package afterword.admin;

import afterword.feed.FeedStore;
import afterword.feed.FeedStore.AddResult;
import afterword.feed.FeedStore.NewFeed;
import afterword.feed.Opml;
import afterword.feed.Opml.Outline;
import afterword.feed.PollRules;
import afterword.feed.SameFeed;
import afterword.feed.WebAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows all feeds of an OPML list, first read one after the other so that thousands of them are no stampede. */
public final class OpmlImport {
    /** Writes of others get their turn in between. */
    private static final int AT_ONCE = 200;

    private final FeedStore feeds;
    private final PollRules rules;
    private final InstantSource time;

    public OpmlImport(FeedStore feeds, PollRules rules, InstantSource time) {
        this.feeds = feeds;
        this.rules = rules;
        this.time = time;
    }

    /** What became of a list. */
    public sealed interface Result {
        /**
         * How many are followed now that were not, and the addresses of the others: those followed before, those that
         * stand in the list more than once, those that are no addresses on the web. All are read once by {@code readBy}.
         */
        record Imported(int added, List<URI> followedBefore, List<URI> twice, List<String> unusable, Instant readBy)
                implements Result {
            public Imported {
                followedBefore = List.copyOf(followedBefore);
                twice = List.copyOf(twice);
                unusable = List.copyOf(unusable);
            }
        }

        /** {@code reason} continues "it is not a list of feeds: ...". */
        record NotAList(String reason) implements Result {}
    }

    /** Takes a list in; what was done when it fails midway stays done, and a repetition passes it over. */
    public Result take(byte[] document) {
        return switch (Opml.read(document)) {
            case Opml.Result.NotOpml(var reason) -> new Result.NotAList(reason);
            case Opml.Result.Read(var outlines, var duplicates, var unusable) -> {
                var before = new ArrayList<URI>();
                var fresh = unknown(outlines, before);
                var now = time.instant();
                var added = 0;
                for (var from = 0; from < fresh.size(); from += AT_ONCE) {
                    var some = new ArrayList<NewFeed>();
                    for (var index = from; index < Math.min(from + AT_ONCE, fresh.size()); index++) {
                        some.add(feed(fresh.get(index), rules.firstPoll(index, fresh.size(), now)));
                    }
                    added += follow(some, before);
                }
                yield new Result.Imported(
                        added,
                        before,
                        duplicates,
                        unusable,
                        rules.firstPoll(fresh.size(), Math.max(1, fresh.size()), now));
            }
        };
    }

    private List<Outline> unknown(List<Outline> outlines, List<URI> before) {
        Set<String> followed = feeds.list().stream()
                .flatMap(feed -> SameFeed.names(feed).stream())
                .collect(Collectors.toSet());
        var fresh = new ArrayList<Outline>();
        for (var outline : outlines) {
            if (followed.contains(WebAddress.comparable(outline.url()))) {
                before.add(outline.url());
            } else {
                fresh.add(outline);
            }
        }
        return fresh;
    }

    private static NewFeed feed(Outline outline, Instant dueAt) {
        return new NewFeed(outline.url(), outline.title(), outline.site(), null, dueAt);
    }

    private int follow(List<NewFeed> some, List<URI> before) {
        var added = 0;
        for (var result : feeds.addAll(some)) {
            switch (result) {
                case AddResult.Added _, AddResult.Restored _ -> added++;
                case AddResult.AlreadyFollowed(var feed) -> before.add(feed.url());
            }
        }
        return added;
    }
}
