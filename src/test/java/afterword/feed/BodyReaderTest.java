package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.feed.FetchRequest.Extent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final int KIB = 1 << 10;

    private final BodyReader bodies = new BodyReader();

    private byte @Nullable [] read(int length, Extent extent) throws IOException {
        return bodies.read(new ByteArrayInputStream(new byte[length]), extent);
    }

    @Test
    void readsAsMuchAsIsWanted() throws IOException {
        assertThat(read(100, Extent.STATUS)).isEmpty();
        assertThat(read(600 * KIB, Extent.HEAD)).hasSize(512 * KIB);
        assertThat(read(100, Extent.SHORT)).hasSize(100);
        assertThat(read(64 * KIB, Extent.SHORT)).hasSize(64 * KIB);
        assertThat(read(255 * KIB, Extent.SHORT)).hasSize(255 * KIB);
        assertThat(read(257 * KIB, Extent.SHORT)).isNull();
        assertThat(read(FeedParser.MAX_BYTES, Extent.WHOLE)).hasSize(FeedParser.MAX_BYTES);
        assertThat(read(FeedParser.MAX_BYTES + 1, Extent.WHOLE)).isNull();
    }

    @Test
    void takesNoMoreAtOnceThanThereIsRoomForAndGivesItBack() throws IOException {
        var sizes = new ArrayList<Integer>();
        // Each begins the next one while it is itself under way, with 64 KiB that count.
        var outermost = nested(200, sizes);

        assertThat(outermost).isEqualTo(100 * KIB);
        assertThat(sizes).hasSize(129).containsOnlyOnce(-1);
        assertThat(sizes.stream().filter(it -> it > 0)).hasSize(128);
        assertThat(read(255 * KIB, Extent.SHORT)).hasSize(255 * KIB);
    }

    private int nested(int left, List<Integer> sizes) throws IOException {
        if (left == 0) {
            return 0;
        }
        var body = bodies.read(new Interrupted(() -> nested(left - 1, sizes)), Extent.SHORT);
        var size = body == null ? -1 : body.length;
        sizes.add(size);
        return size;
    }

    private interface Meanwhile {
        int run() throws IOException;
    }

    /** 100 KiB, and after 64 of them something else happens. */
    private static final class Interrupted extends InputStream {
        private final Meanwhile meanwhile;
        private int given;

        Interrupted(Meanwhile meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (given == 100 * KIB) {
                return -1;
            }
            if (given == 64 * KIB) {
                var _ = meanwhile.run();
            }
            int some = Math.min(length, (given < 64 * KIB ? 64 * KIB : 100 * KIB) - given);
            given += some;
            return some;
        }
    }
}
