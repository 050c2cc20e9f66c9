package afterword.article;

import afterword.feed.FixtureServer.Manner;
import afterword.feed.FixtureServer.Received;
import afterword.feed.FixtureServer.Reply;
import afterword.feed.FixtureServer.Script;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A blog as WordPress serves it: validators from the date of the last change in whole seconds, compared byte by byte, ten items a page. */
final class WordPressSite implements Script {
    /** What stands between WordPress and the world. */
    enum Front {
        PLAIN,
        /** Compresses, and marks the ETag that it passes on. */
        APACHE_GZIP,
        /** Compresses, and weakens the ETag that it passes on. */
        NGINX_GZIP,
        /** A broken cache that answers every conditional request with 304. */
        ALWAYS_NOT_MODIFIED,
        /** Not WordPress: names its next page in the document (RFC 5005). */
        NAMES_ITS_NEXT_PAGE,
        /** Knows nothing of validators and claims that everything keeps for a year. */
        LYING_CACHE
    }

    record Post(int id, String title, String slug, String body, Instant date) {}

    private static final int PAGE = 10;
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final InstantSource time;
    private final Front front;
    private final List<Post> posts = new ArrayList<>();
    private String address = "http://blog.example.org";
    private String guidPrefix = "http://blog.example.org/?p=";
    private Instant changedAt;
    private int notModified;
    private int lastId;

    WordPressSite(InstantSource time, Front front) {
        this.time = time;
        this.front = front;
        this.changedAt = time.instant();
    }

    void publish(String title) {
        int id = ++lastId;
        posts.add(new Post(
                id,
                title,
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                "Body of " + title,
                time.instant()));
        changedAt = time.instant();
    }

    void edit(String title, String body) {
        posts.replaceAll(it -> it.title.equals(title) ? new Post(it.id, it.title, it.slug, body, it.date) : it);
        changedAt = time.instant();
    }

    void rename(String title, String slug) {
        posts.replaceAll(it -> it.title.equals(title) ? new Post(it.id, it.title, slug, it.body, it.date) : it);
        changedAt = time.instant();
    }

    void delete(String title) {
        posts.removeIf(it -> it.title.equals(title));
        changedAt = time.instant();
    }

    void moveTo(String newAddress) {
        address = newAddress;
        changedAt = time.instant();
    }

    void giveNewGuids(String prefix) {
        guidPrefix = prefix;
        changedAt = time.instant();
    }

    int notModified() {
        return notModified;
    }

    @Override
    public Reply reply(Received request) {
        if (!request.path().startsWith("/feed")) {
            return page(request.path());
        }
        var modified = HTTP.format(changedAt.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        var etag = "\"" + Integer.toHexString(modified.hashCode()) + "\"";
        if (isUnchanged(request, modified, etag)) {
            notModified++;
            return Reply.of(304).with("ETag", etag).with("Last-Modified", modified);
        }
        int paged = request.path().contains("paged=")
                ? Integer.parseInt(request.path().replaceAll(".*paged=", ""))
                : 1;
        var page = page(paged);
        if (page.isEmpty() && paged > 1) {
            return Reply.of(404);
        }
        var reply =
                Reply.ok(document(page)).with("Date", HTTP.format(time.instant().atOffset(ZoneOffset.UTC)));
        return switch (front) {
            case PLAIN, NAMES_ITS_NEXT_PAGE, ALWAYS_NOT_MODIFIED ->
                reply.with("ETag", etag).with("Last-Modified", modified);
            case APACHE_GZIP ->
                reply.with("ETag", etag.replaceAll("\"$", "-gzip\""))
                        .with("Last-Modified", modified)
                        .in(Manner.GZIP);
            case NGINX_GZIP ->
                reply.with("ETag", "W/" + etag).with("Last-Modified", modified).in(Manner.GZIP);
            case LYING_CACHE -> reply.with("Cache-Control", "max-age=31536000");
        };
    }

    private Reply page(String path) {
        boolean exists = posts.stream().anyMatch(it -> path.equals("/" + it.slug + "/"));
        return exists ? Reply.ok("<html>An article</html>") : Reply.of(404);
    }

    /** Both must be equal, as WordPress has it. */
    private boolean isUnchanged(Received request, String modified, String etag) {
        var ifNoneMatch = request.header("if-none-match");
        var ifModifiedSince = request.header("if-modified-since");
        return switch (front) {
            case LYING_CACHE -> false;
            case ALWAYS_NOT_MODIFIED -> !ifNoneMatch.isEmpty();
            case PLAIN, NAMES_ITS_NEXT_PAGE, APACHE_GZIP, NGINX_GZIP -> {
                boolean any = !ifNoneMatch.isEmpty() || !ifModifiedSince.isEmpty();
                yield any
                        && (ifNoneMatch.isEmpty() || ifNoneMatch.equals(etag))
                        && (ifModifiedSince.isEmpty() || ifModifiedSince.equals(modified));
            }
        };
    }

    private String paging() {
        return front == Front.NAMES_ITS_NEXT_PAGE
                ? "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"/feed/?paged=2\"/>"
                : "<generator>https://wordpress.org/?v=6.1</generator>";
    }

    private List<Post> page(int number) {
        return posts.stream()
                .sorted(Comparator.comparing(Post::date)
                        .thenComparingInt(Post::id)
                        .reversed())
                .skip((number - 1L) * PAGE)
                .limit(PAGE)
                .toList();
    }

    private String document(List<Post> page) {
        var items = new StringBuilder();
        for (var post : page) {
            items.append(
                    "<item><title>%s</title><link>%s/%s/</link><guid isPermaLink=\"false\">%s%d</guid><pubDate>%s</pubDate>"
                            .formatted(
                                    post.title,
                                    address,
                                    post.slug,
                                    guidPrefix,
                                    post.id,
                                    HTTP.format(post.date.atOffset(ZoneOffset.UTC))));
            items.append(
                    "<content:encoded><![CDATA[<p><img src=\"https://blog.example.org/picture.jpg\">%s</p><p>The post <a>%s</a> appeared first on <a>Blog</a>.</p>]]></content:encoded></item>"
                            .formatted(post.body, post.title));
        }
        return "<rss version=\"2.0\"><channel><title>Blog</title><link>%s</link><lastBuildDate>%s</lastBuildDate>%s%s</channel></rss>"
                .formatted(address, time.instant(), paging(), items);
    }
}
