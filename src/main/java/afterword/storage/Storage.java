package afterword.storage;

import afterword.article.ArticleStore;
import afterword.article.DeletionStore;
import afterword.article.IntakeStore;
import afterword.chat.UpdateInbox;
import afterword.comment.CommentStore;
import afterword.delivery.DeliveryStore;
import afterword.delivery.FeedNoticeStore;
import afterword.delivery.PostHistory;
import afterword.destination.DestinationSettingsStore;
import afterword.destination.DestinationStore;
import afterword.feed.FeedStore;
import afterword.feed.HubStore;
import afterword.person.PersonStore;
import afterword.poll.PollStore;
import afterword.subscription.SubscriptionStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The stores of all features: what another database would have to be. */
public interface Storage extends AutoCloseable {
    /** Why nothing can be written at present; empty while all is well. */
    Optional<String> trouble();

    /** A small fact that must outlive the process; empty where it was never kept. */
    Optional<String> setting(String name);

    /** Keeps a small fact, in place of the one before. */
    void setting(String name, String value);

    /** Deletes what is of no use any more: ended edits, and what kept happenings from having their effect twice. */
    void prune(Instant now);

    /** Copies the database, as it is now, to a new file. */
    void backup(Path to);

    ArticleStore articles();

    IntakeStore intake();

    DeletionStore deletions();

    FeedStore feeds();

    HubStore hubs();

    FeedNoticeStore feedNotices();

    DestinationStore destinations();

    DestinationSettingsStore destinationSettings();

    PostHistory posts();

    DeliveryStore deliveries();

    CommentStore comments();

    PollStore polls();

    SubscriptionStore subscriptions();

    PersonStore people();

    UpdateInbox updates();

    @Override
    void close();
}
