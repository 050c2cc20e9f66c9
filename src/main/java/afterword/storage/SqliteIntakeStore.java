package afterword.storage;

import afterword.article.ArticleContent;
import afterword.article.ArticleId;
import afterword.article.BurstPace;
import afterword.article.Intake;
import afterword.article.IntakeStore;
import afterword.article.KnownArticle;
import afterword.article.KnownArticles;
import afterword.delivery.Kind;
import afterword.delivery.Owed;
import afterword.feed.Feed;
import afterword.feed.FeedId;
import afterword.feed.ItemComments;
import afterword.poll.PollOptions;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

final class SqliteIntakeStore implements IntakeStore {
    private static final int TITLE = 120;

    private final Database database;

    SqliteIntakeStore(Database database) {
        this.database = database;
    }

    @Override
    public KnownArticles known(FeedId feed) {
        return new Known(feed);
    }

    private final class Known implements KnownArticles {
        private final FeedId feed;

        Known(FeedId feed) {
            this.feed = feed;
        }

        @Override
        public Map<String, KnownArticle> byNames(Collection<String> names) {
            var found = new HashMap<String, KnownArticle>();
            if (names.isEmpty()) {
                return found;
            }
            database.read(handle -> handle.createQuery("""
                                    SELECT alias, a.* FROM article_alias JOIN article a ON a.id = article_id
                                    WHERE article_alias.feed_id = :feed AND alias IN (<names>)
                                    """)
                            .bind("feed", feed.value())
                            .bindList("names", List.copyOf(names))
                            .map((row, context) -> Map.entry(row.getString("alias"), toKnown(row, context)))
                            .list())
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        }

        @Override
        public List<KnownArticle> newest(int limit) {
            return database.read(handle -> handle.createQuery("""
                            SELECT * FROM article WHERE feed_id = :feed AND gone_at IS NULL
                            ORDER BY published_at DESC, id DESC LIMIT :limit
                            """)
                    .bind("feed", feed.value())
                    .bind("limit", limit)
                    .map(SqliteIntakeStore::toKnown)
                    .list());
        }
    }

    private static KnownArticle toKnown(ResultSet row, StatementContext context) throws SQLException {
        return new KnownArticle(
                new ArticleId(row.getLong("id")),
                row.getString("title"),
                URI.create(row.getString("link")),
                Instant.ofEpochMilli(row.getLong("published_at")),
                row.getString("content_hash"),
                row.getString("source_hash"));
    }

    @Override
    public int take(Feed feed, List<Intake> steps, boolean announce, Instant now) {
        return database.write(handle -> {
            var fresh = 0;
            var gone = gone(handle, feed.id());
            for (var step : steps) {
                switch (step) {
                    case Intake.NewItem item -> {
                        var article = insert(handle, feed, item, now);
                        if (announce) {
                            oweToAll(handle, article, BurstPace.dueAt(fresh, now), now);
                        }
                        fresh++;
                    }
                    case Intake.Edited edited -> {
                        alias(handle, feed.id(), edited.known().id().value(), edited.namesToAdd());
                        update(handle, feed, edited.known(), edited.content(), edited.sourceHash());
                        Posts.oweEdits(handle, edited.known().id().value(), Duration.ZERO, now);
                    }
                    case Intake.Unchanged unchanged -> {
                        alias(handle, feed.id(), unchanged.known().id().value(), unchanged.namesToAdd());
                        sourceHash(handle, unchanged.known(), unchanged.sourceHash());
                        comments(
                                handle,
                                unchanged.known().id().value(),
                                unchanged.item().comments());
                    }
                    case Intake.Rekeyed rekeyed -> {
                        alias(handle, feed.id(), rekeyed.known().id().value(), rekeyed.namesToAdd());
                        update(handle, feed, rekeyed.known(), rekeyed.content(), rekeyed.sourceHash());
                    }
                }
                known(step).filter(it -> gone.remove(it.id().value())).ifPresent(it -> bringBack(handle, it, now));
            }
            return fresh;
        });
    }

    private static Set<Long> gone(Handle handle, FeedId feed) {
        return handle.createQuery("SELECT id FROM article WHERE feed_id = :feed AND gone_at IS NOT NULL")
                .bind("feed", feed.value())
                .mapTo(Long.class)
                .set();
    }

    private static Optional<KnownArticle> known(Intake step) {
        return switch (step) {
            case Intake.NewItem _ -> Optional.empty();
            case Intake.Edited edited -> Optional.of(edited.known());
            case Intake.Unchanged unchanged -> Optional.of(unchanged.known());
            case Intake.Rekeyed rekeyed -> Optional.of(rekeyed.known());
        };
    }

    /** The feed lists an article again whose page had been gone. */
    private static void bringBack(Handle handle, KnownArticle article, Instant now) {
        handle.createUpdate("UPDATE article SET gone_at = NULL, revision = revision + 1 WHERE id = :id")
                .bind("id", article.id().value())
                .execute();
        Posts.oweReturn(handle, article.id().value(), now);
    }

