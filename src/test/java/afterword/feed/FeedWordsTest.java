package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles, descriptions and addresses as people write them. */
final class FeedWordsTest {
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

        assertThat(Documents.parsed(document).items().getFirst().title()).isEqualTo(title);
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

    private static String unescape(String text) {
        return text.replace("{0000}", "\0").replace("{000B}", "\013").replace("{FFFE}", Character.toString(0xFFFE));
    }
}
