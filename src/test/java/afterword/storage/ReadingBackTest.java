package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.comment.CommentStore;
import afterword.delivery.Content;
import afterword.delivery.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thread that is read back after a gap tells, and which threads are read back. */
final class ReadingBackTest {
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
    void findsEditsAndDeletionsInWhatIsReadBack() {
        discussion.write("10", null, "Kept");
        discussion.mirrored("77");
        discussion.write("11", null, "Changed");
        discussion.mirrored("78");
        discussion.write("12", null, "Removed");
        discussion.mirrored("79");
        discussion.later(Duration.ofSeconds(60));

        discussion.comments.reconcile(
                Discussion.THREAD, null, Map.of("10", "Kept", "11", "Changed much"), discussion.now());

        assertThat(discussion.words()).containsExactly("Kept", "Changed much");
        assertThat(discussion.kinds()).containsExactlyInAnyOrder(Kind.MIRROR_EDIT, Kind.MIRROR_DELETE);
    }

    @Test
    void leavesAloneWhatIsOlderThanTheReadingOrNewerThanIt() {
        discussion.write("10", null, "Before the messages that were read");
        var readAt = discussion.now().plusSeconds(10);
        discussion.later(Duration.ofSeconds(20));
        discussion.write("12", null, "Came after the reading");
        discussion.comments.edit(Discussion.message("10"), "Edited after the reading", "edit", discussion.now());

        discussion.comments.reconcile(Discussion.THREAD, "10", Map.of(), readAt);
        discussion.comments.reconcile(
                Discussion.THREAD, null, Map.of("10", "Before the messages that were read"), readAt);

        assertThat(discussion.words()).containsExactly("Edited after the reading", "Came after the reading");
    }

    @Test
    void keepsWordsThatTheBotMayNotRead() {
        discussion.write("10", null, "Hello");
        discussion.later(Duration.ofSeconds(60));

        discussion.comments.reconcile(Discussion.THREAD, null, Map.of("10", ""), discussion.now());

        assertThat(discussion.words()).containsExactly("Hello");
    }

    @Test
    void readsBackFromTheLastMessageBeforeTheGap() {
        discussion.write("10", null, "Heard");
        var gap = discussion.now().plusSeconds(10);
        discussion.later(Duration.ofSeconds(60));
        discussion.write("30", null, "Heard after the gap, before anything was read back");

        var threads = discussion.comments.threadsSince(discussion.now().minusSeconds(1_000), gap);

        assertThat(threads).containsExactly(new CommentStore.RecentThread(Discussion.THREAD, "10"));
    }

    @Test
    void readsBackAlsoWhatIsSaidBehindHundredsOfNewerArticles() {
        discussion.write("10", null, "Hello");
        discussion.openRooms(IntStream.range(0, 400)
                .mapToObj(room -> new ChannelRef(Platform.DISCORD, String.valueOf(1_000 + room)))
                .map(newer -> new Content.RoomOpened(discussion.article.value(), newer, null))
                .toList());

        var threads = discussion.comments.threadsSince(
                discussion.now().minusSeconds(10), discussion.now().plusSeconds(10));

        assertThat(threads).hasSize(401).contains(new CommentStore.RecentThread(Discussion.THREAD, "10"));
    }
}
