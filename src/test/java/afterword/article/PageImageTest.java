package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.CacheHeaders;
import afterword.feed.FetchRequest;
import afterword.feed.FetchResult;
import afterword.feed.FetchResult.Failed;
import afterword.feed.FetchResult.Fetched;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageImageTest {
    private static final URI PAGE = URI.create("https://blog.example.org/post/");

    private final List<FetchRequest> requests = new ArrayList<>();
    private FetchResult answer = new Failed("There is no such page.", 404);
    private final PageImage images = new PageImage(request -> {
        requests.add(request);
        return answer;
    });

    private void page(String head) {
        var body = ("<!doctype html><html><head>" + head + "</head><body><p>Text</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        answer = new Fetched(body, "text/html", CacheHeaders.NONE, PAGE, null, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property=\"og:image\" content=\"https://blog.example.org/a.jpg\">",
                "<meta property=\"og:image\" content=\"/a.jpg\"/>",
                "<meta property=\"og:image\" content=\"\"><meta name=\"twitter:image\" content=\"../a.jpg\">",
                "<meta property=\"og:image\" content=\"/logo.svg\"><meta property=\"og:image\" content=\"/a.jpg\">"
            })
    void takesThePictureThatThePageNames(String head) {
        page(head);

        assertThat(images.of(PAGE)).isEqualTo(URI.create("https://blog.example.org/a.jpg"));
        assertThat(requests).containsExactly(FetchRequest.unconditional(PAGE).of(FetchRequest.Extent.HEAD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<article id='post-7'><figure><img class='attachment-full wp-post-image' src='/a.jpg' width='1200'></figure></article>",
                "<figure class='wp-block-post-featured-image'><img src='/a.jpg'></figure><article id='post-7'></article>"
            })
    void takesThePictureThatWordPressShowsAboveTheArticle(String body) {
        page("</head><body><img class='wp-post-image' src='/other.jpg'>" + body);

        assertThat(images.of(PAGE)).isEqualTo(URI.create("https://blog.example.org/a.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<meta property=\"og:image\" content=\"javascript:alert(1)\">",
                "<meta property=\"og:image\" content=\"data:image/png;base64,AAAA\">",
                "<meta property=\"og:image\" content=\"/avatar-32x32.png\">",
                "<meta property=\"og:title\" content=\"https://blog.example.org/a.jpg\">"
            })
    void takesNothingElse(String head) {
        page(head);

        assertThat(images.of(PAGE)).isNull();
    }

    @Test
    void doesWithoutAPageThatCannotBeHad() {
        assertThat(images.of(PAGE)).isNull();
    }
}
