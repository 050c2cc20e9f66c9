package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to a document on its way, reading it ends soon and with the one declared outcome. */
class FeedMutationTest {
    private static final Duration GUARD = Duration.ofSeconds(10);
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** What a parser needs before it has read anything. */
    private static final long MOST_ALLOCATED = 4 << 20;

    private static final String[] FRAGMENTS = {
        "<item>",
        "</item>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<!DOCTYPE x [",
        "&",
        "&#",
        "&#x;",
        "<?xml ",
        "?>",
        "\"",
        "'",
        "<",
        ">",
        "xmlns=\"\"",
        "<feed>",
        "</rss>",
        "<title>",
        "\u0000",
        "xml:base=\"http://[\"",
        "<link/>",
        "{",
        "}",
        "[",
        "\\u12",
        "<a b c='>",
        "</"
    };
    private static final Charset[] CHARSETS = {
        StandardCharsets.UTF_16,
        StandardCharsets.UTF_16LE,
        StandardCharsets.ISO_8859_1,
        Charset.forName("Shift_JIS"),
        Charset.forName("windows-1251")
    };

    @Test
    void survivesMutatedDocuments() {
        mutate(20260310, 1_500);
    }

    @Test
    @Tag("long")
    void survivesManyMutations() {
        mutate(4711, 8_000);
    }

    private static void mutate(long seed, int rounds) {
        var random = new Random(seed);
        // The first time also loads classes and tables.
        Documents.ALL.forEach(name -> new FeedParser().parse(Documents.bytes(name), null, Documents.URL));
        for (int i = 0; i < rounds; i++) {
            var name = Documents.ALL.get(random.nextInt(Documents.ALL.size()));
            var document = Documents.bytes(name);
            for (int n = random.nextInt(6); n >= 0; n--) {
                document = mutated(document, random);
            }
            var mutant = document;
            int round = i;
            var type = random.nextBoolean() ? null : "text/xml; charset=iso-8859-1";
            var allocated = new AtomicLong();
            var result = assertTimeoutPreemptively(
                    GUARD,
                    () -> {
                        long before = THREADS.getCurrentThreadAllocatedBytes();
                        var parsed = new FeedParser().parse(mutant, type, Documents.URL);
                        allocated.set(THREADS.getCurrentThreadAllocatedBytes() - before);
                        return parsed;
                    },
                    () -> "seed %d, round %d, %s".formatted(seed, round, name));
            assertThat(allocated.get())
                    .as("bytes allocated for %d: seed %d, round %d, %s", mutant.length, seed, round, name)
                    .isLessThan(MOST_ALLOCATED + 100L * mutant.length);
            assertThat(result.toString())
                    .as("seed %d, round %d, %s", seed, round, name)
                    .doesNotContain("could not be read");
        }
    }

    private static byte[] mutated(byte[] document, Random random) {
        if (document.length == 0) {
            return document;
        }
        int from = random.nextInt(document.length);
        int to = Math.min(document.length, from + random.nextInt(200));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(document, random);
            case 1 -> slice(document, 0, from);
            case 2 -> joined(slice(document, 0, from), slice(document, to, document.length));
            case 3 -> joined(slice(document, 0, to), slice(document, from, document.length));
            case 4 -> new String(document, StandardCharsets.UTF_8).getBytes(CHARSETS[random.nextInt(CHARSETS.length)]);
            case 5 -> unclosed(document, random);
            default -> {
                var fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(StandardCharsets.UTF_8);
                yield joined(slice(document, 0, from), fragment, slice(document, from, document.length));
            }
        };
    }

    private static byte[] flipped(byte[] document, Random random) {
        var copy = document.clone();
        for (int n = random.nextInt(10); n >= 0; n--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] unclosed(byte[] document, Random random) {
        var text = new String(document, StandardCharsets.ISO_8859_1);
        int close = text.indexOf("</", random.nextInt(text.length()));
        int end = close < 0 ? -1 : text.indexOf('>', close);
        return end < 0
                ? document
                : (text.substring(0, close) + text.substring(end + 1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
