package afterword.storage;

import afterword.article.Article;
import afterword.article.ArticleId;
import afterword.article.ArticleStore;
import afterword.feed.ItemComments;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

final class SqliteArticleStore implements ArticleStore {
    private final Database database;

    SqliteArticleStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM article WHERE id = :id")
                .bind("id", id.value())
                .map(SqliteArticleStore::toArticle)
                .findOne());
    }

    @Override
    public ItemComments comments(ArticleId id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT comments_page, comments_feed, comments_count FROM article WHERE id = :id")
                .bind("id", id.value())
                .map(SqliteArticleStore::toComments)
                .findOne()
                .orElse(ItemComments.UNKNOWN));
    }

    private static ItemComments toComments(ResultSet row, StatementContext context) throws SQLException {
        var page = row.getString("comments_page");
        var feed = row.getString("comments_feed");
        var count = row.getInt("comments_count");
        return new ItemComments(
                page == null ? null : URI.create(page),
                feed == null ? null : URI.create(feed),
                row.wasNull() ? null : count);
    }

    @Override
    public List<Article> newest(int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM article WHERE gone_at IS NULL ORDER BY published_at DESC, id DESC LIMIT :limit
                        """)
                .bind("limit", limit)
                .map(SqliteArticleStore::toArticle)
                .list());
    }

    @Override
    public Optional<Article> linked(String address) {
        var bare = address.replaceFirst("/$", "");
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM article WHERE link IN (:bare, :slashed) ORDER BY id DESC LIMIT 1
                        """)
                .bind("bare", bare)
                .bind("slashed", bare + "/")
                .map(SqliteArticleStore::toArticle)
                .findOne());
    }

    @Override
    public List<Article> titled(String words, int limit) {
        var wanted = words.toLowerCase(Locale.ROOT).strip();
        return newest(500).stream()
                .filter(article -> article.title().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    static Article toArticle(ResultSet row, StatementContext context) throws SQLException {
        var minutes = row.getInt("reading_minutes");
        var readingMinutes = row.wasNull() ? null : minutes;
        var image = row.getString("image");
        return new Article(
                new ArticleId(row.getLong("id")),
                row.getInt("revision"),
                row.getString("title"),
                URI.create(row.getString("link")),
                Rows.split(row.getString("authors")),
                Rows.split(row.getString("categories")),
                Rows.split(row.getString("tags")),
                Instant.ofEpochMilli(row.getLong("published_at")),
                readingMinutes,
                row.getString("excerpt"),
                image == null ? null : URI.create(image),
                Rows.split(row.getString("headings")),
                Rows.instant(row, "gone_at") != null);
    }
}
