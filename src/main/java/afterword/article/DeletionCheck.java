package afterword.article;

import afterword.article.DeletionStore.Suspect;
import afterword.feed.FetchRequest;
import afterword.feed.FetchRequest.Extent;
import afterword.feed.FetchResult;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import afterword.feed.FetchResult.Gone;
import afterword.feed.FetchResult.NotModified;
import afterword.feed.FetchResult.NotNow;
import afterword.feed.FetchResult.Refused;
import afterword.feed.FetchResult.RetryLater;
import afterword.feed.Fetcher;
import afterword.feed.HostTurns;
import afterword.feed.WebAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the pages of articles that are missing from their feed whether they are gone: only 404 and 410 say so. Each waits for its host's turn, and few are
 * asked at once, so that polls come first.
 */
public final class DeletionCheck {
    private static final Logger log = LoggerFactory.getLogger(DeletionCheck.class);
    private static final int AT_ONCE = 4;
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Duration AFTER_TROUBLE = Duration.ofHours(1);
    private static final int NOT_FOUND = 404;

    private final DeletionStore articles;
    private final Fetcher fetcher;
    private final HostTurns turns;
    private final InstantSource time;
    private final Runnable owed;
    private final Set<ArticleId> taken = ConcurrentHashMap.newKeySet();

    /** @param owed told when an article was found to be gone */
    public DeletionCheck(DeletionStore articles, Fetcher fetcher, HostTurns turns, InstantSource time, Runnable owed) {
        this.articles = articles;
        this.fetcher = fetcher;
        this.turns = turns;
        this.time = time;
        this.owed = owed;
    }

    /** Begins to ask what is due; returns at once. Wants to be called every second or so. */
    public void checkDue() {
        if (taken.size() >= AT_ONCE) {
            return;
        }
        for (var suspect : articles.due(time.instant(), AT_ONCE)) {
            if (taken.add(suspect.article()) && !turns.await(WebAddress.server(suspect.page()), () -> check(suspect))) {
                taken.remove(suspect.article());
            }
        }
    }

    private void check(Suspect suspect) {
        try {
            var wait = waitFor(suspect);
            if (wait != null) {
                articles.keep(suspect.article(), time.instant().plus(wait));
                return;
            }
            articles.gone(suspect.article(), time.instant());
            log.info("{} is no longer on the site: its posts are marked", suspect.page());
            owed.run();
        } finally {
            taken.remove(suspect.article());
        }
    }

    /** How long the page is to be left alone; null when it says that the article is gone. */
    private @Nullable Duration waitFor(Suspect suspect) {
        return switch (fetcher.fetch(FetchRequest.unconditional(suspect.page()).of(Extent.STATUS))) {
            case Gone _ -> null;
            case Failed(var _, var status, var delay) ->
                status != null && status == NOT_FOUND ? null : afterTrouble(delay);
            case RetryLater(var delay, var _) -> afterTrouble(delay);
            case NotNow(var _, var delay) -> afterTrouble(delay);
            case Fetched _, NotModified _, Refused _, FetchResult.TooLong _ -> AGAIN;
        };
    }

    private static Duration afterTrouble(@Nullable Duration retryAfter) {
        return retryAfter == null || retryAfter.compareTo(AFTER_TROUBLE) < 0 ? AFTER_TROUBLE : retryAfter;
    }
}
