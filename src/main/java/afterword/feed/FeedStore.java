package afterword.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The feeds that are followed, one for each address. */
public interface FeedStore {
    /** What became of adding a feed. */
    sealed interface AddResult {
        record Added(Feed feed) implements AddResult {}

        /** It had been removed, and is followed again as if it were new: what its next reading finds is old. */
        record Restored(Feed feed) implements AddResult {}

        record AlreadyFollowed(Feed feed) implements AddResult {}
    }

    /** A feed to follow, first read at {@code dueAt}. {@code title} may be empty. */
    record NewFeed(
            URI url,
            String title,
            @Nullable URI site,
            @Nullable Duration every,
            Instant dueAt) {}

    /** Follows {@code url} from {@code dueAt} on. A feed that was removed before may be added again. */
    default AddResult add(URI url, String title, @Nullable Duration every, Instant dueAt) {
        return addAll(List.of(new NewFeed(url, title, null, every, dueAt))).getFirst();
    }

    /** Follows them in one transaction; what became of each, in their order. */
    List<AddResult> addAll(List<NewFeed> feeds);

    /** Also one that was removed. */
    Optional<Feed> find(FeedId id);

    /** Also one that was removed. */
    Optional<Feed> findByUrl(URI url);

    /** All feeds but those removed, in the order in which they were added. */
    List<Feed> list();

    /** Active feeds whose time has come, the longest overdue first. */
    List<Feed> due(Instant now, int limit);

    /** Keeps what a poll of this feed brought; {@code title} and {@code site} as the feed tells them now, null to leave them. */
    default void recordPoll(FeedId id, PollState state, @Nullable String title, @Nullable URI site) {
        recordPoll(id, state, title, site, null);
    }

    /** The same, and owes the owners the news in the same transaction; null for none. */
    void recordPoll(FeedId id, PollState state, @Nullable String title, @Nullable URI site, @Nullable FeedNews news);

    /** Gives a feed its new address; false, changing nothing, when that is followed already. */
    boolean move(FeedId id, URI url);

    /** From now on an admin's interval, with the next poll at {@code dueAt}. */
    void every(FeedId id, Duration every, Instant dueAt);

    /** Stops polling, because of {@code status} ({@code PAUSED} or {@code GONE}). */
    void suspend(FeedId id, FeedStatus status);

    /** Polls again, first at {@code dueAt}. */
    void resume(FeedId id, Instant dueAt);

    /** Changes when a feed is polled next, and nothing else. */
    void reschedule(FeedId id, Instant dueAt);

    /** Follows a feed no more; what is known of its articles stays, and the configuration does not bring it back. */
    void remove(FeedId id);
}
