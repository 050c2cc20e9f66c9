package afterword.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHA-256 of what a feed says in its items, so that a document that differs only in its build date counts as the same. */
final class ItemHash {
    private final MessageDigest digest = sha256();

    private ItemHash() {}

    static String of(List<FeedItem> items) {
        var hash = new ItemHash();
        items.forEach(hash::add);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(FeedItem item) {
        add(item.guid());
        add(item.link());
        add(item.title());
        add(item.body());
        add(item.summary());
        add(item.publishedAt());
        add(item.authors());
        add(item.categories());
        add(item.tags());
        add(item.images());
        add(item.comments());
    }

    private void add(@Nullable Object part) {
        digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
