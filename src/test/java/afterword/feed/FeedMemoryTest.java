package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FixtureServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest documents that servers can think of, all at once, in a process that has as much memory as the bot leaves to feeds. */
@Tag("long")
class FeedMemoryTest {
    private static final int HOSTS = 32;
    private static final List<String> NASTY =
            List.of("& ", "<a>", "<a b c d e f g h>", "wörd ", "<category>a</category>");

    @TempDir
    Path folder;

    private FixtureServer server;

    @BeforeEach
    void open() throws IOException {
        server = new FixtureServer(InetAddress.getByName("0.0.0.0"));
        server.answer(
                request -> Reply.ok(document(Integer.parseInt(request.path().substring(1))))
                        .in(FixtureServer.Manner.GZIP));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String document(int number) {
        int length = FeedParser.MAX_BYTES * 9 / 10;
        if (number % 6 == 5) {
            var item = "{\"id\":\"1\",\"content_text\":\"x\"},";
            return "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + item.repeat(length / item.length())
                    + "{}]}";
        }
        var unit = NASTY.get(number % 6);
        return "<rss><channel><title>T</title><item><title>A</title><description>"
                + unit.repeat(length / unit.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void readsManyOfTheLongestDocumentsAtOnceInLittleMemory() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = folder.resolve("out.txt").toFile();
        var reader = new ProcessBuilder(
                        java,
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        String.valueOf(server.port()))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();

        boolean ended = reader.waitFor(5, TimeUnit.MINUTES);
        reader.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(reader.exitValue()).as(() -> words(output.toPath())).isZero();
    }

    private static String words(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return output + " cannot be read";
        }
    }

    /** Follows a feed at each of many hosts, and ends when all have been read. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws InterruptedException {
            int port = Integer.parseInt(arguments[0]);
            var settings = new FetchSettings("Afterword", true, Set.of(port), Duration.ofSeconds(60));
            var feeds = new MemoryFeedStore();
            for (int i = 0; i < HOSTS; i++) {
                var _ = feeds.follow(URI.create("http://127.0.0." + (i + 1) + ":" + port + "/" + i), null);
            }
            var left = new CountDownLatch(HOSTS);
            var pages = new FeedPages(
                    new HttpFetcher(new OkHttpClient(), settings, InstantSource.system()), new FeedParser());
            try (var loop = new PollLoop(
                    feeds,
                    new FeedPoller(feeds, pages, new PollRules(new Random(1)), InstantSource.system()),
                    new Sink(),
                    (feed, outcome) -> {
                        System.out.println(feed.url() + " " + outcome);
                        left.countDown();
                    },
                    InstantSource.system())) {
                loop.pollDue();
                left.await();
            }
            System.exit(feeds.list().stream().allMatch(Feed::isSeeded) ? 0 : 1);
        }
    }

    private static final class Sink implements ItemSink {
        @Override
        public boolean reachesKnown(Feed feed, ParsedFeed document) {
            return true;
        }

        @Override
        public int accept(Feed feed, ParsedFeed document) {
            return document.items().size();
        }
    }
}
