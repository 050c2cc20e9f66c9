package afterword.feed;

import afterword.feed.FetchRequest.Extent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of answers, as far as they are wanted and there is room for them beside the others. */
final class BodyReader {
    /** Longer feeds are asked for by few at a time; nine in ten are shorter than 200 KB. */
    static final int SHORT = 256 << 10;

    private static final int HEAD = 512 << 10;

    /** As much of each may lie in memory without counting, so that those who only drip take nothing from others. */
    private static final int CHUNK = 64 << 10;

    private static final int CHUNKS = (8 << 20) / CHUNK;

    private final Semaphore room = new Semaphore(CHUNKS);

    /** The body; null when it is longer than the extent allows, or too long for the room that is left. */
    byte @Nullable [] read(InputStream in, Extent extent) throws IOException {
        return switch (extent) {
            case STATUS -> new byte[0];
            case HEAD -> in.readNBytes(HEAD);
            case SHORT -> readShort(in);
            case WHOLE -> {
                var body = in.readNBytes(FeedParser.MAX_BYTES + 1);
                yield body.length > FeedParser.MAX_BYTES ? null : body;
            }
        };
    }

    private byte @Nullable [] readShort(InputStream in) throws IOException {
        var chunk = in.readNBytes(CHUNK);
        if (chunk.length < CHUNK) {
            return chunk;
        }
        var all = new ByteArrayOutputStream();
        int taken = 0;
        try {
            while (chunk.length == CHUNK) {
                all.write(chunk);
                if (all.size() >= SHORT || !room.tryAcquire()) {
                    return null;
                }
                taken++;
                chunk = in.readNBytes(CHUNK);
            }
            all.write(chunk);
            return all.toByteArray();
        } finally {
            room.release(taken);
        }
    }
}
