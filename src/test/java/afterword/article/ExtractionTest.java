package afterword.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private static ArticleContent body(String html) {
        return Extraction.of(Items.withBody(html), NOW);
    }

    @Test
    void keepsTheHeadingsThatNameTheParts() {
        var content = body(
                "<h1>Title</h1><h2>Pace</h2><p>x</p><h2>Lack of Purpose</h2><h3>deeper</h3><h2>Internal <em>Tooling</em></h2>"
                        + "<h2>Small Scope</h2><h2>What’s Next?</h2><h2>Another Thing!</h2><h2>Connect With Me</h2>");

        assertThat(content.headings())
                .containsExactly("Pace", "Lack of Purpose", "Internal Tooling", "Small Scope", "What’s Next?");
    }

    @Test
    void takesTheThirdLevelWhereThereIsNoSecond() {
        assertThat(body("<h3>One</h3><p>x</p><h3>Two</h3><h3>One</h3><h4>no</h4>")
                        .headings())
                .containsExactly("One", "Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connect With Me",
                "connect with me!",
                "Another Thing!",
                "Join my newsletter",
                "Our Newsletter",
                "Subscribe",
                "Share this:",
                "Related Posts",
                "You may also like",
                "Table of Contents",
                "Ähnliche Beiträge",
                "Abonnieren",
                "À lire aussi",
                "Sígueme en redes",
                "Leia também",
                "Iscriviti alla newsletter",
                "Читайте также",
                "関連記事",
                "相关文章",
                "공유하기",
                "Follow me on Mastodon",
                "***",
                "Leave a Reply"
            })
    void knowsPromotionalHeadings(String heading) {
        assertThat(body("<h2>" + heading + "</h2>").headings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What’s Next?",
                "Pace",
                "Sharing state between threads",
                "Subscribers are people",
                "The Contact Hypothesis",
                "Sources of light",
                "Why we share",
                "Related work in context"
            })
    void keepsHeadingsThatOnlySoundLikeThem(String heading) {
        assertThat(body("<h2>" + heading + "</h2>").headings()).containsExactly(heading);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "200, 1", "201, 2", "1300, 7", "1401, 8"})
    void readsTwoHundredWordsAMinute(int words, int minutes) {
        assertThat(body("<p>" + "word ".repeat(words) + "</p>").readingMinutes())
                .isEqualTo(minutes);
    }

    @Test
    void countsCharactersWhereWordsAreNotSetApart() {
        assertThat(body("<p>" + "港".repeat(1001) + "</p>").readingMinutes()).isEqualTo(3);
        assertThat(body("<p>" + "한국어 ".repeat(400) + "</p>").readingMinutes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<description>Only a few words.</description>",
                "<content:encoded><![CDATA[<p>First part of it [&#8230;]</p>]]></content:encoded>",
                "<description><![CDATA[<p>Words [&hellip;] <a href='x'>Continue reading</a></p>]]></description>",
                "<title>empty</title>"
            })
    void givesNoReadingTimeForAnExcerpt(String content) {
        assertThat(Extraction.of(Items.item(content), NOW).readingMinutes()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The post <a href='x'>A</a> appeared first on <a href='y'>B</a>.",
                "The post A first appeared on B.",
                "<a>A</a> was originally published in <a>B</a> on Medium, where people are continuing the conversation by highlighting it.",
                "Der Beitrag <a>A</a> erschien zuerst auf <a>B</a>.",
                "L’article A est apparu en premier sur B.",
                "La entrada A se publicó primero en B.",
                "O post A apareceu primeiro em B.",
                "L'articolo A proviene da B.",
                "Het bericht A verscheen eerst op B.",
                "Artykuł A pochodzi z serwisu B.",
                "Сообщение A появились сначала на B.",
                "Inlägget A dök först upp på B.",
                "投稿 A は B に最初に表示されました。"
            })
    void removesTheFooterOfTheFeed(String footer) {
        var content = body("<p>Real words.</p><p>" + footer + "</p>");

        assertThat(content.text()).isEqualTo("Real words.");
        assertThat(content.contentHash()).isEqualTo(body("<p>Real words.</p>").contentHash());
    }

    @Test
    void keepsASentenceInTheMiddleThatLooksLikeTheFooter() {
        assertThat(body("<p>The post A appeared first on B.</p><p>1</p><p>2</p><p>3</p>")
                        .text())
                .startsWith("The post A");
    }

    @Test
    void removesWhatBlogsAddToAnArticle() {
        var content = body(
                "<p>Words.</p><script>x()</script><style>p{}</style><iframe src='x'>frame</iframe><div class='sharedaddy sd-sharing'>Share me</div>"
                        + "<div id='jp-relatedposts' class='jp-relatedposts'>Related</div><form>Mail <input></form><div class=\"addtoany_share_save_container\">Share</div>"
                        + "<div class='wp-block-group newsletter-box'>Sign up</div><p class='shared-memory'>Kept.</p>");

        assertThat(content.text()).isEqualTo("Words. Kept.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='post-share'><span class='share-title'>Share</span><a href='https://facebook.com/x'>Facebook</a> <a>Twitter</a></div>",
                "<p>Share. Facebook Twitter Pinterest LinkedIn Tumblr Email</p>",
                "<ul class='x'><li><a href='#'>Facebook</a></li><li><a>X (Twitter)</a></li><li><a>WhatsApp</a></li><li><a>Copy link</a></li></ul>",
                "<ul class='wp-block-social-links'><li class='wp-social-link'><a><span class='wp-block-social-link-label'>Mastodon</span></a></li></ul>",
                "<div class='wp-block-query'><h2>Related</h2><ul class='wp-block-post-template'><li><h2 class='wp-block-post-title'><a href='/b/'>B</a></h2></li></ul></div>",
                "<ul class='wp-block-latest-posts__list wp-block-latest-posts'><li><a href='/b/'>B</a></li></ul>",
                "<div id='respond' class='comment-respond'><h3 id='reply-title'>Leave A Reply</h3></div>",
                "<div class='subscription-widget-wrap'><p>Thanks for reading!</p></div>"
            })
    void removesRowsOfShareLinksAndForms(String added) {
        var content = body(added + "<p>Words about Facebook, Twitter and LinkedIn.</p>" + added);

        assertThat(content.text()).isEqualTo("Words about Facebook, Twitter and LinkedIn.");
        assertThat(content.headings()).isEmpty();
    }

    @Test
    void takesNoCardThatLeadsElsewhereForAPart() {
        assertThat(body("<h2>Pace</h2><a href='https://news.example/'><h2>Dishing The Data</h2></a>"
                                + "<a href='#scope'><h2>Small Scope</h2></a><h2><a href='https://tool.example/'>A Tool</a></h2>")
                        .headings())
                .containsExactly("Pace", "Small Scope", "A Tool");
    }

    @Test
    void introducesWithTheFirstParagraphsWhereTheSummaryWasCutFromThem() {
        var content = Extraction.of(
                Items.item(
                        "<description><![CDATA[<p>ShareFacebook Twitter Email The first words of it, and [&#8230;]</p>"
                                + "<p>The post <a>A</a> appeared first on <a>B</a>.</p>]]></description>"
                                + "<content:encoded><![CDATA[<div class='post-share'>Share<a>Facebook</a> <a>Twitter</a> <a>Email</a></div>"
                                + "<p>The first words of it, and all others.</p>]]></content:encoded>"),
                NOW);

        assertThat(content.excerpt()).isEqualTo("The first words of it, and all others.");
    }

    @Test
    void introducesWithAListOnlyWhereASentenceAnnouncesIt() {
        assertThat(
                        body("<ul><li>Contents</li></ul><p>I had a dream job:</p><ul><li>Good pay</li><li>Barely any meetings</li></ul><p>Still.</p>"
                                        + "<ol><li>more</li></ol>")
                                .excerpt())
                .isEqualTo("I had a dream job: • Good pay • Barely any meetings Still.");
    }

    @Test
    void leavesOutWhatRedditSaysBelowAPost() {
        assertThat(
                        body("<table><tr><td><div><p>Body text</p></div> submitted by <a>/u/bob</a> <span>[link]</span> <span>[comments]</span></td></tr></table>")
                                .excerpt())
                .isEqualTo("Body text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <category>A</category><category>B</category> | <category>B</category><category>A</category>      | true
            <category>A</category>                       | <category>B</category>                            | false
            <dc:creator>Ann</dc:creator>                 | <dc:creator>Bob</dc:creator>                      | false
            <enclosure type='image/png' url='/a?1'/>     | <enclosure type='image/png' url='/a?2'/>          | true
            <enclosure type='image/png' url='/a'/>       | <enclosure type='image/png' url='/b'/>            | false
            <description>Points: 3 # Comments: 1</description> | <description>Points: 5 # Comments: 8</description> | true
            <description>3 comments, 5 views</description> | <description>4 comments, 9 views</description> | true
            <description>Chapter 3</description>         | <description>Chapter 4</description>              | false
            """)
    void seesAnEditOfWhatAPostShows(String before, String after, boolean same) {
        assertThat(hash(before).equals(hash(after))).isEqualTo(same);
    }

    private static String hash(String item) {
        return Extraction.of(Items.item(item), NOW).contentHash();
    }

    @Test
    void introducesWithTheFeedsOwnSummary() {
        var content = Extraction.of(
                Items.item(
                        "<description><![CDATA[<p>A summary &amp; more. [&#8230;]</p><p>The post <a>A</a> appeared first on <a>B</a>.</p>]]></description>"
                                + "<content:encoded><![CDATA[<p>The body.</p>]]></content:encoded>"),
                NOW);

        assertThat(content.excerpt()).isEqualTo("A summary & more.…");
        assertThat(content.readingMinutes()).isEqualTo(1);
    }

    @Test
    void introducesWithTheFirstParagraphsOtherwise() {
        var content = body(
                "<h2>Heading</h2><figure><figcaption><p>Caption</p></figcaption></figure><p>First.</p><blockquote><p>Quoted</p></blockquote><p>Second.</p>");

        assertThat(content.excerpt()).isEqualTo("First. Second.");
    }

    @Test
    void cutsTheExcerptBetweenWords() {
        var excerpt = body("<p>" + "lighthouse ".repeat(100) + "</p>").excerpt();

        assertThat(excerpt).hasSizeLessThanOrEqualTo(401).endsWith("lighthouse…");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z",
        "2026-03-03T20:00:00Z, 2026-03-03T20:00:00Z",
        "2026-03-10T00:00:00Z, 2026-03-03T10:00:00Z",
        "1970-01-01T00:00:00Z, 2026-03-03T10:00:00Z",
        "never, 2026-03-03T10:00:00Z"
    })
    void datesAnArticleByWhenItWasSeenWhereItsDateIsAbsurd(String told, Instant expected) {
        assertThat(Extraction.of(Items.item("<pubDate>" + told + "</pubDate>"), NOW)
                        .publishedAt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>a</p><img src="/i.jpg?v=1">   | <p>a</p><img src="/i.jpg?v=2">     | true
            <p>a</p>                         | <div class="x"><p>a </p></div>     | true
            <p>a</p><script>1</script>       | <p>a</p><script>2</script>         | true
            <p>a</p>                         | <p>b</p>                           | false
            <p>a</p><img src="/i.jpg">       | <p>a</p><img src="/j.jpg">         | false
            """)
    void seesAnEditWhereReadersWould(String before, String after, boolean same) {
        assertThat(body(before).contentHash().equals(body(after).contentHash())).isEqualTo(same);
    }

    @Test
    void knowsBodiesBehindAPassword() {
        assertThat(Extraction.isProtected(Items.withBody(
                        "<form action='/wp-login.php?action=postpass' class='post-password-form'></form>")))
                .isTrue();
        assertThat(Extraction.isProtected(Items.withBody("<p>open</p>"))).isFalse();
        assertThat(Extraction.isProtected(Items.withBody(
                        "<p>The column <code>post_password</code> and &lt;form class='post-password-form'&gt;</p>")))
                .as("an article about it")
                .isFalse();
    }
}
