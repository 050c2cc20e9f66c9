package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import afterword.comment.CommentStore;
import afterword.delivery.Delivery;
import afterword.delivery.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a comment and its changes are owed. */
final class CommentMirroringTest {
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

    @Test
    void owesACommentToEveryOtherRoomAndNotToItsOwn() {
        discussion.write("10", null, "Hello");

        assertThat(discussion.owed()).singleElement().satisfies(delivery -> {
            assertThat(delivery.kind()).isEqualTo(Kind.MIRROR);
            assertThat(delivery.channel()).isEqualTo(Discussion.GROUP);
        });
    }

    @Test
    void takesAMessageOnceHoweverOftenItIsTold() {
        discussion.write("10", null, "Hello");
        discussion.comments.add(
                new CommentStore.NewComment(discussion.article, null, Discussion.JONAS, "Hello"),
                Discussion.message("10"),
                "again",
                discussion.now());
        discussion.comments.add(
                new CommentStore.NewComment(discussion.article, null, Discussion.JONAS, "Hello"),
                Discussion.message("11"),
                "event 10",
                discussion.now());

        assertThat(discussion.comments.count(discussion.article)).isEqualTo(1);
        assertThat(discussion.owed()).hasSize(1);
    }

    @Test
    void owesAnEditToTheMirror() {
        discussion.write("10", null, "Hello");
        discussion.mirrored("77");

        discussion.comments.edit(Discussion.message("10"), "Hello all", "edit", discussion.now());

        assertThat(discussion.owed()).singleElement().satisfies(delivery -> {
            assertThat(delivery.kind()).isEqualTo(Kind.MIRROR_EDIT);
            assertThat(delivery.target()).isEqualTo(new MessageRef(Discussion.GROUP, "77"));
        });
    }

    @Test
    void owesTheMirrorWhatChangedWhileItWasUnderWay() {
        discussion.write("10", null, "Hello");
        discussion.write("11", null, "Goodbye");
        var mirrors = discussion.owed();
        discussion.comments.edit(Discussion.message("10"), "Hello all", "edit", discussion.now());
        discussion.comments.delete(Discussion.message("11"), "deletion", discussion.now());

        discussion.sent(mirrors.getFirst(), "77");
        discussion.sent(
                discussion.owed().stream()
                        .filter(it -> it.kind() == Kind.MIRROR)
                        .findFirst()
                        .orElseThrow(),
                "78");

        assertThat(discussion.kinds()).containsExactlyInAnyOrder(Kind.MIRROR_EDIT, Kind.MIRROR_DELETE);
    }

    @Test
    void showsALateRoomTheCommentsThatWereWrittenBefore() {
        discussion.write("10", null, "Hello");
        var late = new ChannelRef(Platform.DISCORD, "901");

        discussion.openRoom(late, null);

        assertThat(discussion.owed()).extracting(Delivery::channel).contains(late);
    }
}
