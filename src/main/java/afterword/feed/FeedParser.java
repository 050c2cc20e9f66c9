package afterword.feed;

import afterword.feed.ParseResult.NotAFeed;
import afterword.feed.ParseResult.Parsed;
import java.net.URI;
import java.nio.CharBuffer;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and JSON Feed 1.x, well-formed or not. Safe for use by many threads; long documents are read one after the other. */
public final class FeedParser {
    /** Longest document that is read, in bytes. */
    public static final int MAX_BYTES = 8 << 20;

    /** Most items that are kept of one document. */
    public static final int MAX_ITEMS = 500;

    private static final Logger log = LoggerFactory.getLogger(FeedParser.class);
    private static final int SNIFFED = 1024;

    /** What is read of a long document takes several times its length. */
    private final Semaphore longOne = new Semaphore(1, true);

    /** Reads {@code body}, which came from {@code url} under {@code contentType} (a header's whole value, null when there was none). */
    public ParseResult parse(byte[] body, @Nullable String contentType, URI url) {
        if (body.length > MAX_BYTES) {
            return new NotAFeed("it is longer than " + (MAX_BYTES >> 20) + " MiB");
        }
        if (body.length <= BodyReader.SHORT) {
            return read(body, contentType, url);
        }
        longOne.acquireUninterruptibly();
        try {
            return read(body, contentType, url);
        } finally {
            longOne.release();
        }
    }

    private static ParseResult read(byte[] body, @Nullable String contentType, URI url) {
        try {
            return parse(DocumentDecoder.decode(body, contentType), url);
        } catch (RuntimeException | StackOverflowError e) {
            // What a stranger wrote must not end a round of polls, whichever library it defeats.
            log.warn("{} could not be read", url, e);
            return new NotAFeed("it could not be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static ParseResult parse(CharBuffer text, URI url) {
        var start = text.subSequence(0, Math.min(text.length(), SNIFFED))
                .toString()
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return new NotAFeed("the answer is empty");
        }
        if (start.startsWith("{")) {
            return JsonFeedReader.read(text, url);
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return new NotAFeed("it is a web page (HTML)");
        }
        if (start.indexOf('<') < 0 && text.toString().indexOf('<') < 0) {
            return new NotAFeed("it is neither XML nor JSON");
        }
        return readXml(DocumentCleaner.clean(text), url);
    }

    private static ParseResult readXml(CharBuffer text, URI url) {
        var assembler = new FeedAssembler(url);
        if (StrictXmlReader.read(text, assembler)) {
            return result(assembler, true, false);
        }
        log.debug("{} is not well-formed, reading it leniently", url);
        var lenient = new FeedAssembler(url);
        boolean closed = LenientXmlReader.read(text, lenient);
        return result(lenient, closed, true);
    }

    private static ParseResult result(FeedAssembler assembler, boolean closed, boolean fallback) {
        if (!assembler.isFeed()) {
            return new NotAFeed(assembler.whatItIs());
        }
        return new Parsed(assembler.feed(closed, fallback));
    }
}
