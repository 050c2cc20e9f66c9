package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FeedItem;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeroImageTest {
    private static @Nullable URI image(FeedItem item) {
        return Extraction.of(item, Instant.parse("2026-03-03T10:00:00Z")).image();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <img src="/a.jpg">                                                    | https://blog.example.org/a.jpg
            <img src="pic/a.jpg">                                                 | https://blog.example.org/post/pic/a.jpg
            <img src="data:image/gif;base64,R0" data-src="/lazy.jpg">             | https://blog.example.org/lazy.jpg
            <img src="/placeholder.png" data-lazy-src="/lazy.jpg">                | https://blog.example.org/lazy.jpg
            <img srcset="/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w">                 | https://blog.example.org/l.jpg
            <img src="/x.svg"><img src="/a.jpg">                                  | https://blog.example.org/a.jpg
            <img src="/t.gif" width="1" height="1"><img src="/a.jpg">             | https://blog.example.org/a.jpg
            <img src="/t.jpg" width="99"><img src="/a.jpg" width="100">           | https://blog.example.org/a.jpg
            <img src="/t.jpg" height="59px"><img src="/a.jpg" height="60">        | https://blog.example.org/a.jpg
            <img src="/t-50x50.jpg"><img src="/a-800x600.jpg">                    | https://blog.example.org/a-800x600.jpg
            <img src="https://s.w.org/images/core/emoji/14/72x72/1f600.png"><img src="/a.jpg"> | https://blog.example.org/a.jpg
            <img class="wp-smiley" src="/s.png"><img src="/a.jpg">                | https://blog.example.org/a.jpg
            <img src="https://secure.gravatar.com/avatar/1?s=96"><img src="/a.jpg"> | https://blog.example.org/a.jpg
            <img src="https://pixel.wp.com/b.gif?x=1"><img src="/a.jpg">          | https://blog.example.org/a.jpg
            <noscript><img src="/a.jpg"></noscript>                               | https://blog.example.org/a.jpg
            <p>none</p>                                                           |
            <img>                                                                 |
            <img src="javascript:x()">                                            |
            """)
    void choosesTheFirstRealPicture(String html, String expected) {
        assertThat(image(Items.withBody(html))).isEqualTo(expected == null ? null : URI.create(expected));
    }

    @Test
    void prefersThePictureThatTheFeedAttaches() {
        var item = Items.item(
                "<media:content url='https://a.org/avatar/x.jpg' medium='image'/><media:thumbnail url='https://a.org/t.jpg' width='150'/>"
                        + "<media:content url='https://a.org/l.jpg' medium='image' width='900'/><content:encoded><![CDATA[<img src='/b.jpg'>]]></content:encoded>");

        assertThat(image(item)).isEqualTo(URI.create("https://a.org/l.jpg"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://static.example.org/2026/ | pic/a.jpg | https://static.example.org/2026/pic/a.jpg
            https://static.example.org/2026/ | /a.jpg    | https://static.example.org/a.jpg
            ../files/                        | a.jpg     | https://blog.example.org/files/a.jpg
            """)
    void findsAPictureFromWhereTheDocumentSaysThatAddressesBegin(String base, String address, URI expected) {
        var item = Items.item("<link>https://elsewhere.example.org/post/</link><content:encoded xml:base='" + base
                + "'><![CDATA[<img src='" + address + "'>]]></content:encoded>");

        assertThat(image(item)).isEqualTo(expected);
    }

    @Test
    void findsAnAttachedPictureFromWhereTheItemSaysThatAddressesBegin() {
        var feed = Items.feed("<item xml:base='https://static.example.org/2026/'><title>T</title>"
                + "<media:content url='l.jpg' medium='image'/></item>");

        assertThat(image(feed.items().getFirst())).isEqualTo(URI.create("https://static.example.org/2026/l.jpg"));
    }
}
