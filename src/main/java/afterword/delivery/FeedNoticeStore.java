package afterword.delivery;

import afterword.feed.FeedId;
import afterword.feed.FeedNews;
import java.util.List;

/** Which news of feeds a notice to an owner tells. */
public interface FeedNoticeStore {
    /** One feed's. */
    record Item(FeedId feed, FeedNews.What what) {}

    /** All that one notice tells, in the order of the feeds. */
    List<Item> of(DeliveryId notice);
}
