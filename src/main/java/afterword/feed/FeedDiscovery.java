package afterword.feed;

import afterword.feed.Discovery.Attempt;
import afterword.feed.Discovery.Candidate;
import afterword.feed.Discovery.Candidates;
import afterword.feed.Discovery.Found;
import afterword.feed.Discovery.NotAnAddress;
import afterword.feed.Discovery.NotNow;
import afterword.feed.Discovery.Nothing;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.FetchResult.TooLong;
import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the feed of a site, or checks the address of a feed. Blocks for as many fetches as it takes, a dozen at most. */
public final class FeedDiscovery {
    private static final List<String> USUAL =
            List.of("feed/", "rss", "atom.xml", "feed.json", "rss.xml", "feed.xml", "index.xml");

    private static final Pattern SCHEME = Pattern.compile("^\\s*(?:feed:)?https?:", Pattern.CASE_INSENSITIVE);

    private final Fetcher fetcher;
    private final FeedParser parser;

    public FeedDiscovery(Fetcher fetcher, FeedParser parser) {
        this.fetcher = fetcher;
        this.parser = parser;
    }

    /** {@code typed} may lack its scheme: then https is tried before http. */
    public Discovery discover(String typed) {
        var url = WebAddress.typed(typed);
        if (url == null) {
            return new NotAnAddress(typed);
        }
        var attempts = new Attempts();
        var answer = attempt(url, attempts);
        if (answer == null && !SCHEME.matcher(typed).find()) {
            url = URI.create("http" + url.toString().substring("https".length()));
            answer = attempt(url, attempts);
        }
        return answer == null ? attempts.nothing() : examine(url, answer, attempts);
    }

    private Discovery examine(URI asked, Fetched answer, Attempts attempts) {
        var found = read(asked, answer, attempts);
        if (found != null) {
            return found;
        }
        var page = SitePage.of(answer);
        var named = page.candidates();
        if (named.size() > 1) {
            return new Candidates(named);
        }
        var addresses = new LinkedHashSet<URI>();
        named.stream().map(Candidate::url).forEach(addresses::add);
        addresses.addAll(page.linkedFeeds());
        addresses.addAll(usual(answer.url()));
        return firstFeed(addresses, attempts);
    }

    private Discovery firstFeed(Set<URI> addresses, Attempts attempts) {
        for (var address : addresses) {
            var answer = attempt(address, attempts);
            var found = answer == null ? null : read(address, answer, attempts);
            if (found != null) {
                return found;
            }
        }
        return attempts.nothing();
    }

    private static List<URI> usual(URI site) {
        var addresses = new ArrayList<URI>();
        var below = site.toString().endsWith("/") ? site : URI.create(site + "/");
        if (site.getPath() != null && site.getPath().length() > 1 && site.getQuery() == null) {
            addresses.add(below.resolve(USUAL.getFirst()));
        }
        USUAL.forEach(path -> addresses.add(site.resolve("/" + path)));
        return addresses;
    }

    private @Nullable Fetched attempt(URI url, Attempts attempts) {
        var result = fetcher.fetch(FetchRequest.unconditional(url));
        var trouble = AnswerWords.withoutDocument(result);
        if (trouble.isEmpty() && result instanceof Fetched answer) {
            return answer;
        }
        attempts.all.add(new Attempt(url, trouble.orElse("Nothing came back.")));
        attempts.note(result);
        return null;
    }

    /** The address found is the one asked for, or where it has moved for good: a passing redirect may lead elsewhere next time. */
    private @Nullable Found read(URI asked, Fetched answer, Attempts attempts) {
        return switch (parser.parse(answer.body(), answer.contentType(), answer.url())) {
            case Parsed(var feed) -> new Found(answer.movedTo() == null ? asked : answer.movedTo(), answer.url(), feed);
            case NotAFeed(var reason) -> {
                attempts.all.add(new Attempt(answer.url(), "There is a document, but " + reason + "."));
                yield null;
            }
        };
    }

    /** What was tried so far, the longest patience that was asked for, and what may be tried later only. */
    private static final class Attempts {
        private final List<Attempt> all = new ArrayList<>();
        private @Nullable Duration retryAfter;
        private @Nullable NotNow later;

        void note(FetchResult result) {
            switch (result) {
                case RetryLater(var delay, var _) -> asked(delay);
                case Failed(var _, var _, var delay) -> asked(delay);
                case FetchResult.NotNow(var host, var delay) -> later = new NotNow(host, delay);
                case Fetched _, NotModified _, Gone _, Refused _, TooLong _ -> {}
            }
        }

        private void asked(@Nullable Duration delay) {
            if (delay != null) {
                retryAfter = retryAfter == null || retryAfter.compareTo(delay) < 0 ? delay : retryAfter;
            }
        }

        Discovery nothing() {
            return later == null ? new Nothing(all, retryAfter) : later;
        }
    }
}
