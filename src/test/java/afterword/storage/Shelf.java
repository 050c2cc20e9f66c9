package afterword.storage;

import afterword.article.ArticleIntake;
import afterword.article.PageImage;
import afterword.feed.Feed;
import afterword.feed.FeedParser;
import afterword.feed.FetchResult.Failed;
import afterword.feed.Fetcher;
import afterword.feed.ParseResult.Parsed;
import afterword.feed.ParsedFeed;
import afterword.feed.PollState;
import afterword.feed.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A database with one feed, and words to fill it. */
final class Shelf implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final URI URL = URI.create("https://blog.example.org/feed/");

    final TestClock clock = new TestClock(NOW);
    final Database database;
    final SqliteDeletionStore deletions;
    final SqliteFeedStore feeds;
    final SqliteArticleStore articles;
    private final ArticleIntake intake;

    Shelf(Path folder) {
        this(folder, _ -> new Failed("There is no page.", 404));
    }

    /** @param pages what the articles' own pages answer */
    Shelf(Path folder, Fetcher pages) {
        database = Database.open(folder.resolve("test.db"));
        deletions = new SqliteDeletionStore(database);
        feeds = new SqliteFeedStore(database);
        articles = new SqliteArticleStore(database);
        intake = new ArticleIntake(new SqliteIntakeStore(database), deletions, new PageImage(pages), clock, () -> {});
        var _ = feeds.add(URL, "Blog", null, NOW);
    }

    Feed feed() {
        return feeds.findByUrl(URL).orElseThrow();
    }

    /** One poll that finds these items, the newest first; the first one seeds. */
    void read(String... items) {
        read(document("</channel></rss>", items));
    }

    /** One poll whose answer ends in the middle of the last item. */
    void readCutShort(String... items) {
        var whole = String.join("", items);
        read(document("", whole.substring(0, whole.length() - "</item>".length())));
    }

    private void read(ParsedFeed document) {
        var feed = feed();
        intake.accept(feed, document);
        var health = feed.poll().health();
        feeds.recordPoll(
                feed.id(),
                new PollState(
                        NOW,
                        feed.poll().conditional(),
                        new afterword.feed.Health(NOW, 0, null, null, false, health.polls() + 1, 0),
                        feed.poll().hints(),
                        Duration.ofHours(1),
                        null,
                        null),
                null,
                null);
    }

    /** An item of that day of March. */
    static String item(String title, int day, String more) {
        return "<item><title>%s</title><link>https://blog.example.org/%s/</link><guid>%s</guid><pubDate>%d Mar 2026 08:00:00 GMT</pubDate><description>Words of %s</description>%s</item>"
                .formatted(title, title.toLowerCase(java.util.Locale.ROOT), title, day, title, more);
    }

    static String item(String title, int day) {
        return item(title, day, "");
    }

    private static ParsedFeed document(String end, String... items) {
        var xml =
                "<rss version=\"2.0\" xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\"><channel><title>T</title>"
                        + String.join("", items) + end;
        return ((Parsed) new FeedParser().parse(xml.getBytes(StandardCharsets.UTF_8), null, URL)).feed();
    }

    long id(String title) {
        return database.read(handle -> handle.createQuery("SELECT id FROM article WHERE title = :title")
                .bind("title", title)
                .mapTo(Long.class)
                .one());
    }

    /** Pretends that the article was posted to a channel. */
    void posted(String title) {
        long article = id(title);
        database.write(
                handle -> handle.createUpdate("""
                        INSERT INTO message (platform, channel, id, article_id, own, at)
                        VALUES ('TELEGRAM', '-100', :article, :article, 1, 0)
                        """).bind("article", article).execute());
    }

    /** Titles of the articles whose posts are owed an edit. */
    List<String> owedEdits() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT a.title FROM delivery d JOIN article a ON a.id = d.subject
                        WHERE d.kind = 'POST_EDIT' AND d.state = 'owed' ORDER BY d.id
                        """).mapTo(String.class).list());
    }

    void editsAreMade() {
        database.write(handle -> handle.execute("UPDATE delivery SET state = 'sent', ended_at = 0"));
    }

    @Override
    public void close() {
        database.close();
    }
}
