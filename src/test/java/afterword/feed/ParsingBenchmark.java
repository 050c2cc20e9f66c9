package afterword.feed;

import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/**
 * Items per CPU second and bytes allocated, of this parser and of ROME on the same documents in turns; then the documents that take longest. Run it with
 * {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=afterword.feed.ParsingBenchmark}, or with java and the class path.
 */
public final class ParsingBenchmark {
    private static final int ITEMS = 25;
    private static final int BODY = 6_000;
    private static final int ROUNDS = 7;
    private static final int REPEATS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ParsingBenchmark() {}

    /** Reads a document and tells how many items it has. */
    private interface Reader {
        int read(byte[] document) throws Exception;
    }

    private record Cost(double itemsPerSecond, double bytesPerItem) {}

    public static void main(String[] arguments) throws Exception {
        var document = wordPress();
        System.out.printf("A WordPress feed of %d items, %d bytes%n", ITEMS, document.length);
        var ours = new Cost[ROUNDS];
        var rome = new Cost[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = measure(ParsingBenchmark::readWithOurs, document);
            rome[i] = measure(ParsingBenchmark::readWithRome, document);
        }
        print("Afterword", median(ours));
        print("ROME 2.1.0", median(rome));
        System.out.printf(
                "Afterword reads %.1f times as many items per CPU second and allocates %.3f of the bytes%n",
                median(ours).itemsPerSecond / median(rome).itemsPerSecond,
                median(ours).bytesPerItem / median(rome).bytesPerItem);
        slowest();
    }

    private static Cost measure(Reader reader, byte[] document) throws Exception {
        long thread = Thread.currentThread().threadId();
        long cpu = THREADS.getThreadCpuTime(thread);
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long items = 0;
        for (int i = 0; i < REPEATS; i++) {
            items += reader.read(document);
        }
        double seconds = (THREADS.getThreadCpuTime(thread) - cpu) / 1e9;
        return new Cost(items / seconds, (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / items);
    }

    /** The median of the second half, when everything is compiled. */
    private static Cost median(Cost[] rounds) {
        var settled = Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
        Arrays.sort(settled, Comparator.comparingDouble(Cost::itemsPerSecond));
        return settled[settled.length / 2];
    }

    private static void print(String name, Cost cost) {
        System.out.printf(
                "%-12s %,10.0f items per CPU second, %,10.0f bytes allocated per item%n",
                name, cost.itemsPerSecond, cost.bytesPerItem);
    }

    private static int readWithOurs(byte[] document) {
        return new FeedParser().parse(document, "application/rss+xml; charset=UTF-8", Documents.URL)
                        instanceof ParseResult.Parsed(var feed)
                ? feed.items().size()
                : 0;
    }

    private static int readWithRome(byte[] document) throws Exception {
        try (var reader = new XmlReader(new ByteArrayInputStream(document), "application/rss+xml; charset=UTF-8")) {
            return new SyndFeedInput().build(reader).getEntries().size();
        }
    }

    private static void slowest() {
        for (var nonsense : FeedLimitsTest.nonsense().toList()) {
            var document = FeedLimitsTest.repeated(nonsense, FeedParser.MAX_BYTES);
            long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
            long start = System.nanoTime();
            var result = new FeedParser().parse(document, null, Documents.URL);
            double seconds = (System.nanoTime() - start) / 1e9;
            long allocated =
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - bytes;
            System.out.printf(
                    "8 MiB of %-30s %.2f s, %,d KiB allocated, %s%n",
                    nonsense.replace("\0", "NUL"),
                    seconds,
                    allocated >> 10,
                    result.getClass().getSimpleName());
        }
    }

    private static byte[] wordPress() {
        var random = new Random(25);
        var items = new StringBuilder("<generator>https://wordpress.org/?v=6.1</generator>");
        for (int i = 0; i < ITEMS; i++) {
            items.append(
                    "<item><title>Letter &#8220;%d&#8221; from the harbour</title><link>https://blog.example.org/2026/letter-%d/</link>"
                            .formatted(i, i));
            items.append(
                    "<comments>https://blog.example.org/2026/letter-%d/#comments</comments><dc:creator><![CDATA[Mara]]></dc:creator>"
                            .formatted(i));
            items.append(
                    "<pubDate>Tue, %02d Mar 2026 09:12:44 +0000</pubDate><category><![CDATA[Guides]]></category><category><![CDATA[Tools]]></category>"
                            .formatted(i + 1));
            items.append("<guid isPermaLink=\"false\">https://blog.example.org/?p=%d</guid>".formatted(i));
            items.append("<description><![CDATA[<p>").append(words(random, 300)).append("</p>]]></description>");
            items.append("<content:encoded><![CDATA[").append(body(random)).append("]]></content:encoded>");
            items.append(
                    "<wfw:commentRss>https://blog.example.org/2026/letter-%d/feed/</wfw:commentRss><slash:comments>%d</slash:comments></item>\n"
                            .formatted(i, i));
        }
        var head =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
                        + "xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                        + "xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\"><channel><title>T</title><link>https://blog.example.org/</link><description>d</description>";
        return (head + items + "</channel></rss>").getBytes(StandardCharsets.UTF_8);
    }

    private static String body(Random random) {
        var body = new StringBuilder();
        while (body.length() < BODY) {
            body.append("<h2 class=\"wp-block-heading\">")
                    .append(words(random, 20))
                    .append("</h2>\n<p>")
                    .append(words(random, 400))
                    .append("&nbsp;</p>\n");
            body.append("<figure><img src=\"https://blog.example.org/wp-content/uploads/a.jpg\" alt=\"\"/></figure>\n");
        }
        return body.toString();
    }

    private static String words(Random random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            for (int n = 2 + random.nextInt(7); n >= 0; n--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(random.nextInt(12) == 0 ? ", " : random.nextInt(60) == 0 ? " – " : " ");
        }
        return text.toString();
    }
}
