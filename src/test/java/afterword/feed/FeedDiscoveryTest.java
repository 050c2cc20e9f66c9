package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import afterword.feed.Discovery.Attempt;
import afterword.feed.Discovery.Candidate;
import afterword.feed.Discovery.Candidates;
import afterword.feed.Discovery.Found;
import afterword.feed.Discovery.NotAnAddress;
import afterword.feed.Discovery.Nothing;
import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDiscoveryTest {
    private static final String FEED = Documents.rss(Documents.item("<title>A</title>"));
    private static final String LINK = "<link rel=\"alternate\" type=\"application/%s\" title=\"%s\" href=\"%s\">";

    private FixtureServer server;
    private FeedDiscovery discovery;

    @BeforeEach
    void wire() throws IOException {
        server = new FixtureServer();
        var settings = new FetchSettings("Afterword", true, Set.of(server.port()), Duration.ofSeconds(5));
        discovery = new FeedDiscovery(
                new HttpFetcher(new OkHttpClient(), settings, InstantSource.system()), new FeedParser());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String page(String... links) {
        return "<!doctype html><html><head>" + String.join("", links) + "</head><body>Hello</body></html>";
    }

    private void site(String feedPath, String frontPage) {
        server.answer(request -> request.path().equals(feedPath)
                ? Reply.ok(FEED)
                : request.path().equals("/") ? Reply.ok(frontPage) : Reply.of(404));
    }

    private Discovery discover(String path) {
        return discovery.discover(server.url(path).toString());
    }

    @Test
    void takesTheAddressOfAFeedAsItIs() {
        site("/any", page());

        assertThat(discover("/any"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/any")));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void findsTheFeedThatAPageNames() {
        site("/blog.xml", page(LINK.formatted("rss+xml", "Blog", "/blog.xml")));

        assertThat(discover("/")).asInstanceOf(type(Found.class)).satisfies(it -> {
            assertThat(it.url()).isEqualTo(server.url("/blog.xml"));
            assertThat(it.feed().items()).hasSize(1);
        });
    }

    @Test
    void skipsFeedsOfCommentsAndSecondFormats() {
        site(
                "/feed/",
                page(
                        LINK.formatted("rss+xml", "Blog &raquo; Feed", "/feed/"),
                        LINK.formatted("atom+xml", "Blog &raquo; Atom Feed", "/feed/atom/"),
                        LINK.formatted("rss+xml", "Blog &raquo; Comments Feed", "/comments/feed/"),
                        LINK.formatted("json", "", "/wp-json/wp/v2/pages/2"),
                        LINK.formatted("json+oembed", "", "/wp-json/oembed/1.0/embed?url=x")));

        assertThat(discover("/"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/feed/")));
    }

    @Test
    void listsTheFeedsOfASiteThatHasSeveral() {
        site(
                "/feed/",
                page(
                        LINK.formatted("rss+xml", "Articles", "/feed/"),
                        LINK.formatted("atom+xml", "Podcast", "/pod.atom")));

        assertThat(discover("/"))
                .isEqualTo(new Candidates(List.of(
                        new Candidate(server.url("/feed/"), "Articles", "RSS"),
                        new Candidate(server.url("/pod.atom"), "Podcast", "Atom"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed/", "/rss", "/atom.xml", "/feed.json", "/rss.xml", "/index.xml"})
    void triesTheUsualPlaces(String place) {
        site(place, page());

        assertThat(discover("/"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url(place)));
    }

    @Test
    void triesTheUsualPlaceBelowABlogThatIsNotAtTheTop() {
        server.answer(request -> switch (request.path()) {
            case "/blog" -> Reply.ok(page());
            case "/blog/feed/" -> Reply.ok(FEED);
            default -> Reply.of(404);
        });

        assertThat(discover("/blog"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/blog/feed/")));
    }

    @Test
    void followsALinkInThePageThatLooksLikeAFeed() {
        site("/media/latest.rss", page() + "<a href='/media/latest.rss'>RSS</a>");

        assertThat(discover("/"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/media/latest.rss")));
    }

    @Test
    void saysWhatCameBackFromEachAddress() {
        site("/nowhere", page());

        assertThat(discover("/")).asInstanceOf(type(Nothing.class)).satisfies(it -> {
            assertThat(it.attempts())
                    .startsWith(new Attempt(server.url("/"), "There is a document, but it is a web page (HTML)."));
            assertThat(it.attempts())
                    .contains(new Attempt(server.url("/feed/"), "127.0.0.1 answered 404: there is no such page."));
            assertThat(it.attempts()).hasSizeLessThanOrEqualTo(12);
        });
    }

    @Test
    void findsAFeedWithoutItemsAndShowsIt() {
        server.answer(_ -> Reply.ok(Documents.rss()));

        assertThat(discover("/category/typo/feed/"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.feed().items()).isEmpty());
    }

    @Test
    void triesPlainHttpWhereNoSchemeWasTyped() {
        site("/feed", page());

        assertThat(discovery.discover("127.0.0.1:" + server.port() + "/feed"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/feed")));
    }

    @Test
    void triesPlainHttpForTheSchemeOfFeedReaders() {
        site("/feed", page());

        assertThat(discovery.discover("feed://127.0.0.1:" + server.port() + "/feed"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/feed")));
    }

    @Test
    void understandsATypeWithACharset() {
        site("/blog.xml", page(LINK.formatted("rss+xml; charset=UTF-8", "Blog", "/blog.xml")));

        assertThat(discover("/"))
                .asInstanceOf(type(Found.class))
                .satisfies(it -> assertThat(it.url()).isEqualTo(server.url("/blog.xml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kanał z komentarzami", "コメントフィード", "评论 feed", "Kommenttisyöte"})
    void skipsFeedsOfCommentsInManyLanguages(String title) {
        site("/a", page(LINK.formatted("rss+xml", "Blog", "/a"), LINK.formatted("rss+xml", title, "/b")));

        assertThat(discover("/")).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "not an address",
                "ftp://example.org",
                "https://",
                "javascript:alert(1)",
                "mailto:ann@example.org",
                "@ann@example.org"
            })
    void knowsWhatIsNoAddress(String typed) {
        assertThat(discovery.discover(typed)).isEqualTo(new NotAnAddress(typed));
    }
}
