package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FeedId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleIdentityTest {
    private static final FeedId FEED = new FeedId(1);

    private static ArticleIdentity identity(String content) {
        return ArticleIdentity.of(FEED, List.of(Items.item(content))).getFirst();
    }

    private static boolean same(String one, String other) {
        var names = new HashSet<>(identity(one).names());
        names.retainAll(identity(other).names());
        return !names.isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <guid>http://a.org/?p=1</guid>      | <guid>https://b.org/?p=1</guid>                                      | true
            <guid>http://a.org/?p=1</guid>      | <guid>https://b.org/?p=2</guid>                                      | false
            <guid>1</guid><link>http://a.org/x</link> | <guid>2</guid><link>https://A.org/x/?utm_source=rss</link>     | true
            <guid>1</guid><link>http://a.org/x#top</link> | <guid>2</guid><link>http://a.org/x</link>                  | true
            <guid>1</guid><link>http://a.org/x#comment-1</link> | <guid>2</guid><link>http://a.org/x#comment-2</link>  | false
            <guid>http://a.org/?p=1#c1</guid>   | <guid>http://a.org/?p=1#c2</guid>                                    | false
            <guid>1</guid><link>http://a.org/</link>  | <guid>2</guid><link>http://a.org/</link>                       | false
            <title>A</title><pubDate>10 Jan 2020 01:00</pubDate> | <title>a</title><pubDate>10 Jan 2020 23:00</pubDate> | true
            <title>A</title><pubDate>10 Jan 2020</pubDate>       | <title>A</title><pubDate>11 Jan 2020</pubDate>       | false
            <title>A</title>                    | <title>A</title><description>x</description>                         | false
            """)
    void recognisesAnItemByAnyOfItsNames(String one, String other, boolean expected) {
        assertThat(same(one, other)).isEqualTo(expected);
    }

    @Test
    void ignoresANameThatTwoItemsShare() {
        var items = Items.feed(
                        "<item><guid>same</guid><link>https://a.org/1</link></item>",
                        "<item><guid>same</guid><link>https://a.org/2</link></item>")
                .items();

        var identities = ArticleIdentity.of(FEED, items);

        assertThat(identities.getFirst().names())
                .doesNotContainAnyElementsOf(identities.getLast().names());
        assertThat(identities.getFirst().key())
                .isEqualTo(identity("<link>https://a.org/1</link>").key());
    }

    @Test
    void takesAnItemThatIsListedTwiceForOne() {
        var item = "<item><guid>g</guid><link>https://a.org/1</link><title>A</title></item>";
        var items = Items.feed(item, item.replace("<title>A", "<title>A, corrected"), item)
                .items();

        var identities = ArticleIdentity.of(FEED, items);

        assertThat(identities)
                .extracting(ArticleIdentity::key)
                .containsOnly(identity("<guid>g</guid>").key());
    }

    @Test
    void keepsFeedsApart() {
        var item = Items.item("<guid>g</guid>");

        assertThat(ArticleIdentity.of(new FeedId(2), List.of(item)))
                .doesNotContainAnyElementsOf(ArticleIdentity.of(FEED, List.of(item)));
    }

    @Test
    void namesAnItemThatHasNothingButText() {
        assertThat(identity("<description>only</description>").key())
                .hasSize(64)
                .isEqualTo(identity("<description>only</description>").key());
        assertThat(identity("").key()).hasSize(64);
    }
}
