package afterword.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class FeedListingTest {
    private static final URI PLACE = URI.create("https://blog.example/feed");

    @Test
    void readsRss() {
        var listing = FeedListing.parse("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
                <title>A blog</title><link>https://blog.example/</link>
                <item><title>One &amp; two</title><link>https://blog.example/1</link><dc:creator>Ada</dc:creator>
                <pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate><category>Guides</category>
                <description>&lt;p&gt;Hello &lt;img src="/a.png"&gt;&lt;/p&gt;</description></item>
                </channel></rss>""", PLACE);

        var article = listing.articles().getFirst();
        assertThat(listing.title()).isEqualTo("A blog");
        assertThat(article.title()).isEqualTo("One & two");
        assertThat(article.author()).isEqualTo("Ada");
        assertThat(article.categories()).containsExactly("Guides");
        assertThat(article.publishedAt()).isNotNull();
        assertThat(article.image()).hasToString("https://blog.example/a.png");
        assertThat(article.text()).isEqualTo("Hello");
    }

    @Test
    void readsAtom() {
        var listing = FeedListing.parse("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title>
                <entry><title>One</title><id>urn:1</id><link rel="self" href="https://blog.example/1.atom"/>
                <link href="https://blog.example/1"/><updated>2026-11-23T07:00:00Z</updated>
                <author><name>Ada</name></author><category term="Guides"/><summary>Hello</summary></entry></feed>""", PLACE);

        var article = listing.articles().getFirst();
        assertThat(article.link()).hasToString("https://blog.example/1");
        assertThat(article.author()).isEqualTo("Ada");
        assertThat(article.categories()).containsExactly("Guides");
    }

    @Test
    void followsAPageToItsFeed() {
        var listing = FeedListing.parse("<html><link rel=alternate type=application/rss+xml href=/rss></html>", PLACE);

        assertThat(listing.feedNamedByPage()).hasToString("https://blog.example/rss");
    }

    @Test
    void saysThatAPageNamesNoFeed() {
        assertThatThrownBy(() -> FeedListing.parse("<html><p>Hello</html>", PLACE))
                .hasMessageContaining("neither a feed nor a page that names one");
    }

    @Test
    void leadsNowhereButTheWeb() {
        var listing = FeedListing.parse(
                "<rss><channel><item><title>x</title><link>javascript:alert(1)</link></item></channel></rss>", PLACE);

        assertThat(listing.articles().getFirst().link()).isEqualTo(PLACE);
    }
}
