package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One hand-written document for each format and module, read whole. */
class FeedFormatsTest {
    @Test
    void readsWordPressWithItsModules() {
        var feed = Documents.read("wordpress.xml");

        assertThat(feed.format()).isEqualTo(FeedFormat.RSS);
        assertThat(feed.title()).isEqualTo("Harbour Notes");
        assertThat(feed.language()).isEqualTo("en-gb");
        assertThat(feed.isWordPress()).isTrue();
        assertThat(feed.complete()).isTrue();
        assertThat(feed.usedFallback()).isFalse();
        assertThat(feed.links().site()).isEqualTo(URI.create("https://blog.example.org"));
        assertThat(feed.links().self()).isEqualTo(URI.create("https://blog.example.org/feed/"));
        assertThat(feed.hints().updatePeriod()).isEqualTo(Duration.ofMinutes(30));
        assertThat(feed.items()).hasSize(2);
    }

    @Test
    void readsAnItemOfWordPress() {
        var item = Documents.read("wordpress.xml").items().getFirst();

        assertThat(item.title()).isEqualTo("I Left the Lighthouse – and What Came Next");
        assertThat(item.guid()).isEqualTo("https://blog.example.org/?p=1042");
        assertThat(item.link()).isEqualTo(URI.create("https://blog.example.org/2026/03/lighthouse/"));
        assertThat(item.body()).startsWith("<p>Eleven winters").contains("<h2 class=\"wp-block-heading\">Pace</h2>");
        assertThat(item.summary()).contains("[&#8230;]");
        assertThat(item.bodyIsExcerpt()).isFalse();
        assertThat(item.authors()).containsExactly("Mara Lindqvist");
        assertThat(item.categories()).containsExactly("Guides", "Tools & Craft");
        assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-03-03T09:12:40Z"));
        assertThat(item.comments())
                .isEqualTo(new ItemComments(
                        URI.create("https://blog.example.org/2026/03/lighthouse/#comments"),
                        URI.create("https://blog.example.org/2026/03/lighthouse/feed/"),
                        3));
    }

    @Test
    void readsFiveHundredItemsOfAJsonFeedAndSaysThatThereAreMore() {
        var items = IntStream.range(0, 600)
                .mapToObj(it -> "{\"id\": \"" + it + "\", \"content_text\": \"x\"}")
                .collect(Collectors.joining(","));

        var feed = Documents.parsed("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [" + items + "]}");

        assertThat(feed.items()).hasSize(500);
        assertThat(feed.items().getLast().guid()).isEqualTo("499");
        assertThat(feed.complete()).isFalse();
    }

