package afterword;

import afterword.config.Config;
import afterword.feed.Discovery;
import afterword.feed.FeedDiscovery;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import afterword.feed.HostTurns;
import afterword.feed.SameFeed;
import afterword.feed.WebAddress;
import afterword.storage.Storage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the feeds that the configuration names into the store, each once, under whatever spellings it names it: what an
 * admin changes or removes afterwards stays as the admin left it. A site that cannot be read yet is tried again, longer
 * each time, and never before it wants.
 */
final class ConfiguredFeeds {
    private static final Logger log = LoggerFactory.getLogger(ConfiguredFeeds.class);
    private static final String SETTING = "configured-feed ";
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final List<Config.Feed> configured;
    private final Storage storage;
    private final FeedStore feeds;
    private final FeedDiscovery discovery;
    private final InstantSource time;
    private final Map<Config.Feed, Wait> waits = new ConcurrentHashMap<>();
    /** Being looked at, or known. */
    private final Set<Config.Feed> taken = ConcurrentHashMap.newKeySet();

    private record Wait(Instant until, Duration length) {}

    ConfiguredFeeds(List<Config.Feed> configured, Storage storage, FeedDiscovery discovery, InstantSource time) {
        this.configured = configured;
        this.storage = storage;
        this.feeds = storage.feeds();
        this.discovery = discovery;
        this.time = time;
    }

    /** Begins to look for those that are not known yet, each in its host's turn; returns at once. */
    void addDue(HostTurns turns) {
        var now = time.instant();
        for (var feed : configured) {
            var wait = waits.get(feed);
            if ((wait == null || !wait.until.isAfter(now))
                    && taken.add(feed)
                    && !turns.await(WebAddress.server(feed.url()), () -> look(feed))) {
                taken.remove(feed);
            }
        }
    }

    private void look(Config.Feed feed) {
        try {
            if (storage.setting(SETTING + feed.url()).isPresent() || add(feed)) {
                return;
            }
        } catch (RuntimeException e) {
            log.error("{} could not be added and will be tried again", feed.url(), e);
            later(feed, null);
        }
        taken.remove(feed);
    }

    private void later(Config.Feed feed, @Nullable Duration retryAfter) {
        var before = waits.get(feed);
        var doubled = before == null ? FIRST_WAIT : before.length.multipliedBy(2);
        var length = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        var asked = retryAfter == null || retryAfter.compareTo(length) < 0 ? length : retryAfter;
        waits.put(
                feed, new Wait(time.instant().plus(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT), length));
    }

    private boolean add(Config.Feed feed) {
        return switch (discovery.discover(feed.url().toString())) {
            case Discovery.Found(var url, var at, var document) -> {
                follow(feed, url, at, document.title());
                if (document.items().isEmpty()) {
                    log.warn("{} is a feed without items: is the address right?", url);
                }
                yield true;
            }
            case Discovery.Candidates(var candidates) -> {
                var first = candidates.getFirst();
                log.info(
                        "{} has {} feeds; following the first, {}. Name another one's address in the configuration to"
                                + " follow that: {}",
                        feed.url(),
                        candidates.size(),
                        first.url(),
                        candidates.stream()
                                .skip(1)
                                .map(it -> it.url().toString())
                                .toList());
                follow(feed, first.url(), first.url(), first.title());
                yield true;
            }
            case Discovery.Nothing(var attempts, var retryAfter) -> {
                log.warn("No feed was found at {}; it will be tried again. Tried:", feed.url());
                attempts.forEach(attempt -> log.warn("  {}: {}", attempt.url(), attempt.cameBack()));
                later(feed, retryAfter);
                yield false;
            }
            case Discovery.NotNow(var host, var delay) -> {
                log.info("{} is looked at later: {} has asked to be left alone", feed.url(), host);
                later(feed, delay);
                yield false;
            }
            case Discovery.NotAnAddress(var typed) -> {
                log.error("{} is not an address on the web: write one such as https://blog.example.org/", typed);
                yield true;
            }
        };
    }

    /** A feed that a command removed stays removed, under whatever address the configuration names it. */
    private synchronized void follow(Config.Feed feed, URI url, URI at, String title) {
        var same = SameFeed.among(feeds.list(), url, at);
        if (same.isPresent()) {
            log.info("{} is followed already, as {}", feed.url(), same.get().url());
        } else if (feeds.findByUrl(url)
                .filter(it -> it.status() == FeedStatus.REMOVED)
                .isPresent()) {
            log.info("{} was removed by command and stays so; /feed add brings it back", url);
        } else {
            feeds.add(url, title, feed.every(), time.instant());
            log.info("Following {}", url);
        }
        storage.setting(SETTING + feed.url(), url.toString());
    }
}
