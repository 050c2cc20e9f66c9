package afterword.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Addresses that were shown to somebody and wait for a button: an address may be longer than a button can carry. */
final class Proposals {
    private static final int KEPT = 1_000;
    private static final String MARK = "~";

    private final Cache<String, Proposal> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final RandomGenerator random;

    Proposals(RandomGenerator random) {
        this.random = random;
    }

    /** {@code read} is true where the feed was read and shown, so that it may be followed as it is. */
    record Proposal(URI url, String title, @Nullable Duration every, boolean read) {}

    /** The word by which a button refers to it; it is forgotten with the process, or after a thousand others. */
    String keep(Proposal proposal) {
        var word = MARK + Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        kept.put(word, proposal);
        return word;
    }

    static boolean isWord(String typed) {
        return typed.startsWith(MARK);
    }

    Optional<Proposal> find(String word) {
        return Optional.ofNullable(kept.getIfPresent(word));
    }
}
