package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FeedPages.Pages;
import afterword.feed.FetchResult.Fetched;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A feed whose pages never end. */
final class FeedPagesTest {
    private static final URI URL = URI.create("https://blog.example.org/feed/");

    private final List<URI> asked = new ArrayList<>();
    private int itemsOnAPage = 1;
    private String padding = "";

    private byte[] page(int number) {
        var content = new StringBuilder("<atom:link rel='next' href='/feed/" + (number + 1) + "'/>" + padding);
        for (int i = 0; i < itemsOnAPage; i++) {
            content.append(Documents.item("<title>" + number + "." + i + "</title>"));
        }
        return Documents.rss(content.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private ParsedFeed readOn() {
        Fetcher fetcher = request -> {
            asked.add(request.url());
            var number = Integer.parseInt(request.url().getPath().substring("/feed/".length()));
            return new Fetched(page(number), null, CacheHeaders.NONE, request.url(), null, List.of());
        };
        var pages = new FeedPages(fetcher, new FeedParser()).readOn(Documents.parsed(page(1), null), URL, _ -> false);
        assertThat(pages).isInstanceOf(Pages.Whole.class);
        return ((Pages.Whole) pages).feed();
    }

    @Test
    void followsTwentyPagesAndNoMore() {
        var all = readOn();

        assertThat(all.items()).hasSize(20);
        assertThat(asked).hasSize(19).endsWith(URI.create("https://blog.example.org/feed/20"));
    }

    @Test
    void followsNoMoreOnceFiveHundredItemsWereRead() {
        itemsOnAPage = 120;

        var all = readOn();

        assertThat(asked).hasSize(4);
        assertThat(all.items()).hasSize(600);
    }

    @Test
    void followsNoMoreOnceItHasReadAsManyBytesAsOneDocumentMayHave() {
        padding = "<!--" + "x".repeat(FeedParser.MAX_BYTES / 3) + "-->";

        readOn();

        assertThat(asked).hasSize(3);
    }
}
