package afterword.storage;

import afterword.delivery.DeliveryId;
import afterword.delivery.FeedNoticeStore;
import afterword.feed.FeedId;
import afterword.feed.FeedNews;
import java.util.List;

final class SqliteFeedNoticeStore implements FeedNoticeStore {
    private final Database database;

    SqliteFeedNoticeStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Item> of(DeliveryId notice) {
        return database.read(handle -> handle.createQuery(
                        "SELECT feed_id, news FROM feed_notice WHERE delivery_id = :notice ORDER BY feed_id, news")
                .bind("notice", notice.value())
                .map((row, _) ->
                        new Item(new FeedId(row.getLong("feed_id")), FeedNews.What.valueOf(row.getString("news"))))
                .list());
    }
}
