package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import afterword.feed.Opml.Outline;
import afterword.feed.Opml.Result.NotOpml;
import afterword.feed.Opml.Result.Read;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpmlTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private static Opml.Result read(String document) {
        return Opml.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Read outlines(String document) {
        var result = read(document);
        assertThat(result).isInstanceOf(Read.class);
        return (Read) result;
    }

    private static Feed feed(int id, String url, String title) {
        return new Feed(
                new FeedId(id),
                URI.create(url),
                title,
                URI.create("https://site.example.org/?a=1&b=2"),
                null,
                FeedStatus.ACTIVE,
                PollState.fresh(NOW));
    }

    @Test
    void readsFoldersFeedsAndSpellings() {
        var read = outlines("""
                <?xml version="1.0"?><opml version="1.0"><body>
                <outline text="Folder"><outline type="rss" text="Tom &amp; Co" xmlUrl="https://a.example.org/feed" htmlUrl="https://a.example.org/"/></outline>
                <outline title="B" text="b" xmlURL="b.example.org/rss"/>
                <OUTLINE XMLURL="https://c.example.org/x & y"></OUTLINE>
                </body></opml>
                """);

        assertThat(read.outlines())
                .containsExactly(
                        new Outline(
                                URI.create("https://a.example.org/feed"),
                                "Tom & Co",
                                URI.create("https://a.example.org/")),
                        new Outline(URI.create("https://b.example.org/rss"), "B", null),
                        new Outline(URI.create("https://c.example.org/x%20&%20y"), "", null));
        assertThat(read.duplicates()).isEmpty();
    }

    @Test
    void reportsDuplicatesAndWhatIsNoAddress() {
        var read = outlines(
                "<opml><outline xmlUrl='https://a.example.org/feed'/><outline xmlUrl='http://A.example.org/feed/'/><outline xmlUrl='ftp://x'/></opml>");

        assertThat(read.outlines()).hasSize(1);
        assertThat(read.duplicates()).containsExactly(URI.create("http://a.example.org/feed/"));
        assertThat(read.unusable()).containsExactly("ftp://x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "words", "<html><body/></html>", "<opml><body/></opml>", "{}"})
    void knowsWhatIsNoList(String document) {
        assertThat(read(document))
                .asInstanceOf(type(NotOpml.class))
                .satisfies(it -> assertThat(it.reason()).contains("outline"));
    }

    @Test
    void readsWhatItWrites() {
        var feeds = new ArrayList<Feed>();
        for (int i = 0; i < 3_000; i++) {
            feeds.add(feed(i, "https://h" + i + ".example.org/feed?x=1&y=" + i, "Title <" + i + "> & \"more\""));
        }

        var read = outlines(Opml.write("Feeds & more", feeds, NOW));

        assertThat(read.outlines()).hasSize(3_000);
        assertThat(read.outlines().getLast())
                .isEqualTo(new Outline(
                        feeds.getLast().url(),
                        feeds.getLast().title(),
                        feeds.getLast().site()));
    }

    @Test
    void writesTheHostWhereThereIsNoTitle() {
        assertThat(Opml.write("F", List.of(feed(1, "https://h.example.org/feed", "")), NOW))
                .contains("text=\"h.example.org\"")
                .contains("<dateCreated>Tue, 3 Mar 2026 10:00:00 GMT</dateCreated>");
    }
}
