package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Feeds in memory, for tests of what is done with them. */
public final class MemoryFeedStore implements FeedStore {
    private final Map<Long, Feed> feeds = new ConcurrentSkipListMap<>();
    private final List<FeedNews> told = new CopyOnWriteArrayList<>();

    /** Follows {@code url} from the beginning of time. */
    public Feed follow(URI url, @Nullable Duration every) {
        return switch (add(url, "", every, Instant.EPOCH)) {
            case AddResult.Added(var feed) -> feed;
            case AddResult.Restored(var feed) -> feed;
            case AddResult.AlreadyFollowed(var feed) -> feed;
        };
    }

    public Feed get(FeedId id) {
        return find(id).orElseThrow();
    }

    @Override
    public synchronized List<AddResult> addAll(List<NewFeed> wanted) {
        return wanted.stream().map(this::add).toList();
    }

    private AddResult add(NewFeed wanted) {
        var known = findByUrl(wanted.url()).orElse(null);
        if (known != null && known.status() != FeedStatus.REMOVED) {
            return new AddResult.AlreadyFollowed(known);
        }
        var id = known == null ? new FeedId(feeds.size() + 1) : known.id();
        var state = PollState.fresh(wanted.dueAt());
        var feed = new Feed(id, wanted.url(), wanted.title(), wanted.site(), wanted.every(), FeedStatus.ACTIVE, state);
        feeds.put(id.value(), feed);
        return known == null ? new AddResult.Added(feed) : new AddResult.Restored(feed);
    }

    @Override
    public Optional<Feed> find(FeedId id) {
        return Optional.ofNullable(feeds.get(id.value()));
    }

    @Override
    public Optional<Feed> findByUrl(URI url) {
        return feeds.values().stream().filter(it -> it.url().equals(url)).findFirst();
    }

    @Override
    public List<Feed> list() {
        return feeds.values().stream()
                .filter(it -> it.status() != FeedStatus.REMOVED)
                .toList();
    }

    @Override
    public List<Feed> due(Instant now, int limit) {
        return feeds.values().stream()
                .filter(it ->
                        it.status() == FeedStatus.ACTIVE && !it.poll().dueAt().isAfter(now))
                .sorted(Comparator.comparing(it -> it.poll().dueAt()))
                .limit(limit)
                .toList();
    }

    @Override
    public void recordPoll(
            FeedId id, PollState state, @Nullable String title, @Nullable URI site, @Nullable FeedNews news) {
        feeds.computeIfPresent(
                id.value(),
                (_, it) -> new Feed(
                        id,
                        it.url(),
                        title == null ? it.title() : title,
                        site == null ? it.site() : site,
                        it.every(),
                        news == null ? it.status() : status(news, it),
                        state));
        if (news != null) {
            told.add(news);
        }
    }

    private static FeedStatus status(FeedNews news, Feed feed) {
        return switch (news.what()) {
            case GONE -> FeedStatus.GONE;
            case MERGED -> FeedStatus.REMOVED;
            case FAILING, BACK -> feed.status();
        };
    }

    /** What owners were to be told. */
    public List<FeedNews> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized boolean move(FeedId id, URI url) {
        if (findByUrl(url).isPresent()) {
            return false;
        }
        feeds.computeIfPresent(
                id.value(), (_, it) -> new Feed(id, url, it.title(), it.site(), it.every(), it.status(), it.poll()));
        return true;
    }

    @Override
    public void every(FeedId id, Duration every, Instant dueAt) {
        feeds.computeIfPresent(
                id.value(),
                (_, it) -> new Feed(
                        id,
                        it.url(),
                        it.title(),
                        it.site(),
                        every,
                        it.status(),
                        it.poll().dueAt(dueAt)));
    }

    @Override
    public void suspend(FeedId id, FeedStatus status) {
        feeds.computeIfPresent(
                id.value(), (_, it) -> new Feed(id, it.url(), it.title(), it.site(), it.every(), status, it.poll()));
    }

    @Override
    public void resume(FeedId id, Instant dueAt) {
        feeds.computeIfPresent(
                id.value(),
                (_, it) -> new Feed(
                        id,
                        it.url(),
                        it.title(),
                        it.site(),
                        it.every(),
                        FeedStatus.ACTIVE,
                        it.poll().dueAt(dueAt)));
    }

    @Override
    public void reschedule(FeedId id, Instant dueAt) {
        feeds.computeIfPresent(
                id.value(),
                (_, it) -> new Feed(
                        id,
                        it.url(),
                        it.title(),
                        it.site(),
                        it.every(),
                        it.status(),
                        it.poll().dueAt(dueAt)));
    }

    @Override
    public void remove(FeedId id) {
        suspend(id, FeedStatus.REMOVED);
    }
}
