package afterword.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleBlogTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final SampleBlog blog = new SampleBlog(now::get);

    @AfterEach
    void close() {
        blog.close();
    }

    @Test
    void leadsFromItsSiteToItsFeed() {
        var page = Jsoup.parse(Http.get(blog.site()).body(), blog.site().toString());

        var link = page.selectFirst("link[rel=alternate][type=application/rss+xml]");

        assertThat(link).isNotNull();
        assertThat(Objects.requireNonNull(link).absUrl("href"))
                .isEqualTo(blog.feed().toString());
    }

    @Test
    void tellsOfEachArticleWhatABotWantsToKnow() {
        var item = Objects.requireNonNull(feed().selectFirst("item"));

        assertThat(item.select("> title").text()).isEqualTo("I Left the Job Everyone Congratulated Me For");
        assertThat(item.select("> dc|creator").text()).isEqualTo("Mei Tanaka");
        assertThat(item.select("> category").eachText()).contains("AI Tools");
        assertThat(item.select("> pubDate").text()).isEqualTo("Mon, 23 Nov 2026 07:00:00 GMT");
        assertThat(item.select("> guid").text()).isNotBlank();
        var body = Jsoup.parseBodyFragment(item.select("> content|encoded").text());
        assertThat(body.select("h2").eachText())
                .containsExactly(
                        "Pace",
                        "Lack of Purpose",
                        "Internal Tooling",
                        "Small Scope",
                        "What's Next?",
                        "Another Thing!",
                        "Connect With Me");
    }

    @Test
    void coversEveryCategory() {
        assertThat(feed().select("item > category").eachText()).containsAll(SampleBlog.CATEGORIES);
    }

    @Test
    void answersNotModifiedUntilSomethingChanges() {
        var first = Http.get(blog.feed());
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var date = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(Http.get(blog.feed(), "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(Http.get(blog.feed(), "If-Modified-Since", date).statusCode())
                .isEqualTo(304);
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
        var _ = blog.publish("New", "Guides", "Text");

        assertThat(Http.get(blog.feed(), "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(Http.get(blog.feed(), "If-Modified-Since", date).statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsAddressAndIdentityOverAnEdit() {
        var article = blog.publish("First words", "Guides", "Text");
        var before = guids();

        var edited = blog.edit(article.id(), "Other words", "Reviews", "Other text");

        assertThat(edited.link()).isEqualTo(article.link());
        assertThat(guids()).isEqualTo(before);
        assertThat(Http.get(edited.link()).body()).contains("Other words", "Other text");
        assertThat(feed().select("item > title").first()).hasToString("<title>Other words</title>");
    }

    @Test
    void answersGoneForWhatWasTakenDown() {
        var article = blog.publish("Short-lived", "Guides", "Text");

        blog.delete(article.id());

        assertThat(Http.get(article.link()).statusCode()).isEqualTo(410);
        assertThat(Http.get(blog.site().resolve("/articles/never-there")).statusCode())
                .isEqualTo(404);
        assertThat(feed().select("item > title").eachText()).doesNotContain("Short-lived");
    }

    @Test
    void givesTwoArticlesOfOneTitleTwoAddresses() {
        var first = blog.publish("Twice", "Guides", "Text");
        var second = blog.publish("Twice", "Guides", "Text");

        assertThat(second.link()).isNotEqualTo(first.link());
    }

    @Test
    void carriesWhateverIsTypedWithoutBreakingTheFeed() {
        var hostile = "</item> & <script>alert(1)</script> ]]> \u0007\ud800 \uD83C\uDF89";

        var article = blog.publish(hostile, hostile, hostile + "\n\n## <h1>\n\n- <li>");

        var item = Objects.requireNonNull(feed().selectFirst("item"));
        assertThat(item.select("> title").text())
                .isEqualTo("</item> & <script>alert(1)</script> ]]>  \uD83C\uDF89".replace("  ", " "));
        assertThat(feed().select("item")).hasSize(8);
        assertThat(Jsoup.parse(Http.get(article.link()).body()).select("script"))
                .isEmpty();
    }

    @Test
    void refusesAnArticleWithoutATitle() {
        assertThatThrownBy(() -> blog.publish(" ", "Guides", "Text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The article needs a title.");
    }

    @Test
    void drawsAPictureForEachArticle() throws IOException {
        URI image = Objects.requireNonNull(blog.articles().getFirst().image());

        var picture = ImageIO.read(new ByteArrayInputStream(Http.bytes(image)));

        assertThat(picture.getWidth()).isEqualTo(HeroImage.WIDTH);
        assertThat(picture.getHeight()).isEqualTo(HeroImage.HEIGHT);
    }

    private java.util.List<String> guids() {
        return feed().select("item > guid").eachText();
    }

    private Document feed() {
        return Jsoup.parse(Http.get(blog.feed()).body(), blog.feed().toString(), Parser.xmlParser());
    }
}
