package afterword.storage;

import afterword.article.ArticleId;
import afterword.article.DeletionStore;
import afterword.feed.FeedId;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

final class SqliteDeletionStore implements DeletionStore {
    private static final int TWICE_RUNNING = 2;

    private final Database database;

    SqliteDeletionStore(Database database) {
        this.database = database;
    }

    @Override
    public void noteMissing(FeedId feed, Collection<ArticleId> missing, Instant askFrom) {
        var before = database.read(handle -> noted(handle, feed));
        // Nearly every poll: then there is nothing to write.
        if (before.isEmpty() && missing.isEmpty()) {
            return;
        }
        database.write(handle -> {
            var back = new HashSet<>(noted(handle, feed));
            missing.forEach(it -> back.remove(it.value()));
            back.forEach(article -> forget(handle, article));
            missing.forEach(article -> note(handle, feed, article, askFrom));
            return missing.size();
        });
    }

    @Override
    public boolean missingOnce(FeedId feed) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM missing_article WHERE feed_id = :feed AND times < :times)
                        """)
                .bind("feed", feed.value())
                .bind("times", TWICE_RUNNING)
                .mapTo(Boolean.class)
                .one());
    }

    private static Set<Long> noted(Handle handle, FeedId feed) {
        return handle.createQuery("SELECT article_id FROM missing_article WHERE feed_id = :feed")
                .bind("feed", feed.value())
                .mapTo(Long.class)
                .set();
    }

    private static void note(Handle handle, FeedId feed, ArticleId article, Instant askFrom) {
        handle.createUpdate("""
                        INSERT INTO missing_article (article_id, feed_id, times, check_at)
                        VALUES (:article, :feed, 1, :askFrom)
                        ON CONFLICT DO UPDATE SET times = times + 1
                        """)
                .bind("article", article.value())
                .bind("feed", feed.value())
                .bind("askFrom", askFrom.toEpochMilli())
                .execute();
    }

    private static void forget(Handle handle, long article) {
        handle.createUpdate("DELETE FROM missing_article WHERE article_id = :article")
                .bind("article", article)
                .execute();
    }

    @Override
    public List<Suspect> due(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT a.id, a.link FROM missing_article m JOIN article a ON a.id = m.article_id
                        WHERE m.check_at <= :now AND m.times >= :times
                            AND EXISTS (SELECT 1 FROM feed f WHERE f.id = m.feed_id AND f.status = 'ACTIVE')
                        ORDER BY m.check_at, a.id LIMIT :limit
                        """)
                .bind("now", now.toEpochMilli())
                .bind("times", TWICE_RUNNING)
                .bind("limit", limit)
                .map((row, _) -> new Suspect(new ArticleId(row.getLong("id")), URI.create(row.getString("link"))))
                .list());
    }

    @Override
    public void keep(ArticleId article, Instant checkAt) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE missing_article SET check_at = :checkAt WHERE article_id = :article")
                .bind("checkAt", checkAt.toEpochMilli())
                .bind("article", article.value())
                .execute());
    }

    @Override
    public void gone(ArticleId article, Instant now) {
        database.write(handle -> {
            forget(handle, article.value());
            var marked = handle.createUpdate("""
                            UPDATE article SET gone_at = :now, revision = revision + 1
                            WHERE id = :article AND gone_at IS NULL
                            """)
                    .bind("now", now.toEpochMilli())
                    .bind("article", article.value())
                    .execute();
            if (marked > 0) {
                Posts.oweWhatBecomesOfGone(handle, article.value(), now);
            }
            return marked;
        });
    }
}
