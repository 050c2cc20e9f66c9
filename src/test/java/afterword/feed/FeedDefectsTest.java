package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with feeds in the wild, one defect at a time. */
class FeedDefectsTest {
    private static final String ITEM =
            Documents.item("<title>Café “Zwei”</title><link>https://blog.example.org/1</link>");

    private static String title(String document) {
        return Documents.parsed(document).items().getFirst().title();
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, windows-1252, text/xml; charset=windows-1252",
        "windows-1252, ISO-8859-1, text/xml",
        "windows-1252, none, application/rss+xml",
        "windows-1252, UTF-8, text/xml; charset=utf-8",
        "windows-1252, bogus-9, text/xml; charset=nonsense",
        "UTF-8, ISO-8859-1, text/xml; charset=iso-8859-1",
        "UTF-8, none, text/xml; charset=us-ascii",
        "UTF-16LE, UTF-16, text/xml",
        "UTF-16BE, UTF-8, text/xml; charset=utf-8",
        "UTF-32LE, UTF-32, text/xml",
        "UTF-32BE, none, text/xml",
        "windows-1250, win-1250, text/xml",
        "windows-1250, windows-1250, text/xml"
    })
    void decodesWhateverTheLabelsSay(String actual, String declared, String contentType) {
        var declaration = declared.equals("none") ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        var bytes = (declaration + Documents.rss(ITEM)).getBytes(Charset.forName(actual));

        var feed = Documents.parsed(bytes, contentType);

        assertThat(feed.items().getFirst().title()).isEqualTo("Café “Zwei”");
        assertThat(feed.usedFallback()).isFalse();
    }

    @Test
    void decodesBehindAByteOrderMark() {
        var text = "\uFEFF" + Documents.rss(ITEM);

        assertThat(Documents.parsed(text.getBytes(StandardCharsets.UTF_8), null).items())
                .hasSize(1);
        assertThat(Documents.parsed(text.getBytes(StandardCharsets.UTF_16LE), null)
                        .items())
                .hasSize(1);
        assertThat(Documents.parsed(text.getBytes(StandardCharsets.UTF_16BE), null)
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, Гавань",
        "Shift_JIS, 日本語の記事",
        "EUC-JP, 日本語の記事",
        "ISO-2022-JP, 日本語の記事",
        "GB2312, 海港笔记",
        "Big5, 海港筆記",
        "EUC-KR, 항구 노트",
        "KOI8-R, Гавань"
    })
    void decodesNationalEncodings(String encoding, String title) {
        var document = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>"
                + Documents.rss(Documents.item("<title>" + title + "</title>"));

        var feed = Documents.parsed(document.getBytes(Charset.forName(encoding)), "text/xml");

        assertThat(feed.items().getFirst().title()).isEqualTo(title);
    }

    @Test
    void believesTheDocumentRatherThanAServerThatSaysLatin1OfEverything() {
        var document = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>"
                + Documents.rss(Documents.item("<title>Гавань</title>"));

        var feed = Documents.parsed(document.getBytes(Charset.forName("windows-1251")), "text/xml; charset=ISO-8859-1");

        assertThat(feed.items().getFirst().title()).isEqualTo("Гавань");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where a&lt;b holds               | where a&lt;b holds
            1 &lt; 2 &amp;amp; 3             | 1 &lt; 2 &amp; 3
            &lt;b&gt;bold&lt;/b&gt; a&lt;c   | <b>bold</b> a<c
            """)
    void takesADescriptionWithoutTagsForText(String written, String body) {
        var item = Documents.parsed(Documents.rss(Documents.item("<description>" + written + "</description>")))
                .items()
                .getFirst();

        assertThat(item.body()).isEqualTo(body);
    }

    @Test
    void readsUtf8WithStrayBytesOfAnotherEncoding() {
        var good =
                Documents.rss(Documents.item("<title>Zürich – X caf</title>")).getBytes(StandardCharsets.UTF_8);
        int at = new String(good, StandardCharsets.ISO_8859_1).indexOf("X caf");
        good[at] = (byte) 0xE9;

        assertThat(Documents.parsed(good, null).items().getFirst().title()).isEqualTo("Zürich – é caf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n  ",
                "<br />\n<b>Warning</b>: Undefined variable $x in <b>/var/www/x.php</b> on line <b>3</b><br />\n",
                "Notice: something\n",
                "<!-- generated by a cache -->\n",
                "<?xml-stylesheet href='a.xsl'?>",
                "\u0000\u0001"
            })
    void ignoresWhatComesBeforeTheDocument(String before) {
        var feed = Documents.parsed(before + "<?xml version=\"1.0\"?>" + Documents.rss(ITEM));

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.usedFallback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- 24 queries -- in 0.1 s -->",
                "<script>track()</script>",
                "</rss>",
                "garbage & < more",
                "\u0000"
            })
    void ignoresWhatComesBehindTheDocument(String behind) {
        var feed = Documents.parsed(Documents.rss(ITEM) + behind);

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tom & Jerry                    | Tom & Jerry
            Tom &amp; Jerry                | Tom & Jerry
            Tom &amp;amp; Jerry            | Tom & Jerry
            a&b=c                          | a&b=c
            1 < 2                          | 1 < 2
            caf&eacute; &nbsp;&hellip;     | café …
            &unknown; thing                | &unknown; thing
            it&#8217;s                     | it’s
            it&#146;s                      | it’s
            it&#x2019;s                    | it’s
            it&#X2019;s                    | it’s
            bell&#7; &#0; &#xFFFF;end      | bell end
            &#55357;&#56832; x             | 😀 x
            smile &#128512;                | smile 😀
            &#99999999999; x               | x
            &#xZZ; x                       | &#xZZ; x
            <![CDATA[A &amp; <b>B</b>]]>   | A & B
            <![CDATA[A ]]]]><![CDATA[> B]]>| A ]]> B
            a ]]> b                        | a ]]> b
            <b>bold</b> and <i>thin</i>    | bold and thin
            Using &lt;template&gt; tags    | Using <template> tags
            bad{0000} con{000B}trol{FFFE}  | bad control
            """)
    void readsTitlesWithStrayCharacters(String written, String title) {
        var document = Documents.rss(Documents.item("<title>" + unescape(written) + "</title>"));

        assertThat(title(document)).isEqualTo(title);
    }

    private static String unescape(String text) {
        return text.replace("{0000}", "\0").replace("{000B}", "\013").replace("{FFFE}", Character.toString(0xFFFE));
    }

    @Test
    void readsFeedsThatNeverBindTheirPrefixes() {
        var feed = Documents.parsed(
                Documents.rss(
                        Documents.item(
                                "<title>T</title><dc:creator>Ann</dc:creator><content:encoded><![CDATA[<p>x</p>]]></content:encoded><slash:comments>4</slash:comments>")));

        var item = feed.items().getFirst();
        assertThat(item.authors()).containsExactly("Ann");
        assertThat(item.body()).isEqualTo("<p>x</p>");
        assertThat(item.comments().count()).isEqualTo(4);
        assertThat(feed.usedFallback()).isFalse();
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

        assertThat(title(document)).isEqualTo("x&secret;&c;y");
    }

    @Test
    void dropsTheLastItemOfATruncatedDocument() {
        var whole = Documents.rss(
                ITEM, Documents.item("<title>Second</title>"), Documents.item("<title>Third, which is cut</title>"));
        var cut = whole.substring(0, whole.indexOf("cut<"));

        var feed = Documents.parsed(cut);

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Café “Zwei”", "Second");
        assertThat(feed.complete()).isFalse();
        assertThat(feed.usedFallback()).isTrue();
    }

    @Test
    void keepsAllItemsOfABrokenButClosedDocument() {
        var feed = Documents.parsed(Documents.rss(
                ITEM,
                Documents.item("<title>Unclosed<link>https://blog.example.org/2</link>"),
                Documents.item("<title>Last</title>")));

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Café “Zwei”", "Unclosed", "Last");
        assertThat(feed.items().get(1).link()).isEqualTo(URI.create("https://blog.example.org/2"));
        assertThat(feed.complete()).isTrue();
        assertThat(feed.usedFallback()).isTrue();
    }

    @Test
    void readsItemsThatAreNotClosed() {
        var feed = Documents.parsed(
                "<rss><channel><title>T</title><item><title>A</title><description>a <item><title>B</title></item></channel></rss>");

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("A", "B");
    }

    @Test
    void readsMarkupThatNobodyEscaped() {
        var feed = Documents.parsed(
                Documents.rss(Documents.item("<description><p>Hello <a href=\"/x\">you</a><br/></p></description>")));

        assertThat(feed.items().getFirst().body()).isEqualTo("<p>Hello <a href=\"/x\">you</a><br></p>");
    }

    @Test
    void readsElementNamesInAnyCase() {
        var feed = Documents.parsed(
                "<RSS><Channel><TITLE>T</TITLE><Item><Title>A</Title><pubdate>10 Jan 2020</pubdate><GUID>g</GUID></Item></Channel></RSS>");

        assertThat(feed.items().getFirst().guid()).isEqualTo("g");
        assertThat(feed.items().getFirst().publishedAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /2026/a b?x=ü                  | https://blog.example.org/2026/a%20b?x=%C3%BC
            //cdn.example.org/x            | https://cdn.example.org/x
            relative                       | https://blog.example.org/relative
            https://bücher.example.org/    | https://xn--bcher-kva.example.org/
            HTTPS://Blog.Example.org/A     | https://blog.example.org/A
            https://u:p@blog.example.org/  | https://blog.example.org/
            https://blog.example.org/a^b   | https://blog.example.org/a%5Eb
            """)
    void readsAddressesAsPeopleWriteThem(String written, String meant) {
        var item = Documents.parsed(Documents.rss(Documents.item("<link> " + written + "\n</link>")))
                .items()
                .getFirst();

        assertThat(item.link()).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "mailto:a@b.c", "", "data:text/html,x", "file:///etc/passwd"})
    void takesNothingElseForAnAddress(String written) {
        var item = Documents.parsed(Documents.rss(Documents.item("<link>" + written + "</link><title>T</title>")))
                .items()
                .getFirst();

        assertThat(item.link()).isNull();
    }

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

    @Test
    void readsDeepNesting() {
        var deep = "<div>".repeat(3000) + "x" + "</div>".repeat(3000);

        var feed = Documents.parsed(
                Documents.rss(Documents.item("<title>T</title><description>" + deep + "</description>"), ITEM));

        assertThat(feed.items()).isNotEmpty();
    }
}
