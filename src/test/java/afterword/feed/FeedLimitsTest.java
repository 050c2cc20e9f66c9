package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no feed, what is too much of one, and what must not be followed. */
final class FeedLimitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE html><html><body>x</body></html> | web page
            <html><head></head></html>                 | web page
            <HTML>                                     | web page
            <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/> | web page
            ''                                         | empty
            '   '                                      | empty
            just words                                 | neither XML nor JSON
            {"a":1}                                    | not a JSON Feed
            {"items":                                  | broken
            <urlset><url/></urlset>                    | site map
            <opml/>                                    | OPML
            <weird/>                                   | <weird>
            <                                          | neither XML nor JSON
            """)
    void saysWhatADocumentIsThatIsNoFeed(String document, String words) {
        assertThat(Documents.refusal(document)).contains(words);
    }

    @Test
    void acceptsAFeedWithoutItems() {
        assertThat(Documents.parsed(Documents.rss()).items()).isEmpty();
        assertThat(Documents.parsed("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>")
                        .items())
                .isEmpty();
    }

    @Test
    void keepsTheNewestFiveHundredItems() {
        var newestFirst = new StringBuilder();
        var oldestFirst = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            var item = "<title>%d</title><pubDate>%s</pubDate>";
            newestFirst.append(Documents.item(item.formatted(i, 1_700_000_000 - i * 60)));
            oldestFirst.append(Documents.item(item.formatted(i, 1_600_000_000 + i * 60)));
        }

        var first = Documents.parsed(Documents.rss(newestFirst.toString()));
        var last = Documents.parsed(Documents.rss(oldestFirst.toString()));

        assertThat(first.items()).hasSize(500);
        assertThat(first.items().getFirst().title()).isEqualTo("0");
        assertThat(first.complete()).isFalse();
        assertThat(last.items()).hasSize(500);
        assertThat(last.items().getLast().title()).isEqualTo("599");
    }

    @Test
    void refusesDocumentsBeyondTheCap() {
        assertThat(Documents.refusal(new byte[FeedParser.MAX_BYTES + 1])).contains("8 MiB");
    }

    @Test
    void neverReadsFilesNorExpandsEntities() {
        var document = """
                <?xml version="1.0"?>
                <!DOCTYPE rss [
                  <!ENTITY secret SYSTEM "file:///etc/passwd">
                  <!ENTITY % remote SYSTEM "http://127.0.0.1:1/x.dtd"> %remote;
                  <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
                ]>
                """ + Documents.rss(Documents.item("<title>x&secret;&c;y</title>"));

        assertThat(Documents.parsed(document).items().getFirst().title()).isEqualTo("x&secret;&c;y");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void readsMuchNonsenseInReasonableTime(String nonsense) {
        assertReadInTime(nonsense, FeedParser.MAX_BYTES / 64);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    @Tag("long")
    void readsTheLongestNonsenseInReasonableTime(String nonsense) {
        assertReadInTime(nonsense, FeedParser.MAX_BYTES);
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "<a>",
                "<item>",
                "<item><title>",
                "&",
                "<",
                "<?",
                "<?a>",
                "<!",
                "<!DOCTYPE [",
                "<!--",
                "<![CDATA[",
                "\"'",
                "]]>",
                "</a>",
                "&#1;",
                "<a b='c' ",
                "<a xmlns:x='y'>",
                "\u0000",
                "<item><description>&lt;p>",
                "é");
    }

    private static void assertReadInTime(String nonsense, int length) {
        var bytes = repeated(nonsense, length);

        var result = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> new FeedParser().parse(bytes, null, Documents.URL),
                () -> length + " bytes of " + nonsense);

        assertThat(result.toString()).doesNotContain("could not be read");
    }

    /** The beginning of a feed, and then the same nonsense over and over. */
    static byte[] repeated(String nonsense, int length) {
        var start = "<rss><channel>";
        int times = (length - start.length()) / nonsense.getBytes(StandardCharsets.UTF_8).length;
        return (start + nonsense.repeat(times)).getBytes(StandardCharsets.UTF_8);
    }
}
