package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalLinkTest {
    @ParameterizedTest
    @CsvSource({
        "http://Blog.Example.ORG/Post/, https://blog.example.org/Post",
        "https://blog.example.org/post#comments, https://blog.example.org/post",
        "https://blog.example.org/post?utm_source=rss&utm_medium=rss, https://blog.example.org/post",
        "https://blog.example.org/post?fbclid=1&b=2&a=1&gclid=x&ref=tw, https://blog.example.org/post?a=1&b=2",
        "https://blog.example.org/?p=12, https://blog.example.org?p=12",
        "https://blog.example.org:443/post, https://blog.example.org/post",
        "http://blog.example.org:80/post, https://blog.example.org/post",
        "http://blog.example.org:8080/post, https://blog.example.org:8080/post",
        "https://blog.example.org, https://blog.example.org",
        "https://blog.example.org/a%20b/?reference=1, https://blog.example.org/a%20b?reference=1"
    })
    void spellsAllAddressesOfAPageAlike(String link, String canonical) {
        assertThat(CanonicalLink.of(URI.create(link))).isEqualTo(canonical);
    }
}
