package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.History;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.comment.CommentIntake;
import afterword.comment.CommentStore;
import afterword.delivery.Content;
import afterword.delivery.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        var threads = discussion.comments.threadsSince(discussion.now().minusSeconds(1_000), gap, Map.of());

        assertThat(threads).containsExactly(new CommentStore.RecentThread(Discussion.THREAD, "10"));
    }

    @ParameterizedTest(name = "{0} is the newest message there: {1}")
    @CsvSource({"9, false", "10, false", "11, true"})
    void readsBackAThreadThatWasQuietForLongOnlyWhereItsNewestMessageIsNotKnown(String newest, boolean read) {
        discussion.write("10", null, "The last word for a month");
        discussion.later(Duration.ofDays(30));

        var threads = discussion.comments.threadsSince(
                discussion.now().minus(Duration.ofDays(14)), discussion.now(), Map.of(Discussion.THREAD, newest));

        assertThat(threads)
                .isEqualTo(read ? List.of(new CommentStore.RecentThread(Discussion.THREAD, "10")) : List.of());
    }

    @Test
    void readsBackNoThreadThatBelongsToNoArticle() {
        var elsewhere = new ChannelRef(Platform.DISCORD, "5");

        assertThat(discussion.comments.threadsSince(
                        discussion.now().plusSeconds(1), discussion.now(), Map.of(elsewhere, "11")))
                .isEmpty();
    }

    @Test
    void findsWhatWasEditedInAShortGapThoughItWasWrittenAWeekBefore() {
        discussion.write("10", null, "First thoughts");
        discussion.later(Duration.ofDays(7));
        discussion.write("20", null, "Later");
        var heard = discussion.now();
        discussion.later(Duration.ofHours(1));
        var standing = Map.of("10", "Second thoughts", "20", "Later");

        new CommentIntake(discussion.comments, discussion::now).catchUp(new Standing(standing), heard);

        assertThat(discussion.words()).containsExactly("Second thoughts", "Later");
    }

    /** A platform on which these messages stand in the thread, by their ids. */
    private record Standing(Map<String, String> words) implements History {
        @Override
        public Platform platform() {
            return Platform.DISCORD;
        }

        @Override
        public Optional<List<InboundEvent.MessageWritten>> messagesAfter(ChannelRef room, @Nullable String messageId) {
            var after = messageId == null ? 0 : Long.parseLong(messageId);
            return Optional.of(words.entrySet().stream()
                    .filter(it -> Long.parseLong(it.getKey()) > after)
                    .map(it -> new InboundEvent.MessageWritten(
                            "event " + it.getKey(),
                            Discussion.message(it.getKey()),
                            Discussion.JONAS,
                            it.getValue(),
                            null,
                            null,
                            Instant.EPOCH))
                    .toList());
        }

        @Override
        public Map<ChannelRef, String> newest() {
            return Map.of();
        }

        @Override
        public Optional<Map<String, List<PersonRef>>> reactors(MessageRef message, List<String> emoji) {
            return Optional.empty();
        }
    }

    @Test
    void readsBackAlsoWhatIsSaidBehindHundredsOfNewerArticles() {
        discussion.write("10", null, "Hello");
        discussion.openRooms(IntStream.range(0, 400)
                .mapToObj(room -> new ChannelRef(Platform.DISCORD, String.valueOf(1_000 + room)))
                .map(newer -> new Content.RoomOpened(discussion.article.value(), newer, null))
                .toList());

        var threads = discussion.comments.threadsSince(
                discussion.now().minusSeconds(10), discussion.now().plusSeconds(10), Map.of());

        assertThat(threads).hasSize(401).contains(new CommentStore.RecentThread(Discussion.THREAD, "10"));
    }
}
