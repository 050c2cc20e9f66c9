package afterword.playground;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small blog on loopback: a site that names its feed, RSS 2.0 with validators, a page and a picture for each article.
 * What a visitor types into it is checked, and refused with an {@link IllegalArgumentException} that says why.
 */
public final class SampleBlog implements Blog {
    /** The categories that the blog files its articles under; a visitor may use others. */
    public static final List<String> CATEGORIES = List.of(
            "AI Tools", "Online Tools", "Tech News", "Guides", "Reviews", "SEO & Marketing", "Social Media Tools");

    private static final String VISITOR = "A visitor";
    private static final Duration BETWEEN_SAMPLES = Duration.ofHours(19);

    private final InstantSource time;
    private final ArticleShelf shelf;
    private final BlogFeed feed = new BlogFeed(this);
    private final BlogPages pages = new BlogPages(this);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Javalin server;

    /** Fills the blog with its samples, the newest a few hours old, and begins to answer. */
    public SampleBlog(InstantSource time) {
        this.time = time;
        shelf = new ArticleShelf(time);
        var samples = SampleArticles.all();
        var now = time.instant().truncatedTo(ChronoUnit.MINUTES);
        for (var index = 0; index < samples.size(); index++) {
            var age = BETWEEN_SAMPLES.multipliedBy(samples.size() - index - 1L).plus(Duration.ofHours(3));
            shelf.add(samples.get(index), now.minus(age));
        }
        server = LoopbackServer.start(0, this::route);
    }

    private void route(RoutesConfig routes) {
        routes.get("/", context -> context.html(pages.list(articles())));
        routes.get("/feed.xml", this::answerFeed);
        routes.get("/articles/{id}", this::answerArticle);
        routes.get("/images/{name}", this::answerImage);
    }

    private void answerFeed(Context context) {
        var rss = feed.rss(articles());
        var tag = "\"" + hash(rss) + "\"";
        var changed = shelf.changedAt().truncatedTo(ChronoUnit.SECONDS);
        context.header("ETag", tag).header("Last-Modified", BlogFeed.httpDate(changed));
        context.header("Cache-Control", "no-cache");
        var known = context.header("If-None-Match");
        // RFC 9110 section 13.2.2: If-Modified-Since counts only where there is no If-None-Match.
        var unchanged = known == null
                ? BlogFeed.httpDate(changed).equals(context.header("If-Modified-Since"))
                : known.contains(tag.substring(1, tag.length() - 1));
        if (unchanged) {
            context.status(304);
        } else {
            context.contentType("application/rss+xml; charset=utf-8").result(rss);
        }
    }

    private void answerArticle(Context context) {
        var id = context.pathParam("id");
        var found = articles().stream().filter(it -> it.id().equals(id)).findFirst();
        if (found.isPresent()) {
            context.html(pages.article(found.get()));
        } else {
            var gone = shelf.isGone(id);
            context.status(gone ? 410 : 404).html(pages.missing(gone));
        }
    }

    private void answerImage(Context context) {
        var id = context.pathParam("name").replaceFirst("\\.png$", "");
        if (shelf.article(id).isEmpty()) {
            context.status(404).html(pages.missing(false));
        } else {
            context.contentType("image/png")
                    .header("Cache-Control", "max-age=86400")
                    .result(HeroImage.png(id));
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Publishes an article now. */
    public BlogArticle publish(String title, String category, String text) {
        var sample = new SampleArticles.Sample(title, category, VISITOR, List.of(), text);
        var added = shelf.add(sample, now());
        tell();
        return absolute(added);
    }

    /** Rewrites an article; its address and its date stay. */
    public BlogArticle edit(String id, String title, String category, String text) {
        var edited = shelf.edit(id, title, category, text);
        tell();
        return absolute(edited);
    }

    /** Takes an article down; its page answers 410 from then on. */
    public void delete(String id) {
        shelf.remove(id);
        tell();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public List<BlogArticle> articles() {
        return shelf.newestFirst().stream().map(this::absolute).toList();
    }

    private BlogArticle absolute(BlogArticle article) {
        var image = article.image();
        return new BlogArticle(
                article.id(),
                article.title(),
                site().resolve(article.link()),
                image == null ? null : site().resolve(image),
                article.author(),
                article.categories(),
                article.tags(),
                article.text(),
                article.publishedAt(),
                article.editedAt());
    }

    @Override
    public String title() {
        return "Halftone";
    }

    @Override
    public String tagline() {
        return "Notes on tools, search and the people who use them";
    }

    @Override
    public URI site() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    @Override
    public URI feed() {
        return site().resolve("/feed.xml");
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public String trouble() {
        return "";
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        server.stop();
    }
}
