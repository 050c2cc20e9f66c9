package afterword.chat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read back after a gap, one after the other: one that cannot be read keeps nobody from the others, and when all
 * is tried again, what was read is not read again.
 */
public final class OneByOne<K> {
    /** So many failures one after the other are the platform's. */
    private static final int IN_A_ROW = 5;

    private final Set<K> read = new HashSet<>();

    /**
     * Reads each that was not read yet.
     *
     * @throws RuntimeException the first failure, after the others were read or after some failures in a row
     */
    public <T> void read(Collection<T> all, Function<T, K> key, Consumer<T> reading) {
        @Nullable RuntimeException first = null;
        var failures = 0;
        for (var one : all) {
            if (failures < IN_A_ROW && !read.contains(key.apply(one))) {
                try {
                    reading.accept(one);
                    read.add(key.apply(one));
                    failures = 0;
                } catch (RuntimeException e) {
                    first = first == null ? e : first;
                    failures++;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
