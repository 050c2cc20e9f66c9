package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentDecoderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1251 | text/xml; charset=windows-1251          | Гавань
            KOI8-R       | application/rss+xml;charset="koi8-r"    | Гавань
            ISO-8859-2   | text/xml; charset=ISO-8859-2            | Zażółć gęślą jaźń
            Shift_JIS    | application/xml; Charset = 'Shift_JIS'  | 日本語の記事
            EUC-KR       | text/xml; charset=ks_c_5601-1987        | 항구 노트
            GB2312       | text/xml; q=1; charset=gbk              | 海港笔记
            """)
    void takesTheCharsetThatTheServerNamesWhereTheDocumentNamesNone(String encoding, String contentType, String title) {
        var document = Documents.rss(Documents.item("<title>" + title + "</title>"));

        var feed = Documents.parsed(document.getBytes(Charset.forName(encoding)), contentType);

        assertThat(feed.items().getFirst().title()).isEqualTo(title);
    }
}
