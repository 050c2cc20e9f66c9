package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that are in another encoding than they say, or in several. */
final class FeedEncodingsTest {
    private static final String ITEM =
            Documents.item("<title>Café “Zwei”</title><link>https://blog.example.org/1</link>");

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

    @Test
    void readsUtf8WithStrayBytesOfAnotherEncoding() {
        var good =
                Documents.rss(Documents.item("<title>Zürich – X caf</title>")).getBytes(StandardCharsets.UTF_8);
        int at = new String(good, StandardCharsets.ISO_8859_1).indexOf("X caf");
        good[at] = (byte) 0xE9;

        assertThat(Documents.parsed(good, null).items().getFirst().title()).isEqualTo("Zürich – é caf");
    }
}
