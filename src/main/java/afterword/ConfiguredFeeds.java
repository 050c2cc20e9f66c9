package afterword;

import afterword.config.Config;
import afterword.feed.Discovery;
import afterword.feed.FeedDiscovery;
import afterword.feed.FeedStatus;
import afterword.feed.FeedStore;
import afterword.storage.Storage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the feeds that the configuration names into the store, each once: what an admin changes or removes afterwards
 * stays as the admin left it. A site that cannot be read yet is tried again.
 */
final class ConfiguredFeeds implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ConfiguredFeeds.class);
    private static final String SETTING = "configured-feed ";
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final List<Config.Feed> configured;
    private final Storage storage;
    private final FeedStore feeds;
    private final FeedDiscovery discovery;
    private final InstantSource time;

    ConfiguredFeeds(List<Config.Feed> configured, Storage storage, FeedDiscovery discovery, InstantSource time) {
        this.configured = configured;
        this.storage = storage;
        this.feeds = storage.feeds();
        this.discovery = discovery;
        this.time = time;
    }

    /** Returns when all are known, or when interrupted. */
    @Override
    public void run() {
        var wait = FIRST_WAIT;
        while (!addMissing()) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private boolean addMissing() {
        var all = true;
        for (var feed : configured) {
            try {
                all &= storage.setting(SETTING + feed.url()).isPresent() || add(feed);
            } catch (RuntimeException e) {
                log.error("{} could not be added and will be tried again", feed.url(), e);
                all = false;
            }
        }
        return all;
    }

    private boolean add(Config.Feed feed) {
        return switch (discovery.discover(feed.url().toString())) {
            case Discovery.Found(var url, var document) -> {
                follow(feed, url, document.title());
                log.info("Following {} ({} items)", url, document.items().size());
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
                follow(feed, first.url(), first.title());
                yield true;
            }
            case Discovery.Nothing(var attempts) -> {
                log.warn("No feed was found at {}; it will be tried again. Tried:", feed.url());
                attempts.forEach(attempt -> log.warn("  {}: {}", attempt.url(), attempt.cameBack()));
                yield false;
            }
            case Discovery.NotAnAddress(var typed) -> {
                log.error("{} is not an address on the web: write one such as https://blog.example.org/", typed);
                yield true;
            }
        };
    }

    /** A feed that a command removed stays removed, under whatever address the configuration names it. */
    private void follow(Config.Feed feed, URI url, String title) {
        if (feeds.findByUrl(url).filter(it -> it.status() == FeedStatus.REMOVED).isPresent()) {
            log.info("{} was removed by command and stays so; /feed add brings it back", url);
        } else {
            feeds.add(url, title, feed.every(), time.instant());
        }
        storage.setting(SETTING + feed.url(), url.toString());
    }
}
