package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.comment.Comment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comments of an article as a tree. */
final class CommentTreeTest {
    @TempDir
    Path folder;

    private Discussion discussion;

    @BeforeEach
    void open() {
        discussion = new Discussion(folder);
    }

    @AfterEach
    void close() {
        discussion.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsATreeParentFirstAndAnswersInTheirOrder(long seed) {
        var random = new Random(seed);
        var parents = new ArrayList<@Nullable Integer>();
        for (var i = 0; i < 120; i++) {
            var parent = i == 0 || random.nextInt(4) == 0 ? null : (Integer) random.nextInt(i);
            parents.add(parent);
            discussion.write(String.valueOf(1000 + i), parent == null ? null : String.valueOf(1000 + parent), "c" + i);
        }

        var read = discussion.comments.page(discussion.article, 0, 200).stream()
                .map(it -> Integer.parseInt(it.text().substring(1)))
                .toList();

        var expected = new ArrayList<Integer>();
        walk(parents, null, expected);
        assertThat(read).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void knowsTheParentOfACommentHoweverDeepItStands() {
        for (var i = 0; i < 100; i++) {
            discussion.write(String.valueOf(1000 + i), i == 0 ? null : String.valueOf(999 + i), "c" + i);
        }

        var deepest = discussion.comments.page(discussion.article, 0, 200).stream()
                .filter(it -> it.text().equals("c99"))
                .findFirst()
                .orElseThrow();

        assertThat(deepest.depth()).isEqualTo(99);
        var parent = Objects.requireNonNull(deepest.parent());
        assertThat(discussion.comments.find(parent)).map(Comment::text).contains("c98");
    }

    private static void walk(List<@Nullable Integer> parents, @Nullable Integer parent, List<Integer> into) {
        for (var i = 0; i < parents.size(); i++) {
            var above = parents.get(i);
            if (above == null ? parent == null : above.equals(parent)) {
                into.add(i);
                walk(parents, i, into);
            }
        }
    }
}