    @Test
    void readsRss091WithDoctypeAndEntities() {
        var feed = Documents.read("rss-0.91.xml");

        assertThat(feed.title()).isEqualTo("Old Harbour");
        assertThat(feed.hints().skipHours()).containsExactlyInAnyOrder(3, 0);
        assertThat(feed.hints().skipDays()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(feed.items().getFirst().title()).isEqualTo("A café opens — at last");
        assertThat(feed.items().getLast().title()).isEmpty();
        assertThat(feed.items().getLast().link()).isEqualTo(URI.create("http://old.example.org/untitled.html"));
        assertThat(feed.usedFallback()).isFalse();
    }

    @Test
    void readsRss090() {
        var feed = Documents.read("rss-0.90.rdf");

        assertThat(feed.format()).isEqualTo(FeedFormat.RDF);
        assertThat(feed.title()).isEqualTo("Ancient");
        assertThat(feed.links().site()).isEqualTo(URI.create("http://ancient.example.org"));
        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("First", "Second");
    }

    @Test
    void readsRss10WhateverItsPrefixes() {
        var feed = Documents.read("rss-1.0.rdf");

        var item = feed.items().getFirst();
        assertThat(feed.title()).isEqualTo("RDF Notes");
        assertThat(feed.language()).isEqualTo("de");
        assertThat(feed.hints().updatePeriod()).isEqualTo(Duration.ofHours(6));
        assertThat(item.guid()).isEqualTo("http://rdf.example.org/a");
        assertThat(item.title()).isEqualTo("Brücken");
        assertThat(item.body()).isEqualTo("<p>Lang &amp; breit.</p>");
        assertThat(item.summary()).isEqualTo("Kurz.");
        assertThat(item.authors()).containsExactly("Ute Bär");
        assertThat(item.categories()).containsExactly("Technik");
        assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-01-10T13:33:00Z"));
    }

    @Test
    void readsAtom10WithThreadsAndBases() {
        var feed = Documents.read("atom-1.0.xml");

        assertThat(feed.format()).isEqualTo(FeedFormat.ATOM);
        assertThat(feed.title()).isEqualTo("Atoms & Bits");
        assertThat(feed.links().site()).isEqualTo(URI.create("https://atom.example.org/blog/"));
        assertThat(feed.links().self()).isEqualTo(URI.create("https://atom.example.org/blog/feed.atom"));
        assertThat(feed.links().next()).isEqualTo(URI.create("https://atom.example.org/blog/feed.atom?page=2"));
        assertThat(feed.links().hubs()).containsExactly(URI.create("https://hub.example.org/"));
        assertThat(feed.language()).isEqualTo("en");
        assertThat(feed.items()).hasSize(3);
    }

    @Test
    void readsAnEntryOfAtom10() {
        var entry = Documents.read("atom-1.0.xml").items().getFirst();

        assertThat(entry.title()).isEqualTo("Using <b> in text");
        assertThat(entry.guid()).isEqualTo("tag:atom.example.org,2026:one");
        assertThat(entry.link()).isEqualTo(URI.create("https://atom.example.org/blog/2026/one"));
        assertThat(entry.authors()).containsExactly("Ana", "Bo");
        assertThat(entry.categories()).containsExactly("AI Tools");
        assertThat(entry.tags()).containsExactly("rust");
        assertThat(entry.images())
                .extracting(FeedImage::url)
                .containsExactly(URI.create("https://atom.example.org/img/one.jpg"));
        assertThat(entry.body())
                .contains("<p>Fish &amp; <em>chips</em>, 1 &lt; 2<br><img src=\"a.png\" alt=\"&quot;x&quot;\"></p>");
        assertThat(entry.summary()).isEqualTo("Short &amp; sweet");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-02-28T10:00:00.5Z"));
        assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(entry.base()).isEqualTo(URI.create("https://static.example.org/"));
        assertThat(entry.comments())
                .isEqualTo(new ItemComments(
                        URI.create("https://atom.example.org/blog/2026/one#comments"),
                        URI.create("https://atom.example.org/blog/2026/one/comments.atom"),
                        7));
    }

    @Test
    void readsEntriesWithoutAuthorOrContent() {
        var entries = Documents.read("atom-1.0.xml").items();

        assertThat(entries.get(1).body()).isEqualTo("<p>Escaped &amp; fine</p>");
        assertThat(entries.get(1).authors()).containsExactly("The Editors");
        assertThat(entries.get(1).comments().count()).isEqualTo(12);
        assertThat(entries.get(2).body()).isEqualTo("a &lt; b");
        assertThat(entries.get(2).bodyIsExcerpt()).isTrue();
    }

    @Test
    void readsAtom03() {
        var feed = Documents.read("atom-0.3.xml");

        var entry = feed.items().getFirst();
        assertThat(feed.title()).isEqualTo("Vieux carnet");
        assertThat(feed.language()).isEqualTo("fr");
        assertThat(entry.link()).isEqualTo(URI.create("http://vieux.example.org/premier"));
        assertThat(entry.body()).isEqualTo("<p>Bonjour</p>");
        assertThat(entry.authors()).containsExactly("Zoé");
        assertThat(entry.categories()).containsExactly("Essais");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2003-12-13T12:29:29Z"));
    }

    @Test
    void readsJsonFeed() {
        var feed = Documents.read("feed.json");

        var one = feed.items().getFirst();
        var two = feed.items().getLast();
        assertThat(feed.title()).isEqualTo("JSON Notes");
        assertThat(feed.links().hubs()).hasSize(1);
        assertThat(feed.complete()).as("there is a further page").isFalse();
        assertThat(one.link()).isEqualTo(URI.create("https://json.example.org/1"));
        assertThat(one.summary()).isEqualTo("A &amp; B");
        assertThat(one.images()).hasSize(2);
        assertThat(one.tags()).containsExactly("news", "tools");
        assertThat(one.authors()).containsExactly("Kim");
        assertThat(two.guid()).isEqualTo("2");
        assertThat(two.body()).isEqualTo("1 &lt; 2<br>\nyes");
        assertThat(two.authors()).containsExactly("Feed Author");
        assertThat(two.publishedAt()).isEqualTo(Instant.parse("2026-02-08T00:00:00Z"));
    }

    @Test
    void readsMediaAndPodcasts() {
        var feed = Documents.read("media.xml");

        var group = feed.items().getFirst();
        var podcast = feed.items().getLast();
        assertThat(feed.hints().ttl()).isEqualTo(Duration.ofMinutes(90));
        assertThat(group.title()).isEqualTo("Group");
        assertThat(group.link()).isEqualTo(URI.create("https://pics.example.org/1"));
        assertThat(group.authors()).containsExactly("Lee Park");
        assertThat(group.tags()).containsExactly("sea", "sky", "sand");
        assertThat(group.publishedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(group.images())
                .extracting(it -> it.url().getPath())
                .containsExactly("/s.jpg", "/l.jpg", "/t.jpg", "/e.png");
        assertThat(podcast.link()).isEqualTo(URI.create("https://pics.example.org/2"));
        assertThat(podcast.authors()).containsExactly("Voice");
        assertThat(podcast.images()).hasSize(1);
    }

    private static FeedItem rss(String content) {
        return Documents.parsed(Documents.rss(Documents.item(content))).items().getFirst();
    }

    @Test
    void takesTheDescriptionOfAVideoForItsBodyWhereThereIsNoOther() {
        var video = rss("<media:group><media:description type='plain'>One &lt; two</media:description></media:group>");
        var picture = rss(
                "<description>&lt;p&gt;Words&lt;/p&gt;</description>"
                        + "<media:content url='/cat.jpg' medium='image'><media:description type='plain'>A cat</media:description></media:content>");

        assertThat(video.body()).isEqualTo("One &lt; two");
        assertThat(picture.body()).isEqualTo("<p>Words</p>");
        assertThat(picture.summary()).isEmpty();
    }

    @Test
    void readsWhatRssBorrowsFromAtomAndXhtml() {
        var item = rss("<summary>Short.</summary><updated>2026-01-01T00:00:00Z</updated>"
                + "<body xmlns='http://www.w3.org/1999/xhtml'><p>Long.</p></body>");

        assertThat(item.body()).isEqualTo("<p>Long.</p>");
        assertThat(item.summary()).isEqualTo("Short.");
        assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(rss("<published>2026-01-02T00:00:00Z</published>").publishedAt())
                .isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void namesAuthorsWithoutTheirMailHoweverManyThereAre() {
        var many = "Ann Onymous, ".repeat(20);

        assertThat(rss("<dc:creator>Ann (ann@example.org)</dc:creator>").authors())
                .containsExactly("Ann");
        assertThat(rss("<dc:creator>ann@example.org</dc:creator>").authors()).isEmpty();
        assertThat(rss("<dc:author>Ann</dc:author>").authors()).containsExactly("Ann");
        assertThat(rss("<dc:creator>" + many + "</dc:creator>").authors())
                .singleElement()
                .satisfies(it -> assertThat(it).hasSizeLessThanOrEqualTo(200).endsWith("Ann Onymous…"));
    }

    @Test
    void leadsToTheRecordingOfAnEpisodeWithoutAPage() {
        var sound = "<enclosure url='https://cdn.example.org/2.mp3' type='audio/mpeg'/>";

        assertThat(rss(sound + "<guid isPermaLink='false'>2</guid>").link())
                .isEqualTo(URI.create("https://cdn.example.org/2.mp3"));
        assertThat(rss(sound + "<guid>/episodes/2</guid>").link())
                .isEqualTo(URI.create("https://blog.example.org/episodes/2"));
        assertThat(rss(sound + "<guid>HTTPS://blog.example.org/2</guid>").link())
                .isEqualTo(URI.create("https://blog.example.org/2"));
    }

    @Test
    void takesNothingForAWordInJson() {
        var json = """
                {"version":"https://jsonfeed.org/version/1.1","title":null,"items":[
                {"id":7,"title":null,"url":null,"content_text":"Words","date_published":null,"authors":null,"tags":[null,"a"]}]}
                """;

        var feed = ((ParseResult.Parsed) new FeedParser()
                        .parse(json.getBytes(StandardCharsets.UTF_8), "application/json", Documents.URL))
                .feed();

        var item = feed.items().getFirst();
        assertThat(feed.title()).isEmpty();
        assertThat(item.guid()).isEqualTo("7");
        assertThat(item.title()).isEmpty();
        assertThat(item.link()).isNull();
        assertThat(item.publishedAt()).isNull();
        assertThat(item.authors()).isEmpty();
        assertThat(item.tags()).containsExactly("a");
    }
}