    private static long insert(Handle handle, Feed feed, Intake.NewItem item, Instant now) {
        var content = item.content();
        var id = bind(handle.createUpdate("""
                        INSERT INTO article (feed_id, revision, title, link, excerpt, image, reading_minutes, authors,
                            categories, tags, headings, published_at, first_seen_at, content_hash, source_hash)
                        VALUES (:feed, 1, :title, :link, :excerpt, :image, :minutes, :authors,
                            :categories, :tags, :headings, :published, :now, :contentHash, :sourceHash)
                        """), feed, content, item.sourceHash())
                .bind("feed", feed.id().value())
                .bind("published", content.publishedAt().toEpochMilli())
                .bind("now", now.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        alias(handle, feed.id(), id, item.identity().names());
        comments(handle, id, content.comments());
        var ballot = PollOptions.forHeadings(content.headings());
        SqlitePollStore.open(handle, id, ballot.question(), ballot.options(), now);
        return id;
    }

    /** A picture that was once found stays where the feed has none: it may have come from the article's page. */
    private static void update(
            Handle handle, Feed feed, KnownArticle known, ArticleContent content, String sourceHash) {
        bind(handle.createUpdate("""
                        UPDATE article SET revision = revision + 1, title = :title, link = :link, excerpt = :excerpt,
                            image = COALESCE(:image, image), reading_minutes = :minutes, authors = :authors,
                            categories = :categories, tags = :tags, headings = :headings,
                            content_hash = :contentHash, source_hash = :sourceHash
                        WHERE id = :id
                        """), feed, content, sourceHash)
                .bind("id", known.id().value())
                .execute();
        comments(handle, known.id().value(), content.comments());
    }

    /** Counts change more often than articles do, and nobody is told: only what differs is written. */
    private static void comments(Handle handle, long article, ItemComments comments) {
        if (comments.equals(ItemComments.UNKNOWN)) {
            return;
        }
        handle.createUpdate("""
                        UPDATE article SET comments_page = :page, comments_feed = :feed, comments_count = :count
                        WHERE id = :id
                            AND (comments_page IS NOT :page OR comments_feed IS NOT :feed OR comments_count IS NOT :count)
                        """)
                .bind("page", Objects.toString(comments.page(), null))
                .bind("feed", Objects.toString(comments.feed(), null))
                .bind("count", comments.count())
                .bind("id", article)
                .execute();
    }

    private static Update bind(Update statement, Feed feed, ArticleContent content, String sourceHash) {
        return statement
                .bind("title", title(content))
                .bind("link", (content.link() == null ? page(feed) : content.link()).toString())
                .bind("excerpt", content.excerpt())
                .bind("image", Objects.toString(content.image(), null))
                .bind("minutes", content.readingMinutes())
                .bind("authors", Rows.joined(content.authors()))
                .bind("categories", Rows.joined(content.categories()))
                .bind("tags", Rows.joined(content.tags()))
                .bind("headings", Rows.joined(content.headings()))
                .bind("contentHash", content.contentHash())
                .bind("sourceHash", sourceHash);
    }

    /** Where readers are sent when an item has no address: a feed is nothing to look at. */
    private static URI page(Feed feed) {
        return feed.site() == null ? feed.url() : feed.site();
    }

    /** An untitled post is legal: its first words stand in. */
    private static String title(ArticleContent content) {
        var words = content.title().isBlank()
                ? content.excerpt().strip()
                : content.title().strip();
        if (words.isEmpty()) {
            return "Untitled";
        }
        return content.title().isBlank() && words.length() > TITLE
                ? words.substring(
                                0,
                                words.offsetByCodePoints(
                                        0, Math.min(TITLE - 1, words.codePointCount(0, words.length()))))
                        + "…"
                : words;
    }

    private static void sourceHash(Handle handle, KnownArticle known, String sourceHash) {
        if (!sourceHash.equals(known.sourceHash())) {
            handle.createUpdate("UPDATE article SET source_hash = :hash WHERE id = :id")
                    .bind("hash", sourceHash)
                    .bind("id", known.id().value())
                    .execute();
        }
    }

    private static void alias(Handle handle, FeedId feed, long article, List<String> names) {
        for (var name : names) {
            handle.createUpdate("""
                            INSERT INTO article_alias (feed_id, alias, article_id) VALUES (:feed, :alias, :article)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("feed", feed.value())
                    .bind("alias", name)
                    .bind("article", article)
                    .execute();
        }
    }

    private static void oweToAll(Handle handle, long article, Instant due, Instant now) {
        handle.createQuery("SELECT platform, channel, topic FROM destination ORDER BY id")
                .map((row, _) -> Rows.channel(row, "platform", "channel", "topic"))
                .list()
                .forEach(channel -> Outbox.owe(handle, new Owed(Kind.POST, article, channel, null, ""), due, now));
        Broadcasts.begin(handle, article, now);
    }
}
