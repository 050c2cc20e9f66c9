package afterword.admin;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.admin.OpmlImport.Result.Imported;
import afterword.command.Reply;
import afterword.feed.Asked;
import afterword.feed.CacheHeaders;
import afterword.feed.Feed;
import afterword.feed.FeedStore.AddResult;
import afterword.feed.FetchResult;
import afterword.feed.Opml;
import afterword.feed.PollRules;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpmlImportTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    @TempDir
    Path folder;

    private SqliteStorage storage;
    private OpmlImport opml;

    @BeforeEach
    void wire() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> NOW);
        opml = new OpmlImport(storage.feeds(), new PollRules(new Random(1)), () -> NOW);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private static byte[] list(String... addresses) {
        var outlines = Arrays.stream(addresses)
                .map(it -> "<outline text='T' xmlUrl='" + it + "'/>")
                .collect(Collectors.joining());
        return ("<opml><body>" + outlines + "</body></opml>").getBytes(StandardCharsets.UTF_8);
    }

    private int due(Instant at) {
        return storage.feeds().due(at, 5_000).size();
    }

    private Imported imported(byte[] document) {
        return (Imported) opml.take(document);
    }

    private Asked say(FetchResult answer) {
        return Asked.of(
                new ImportOpmlCommand(_ -> answer, opml, () -> NOW), "opml import https://example.org/list.opml");
    }

    private static FetchResult file(byte[] document) {
        var url = URI.create("https://example.org/list.opml");
        return new FetchResult.Fetched(document, "text/xml", CacheHeaders.NONE, url, null, List.of());
    }

    @Test
    void followsThousandsOfFeedsAndSpreadsTheirFirstReading() {
        var addresses = IntStream.range(0, 3_000)
                .mapToObj(it -> "https://h" + it + ".example.org/feed")
                .toArray(String[]::new);

        var result = imported(list(addresses));

        assertThat(result.added()).isEqualTo(3_000);
        assertThat(result.readBy()).isEqualTo(NOW.plusSeconds(150));
        assertThat(due(NOW)).isLessThan(5);
        assertThat(due(NOW.plusSeconds(15))).isBetween(200, 400);
        assertThat(due(result.readBy())).isEqualTo(3_000);
    }

    @Test
    void reportsWhatWasFollowedBeforeWhatIsListedTwiceAndWhatIsNoAddress() {
        storage.feeds().add(URI.create("https://a.example.org/feed/"), "A", null, NOW);

        var answer = say(file(list(
                "http://a.example.org/feed", "https://b.example.org/feed", "http://B.example.org/feed/", "ftp://c")));

        assertThat(answer.text().lines())
                .containsExactly(
                        "1 new feed is followed.",
                        "What they list already is kept and not posted; what comes from now on is posted.",
                        "1 followed before: http://a.example.org/feed",
                        "1 in the list more than once, and taken once: http://b.example.org/feed/",
                        "1 not addresses on the web, or beyond what one list may hold: ftp://c");
    }

    @Test
    void takesTheSameListTwiceWithoutHarm() {
        var document = list("https://a.example.org/feed", "https://b.example.org/feed");
        imported(document);

        var again = imported(document);

        assertThat(again.added()).isZero();
        assertThat(again.followedBefore()).hasSize(2);
        assertThat(storage.feeds().list()).hasSize(2);
    }

    @Test
    void readsBackWhatItExports() {
        storage.feeds().add(URI.create("https://a.example.org/feed?x=1&y=2"), "Tom & Co", Duration.ofHours(1), NOW);
        var removed = storage.feeds().add(URI.create("https://b.example.org/feed"), "B", null, NOW);
        storage.feeds().remove(((AddResult.Added) removed).feed().id());

        var reply = Asked.of(new ExportOpmlCommand(storage.feeds(), () -> NOW), "opml export")
                .reply();

        assertThat(reply).isInstanceOfSatisfying(Reply.Document.class, file -> {
            assertThat(file.name()).isEqualTo("afterword-feeds.opml");
            assertThat(Opml.read(file.content()))
                    .isInstanceOfSatisfying(
                            Opml.Result.Read.class,
                            read -> assertThat(read.outlines())
                                    .containsExactly(new Opml.Outline(
                                            URI.create("https://a.example.org/feed?x=1&y=2"), "Tom & Co", null)));
        });
    }

    @Test
    void saysWhyAListCannotBeRead() {
        assertThat(say(new FetchResult.Failed("example.org answered 404: there is no such page.", 404))
                        .text())
                .contains("I could not read https://example.org/list.opml", "404", "without signing in");
        assertThat(say(file("<html>Hello</html>".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .contains("https://example.org/list.opml is not a list of feeds", "OPML when they export it");
        assertThat(Asked.of(new ImportOpmlCommand(_ -> file(new byte[0]), opml, () -> NOW), "opml import ftp://x")
                        .text())
                .contains("“ftp://x” is not an address", "java -jar afterword.jar opml import FILE");
    }

    @Test
    void hasNothingToExportAtFirst() {
        var answer = Asked.of(new ExportOpmlCommand(storage.feeds(), () -> NOW), "opml export");

        assertThat(answer.refused()).isTrue();
        assertThat(storage.feeds().list()).extracting(Feed::url).isEmpty();
    }
}
