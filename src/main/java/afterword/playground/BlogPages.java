package afterword.playground;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sample blog's own pages: the list of articles and one page an article. */
final class BlogPages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final int WORDS_A_MINUTE = 200;
    private static final String STYLE = """
            body{margin:0 auto;max-width:42rem;padding:2rem 1.25rem;font:1.05rem/1.65 Georgia,serif;color:#222;background:#fffdf8}
            h1,h2,h3{line-height:1.25}a{color:#a03a13}img{max-width:100%;height:auto;border-radius:.5rem}
            .meta{color:#666;font:.85rem/1.4 system-ui,sans-serif}article+article{border-top:1px solid #ddd;margin-top:2rem;padding-top:1rem}
            """;

    private final Blog blog;

    BlogPages(Blog blog) {
        this.blog = blog;
    }

    String list(List<BlogArticle> articles) {
        var body =
                new StringBuilder("<h1>%s</h1>\n<p>%s</p>\n".formatted(escape(blog.title()), escape(blog.tagline())));
        for (var article : articles) {
            body.append("""
                    <article>
                    <h2><a href="%s">%s</a></h2>
                    <p class="meta">%s</p>
                    <p>%s</p>
                    </article>
                    """.formatted(
                    article.link(), escape(article.title()), meta(article), escape(BlogText.excerpt(article.text()))));
        }
        return page(blog.title(), body.toString(), null);
    }

    String article(BlogArticle article) {
        return page(
                article.title() + " - " + blog.title(),
                """
                <p class="meta"><a href="/">%s</a> » %s</p>
                <article>
                <h1>%s</h1>
                <p class="meta">%s</p>
                <p><img src="%s" alt="" width="%d" height="%d"></p>
                %s</article>
                """.formatted(
                                escape(blog.title()),
                                escape(String.join(", ", article.categories())),
                                escape(article.title()),
                                meta(article),
                                article.image(),
                                HeroImage.WIDTH,
                                HeroImage.HEIGHT,
                                BlogText.html(article.text())),
                article);
    }

    String missing(boolean gone) {
        return page(
                gone ? "Gone" : "Not found",
                "<h1>%s</h1><p><a href=\"/\">All articles</a></p>"
                        .formatted(gone ? "This article was taken down." : "There is no such page."),
                null);
    }

    private String page(String title, String body, @Nullable BlogArticle article) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="alternate" type="application/rss+xml" title="%s" href="%s">
                <link rel="icon" href="data:,">
                %s<style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escape(title), escape(blog.title()), blog.feed(), openGraph(article), STYLE, body);
    }

    private static String openGraph(@Nullable BlogArticle article) {
        return article == null ? "" : """
                <meta property="og:title" content="%s">
                <meta property="og:image" content="%s">
                <link rel="canonical" href="%s">
                """.formatted(escape(article.title()), article.image(), article.link());
    }

    private static String meta(BlogArticle article) {
        return "By %s · %s · %d min read"
                .formatted(escape(article.author()), date(article.publishedAt()), minutes(article.text()));
    }

    private static String date(@Nullable Instant instant) {
        return instant == null ? "" : DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static long minutes(String text) {
        return Math.ceilDiv(text.split("\\s+", -1).length, WORDS_A_MINUTE);
    }

    private static String escape(String words) {
        return BlogText.escape(words);
    }
}
