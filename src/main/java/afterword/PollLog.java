package afterword;

import afterword.feed.Feed;
import afterword.feed.PollListener;
import afterword.feed.PollOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what polls come to, as far as it is worth telling. */
final class PollLog implements PollListener {
    private static final Logger log = LoggerFactory.getLogger(PollLog.class);

    @Override
    public void polled(Feed feed, PollOutcome outcome) {
        switch (outcome) {
            case PollOutcome.Read(var items, var fresh, var fallback, var _) -> {
                if (fresh > 0) {
                    log.info("{}: {} new of {} items", feed.url(), fresh, items);
                }
                if (fallback) {
                    log.info("{} is not well-formed; it was read all the same", feed.url());
                }
            }
            case PollOutcome.Unchanged(var _) -> log.debug("{}: unchanged", feed.url());
            case PollOutcome.Failing(var reason, var since, var next, var _) ->
                log.warn("{} fails since {}; next try {}: {}", feed.url(), since, next, reason);
            case PollOutcome.Postponed(var reason, var next, var _) ->
                log.info("{}: {} Next try {}", feed.url(), reason, next);
            case PollOutcome.TooLong() -> log.debug("{} is long", feed.url());
            case PollOutcome.Gone(var reason) -> log.warn("{} is not polled any more: {}", feed.url(), reason);
        }
    }
}
