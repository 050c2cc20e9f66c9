package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import afterword.chat.ChannelRef;
import afterword.chat.History;
import afterword.chat.InboundEvent;
import afterword.chat.MessageRef;
import afterword.chat.OneByOne;
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
                Discussion.THREAD, null, Map.of("10", as("Kept"), "11", edited("Changed much")), discussion.now());

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
                Discussion.THREAD, null, Map.of("10", edited("Before the messages that were read")), readAt);

        assertThat(discussion.words()).containsExactly("Edited after the reading", "Came after the reading");
    }

    @Test
    void keepsWordsThatTheBotMayNotRead() {
        discussion.write("10", null, "Hello");
        discussion.later(Duration.ofSeconds(60));

        discussion.comments.reconcile(Discussion.THREAD, null, Map.of("10", edited("")), discussion.now());

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
        var standing = Map.of("10", edited("Second thoughts"), "20", as("Later"));

        readBack(new OnDiscord(standing), heard);

        assertThat(discussion.words()).containsExactly("Second thoughts", "Later");
    }

    @Test
    void takesNothingForAnEditThatOnlyReadsOtherwise() {
        discussion.write("10", null, "Hello @Bob");
        discussion.mirrored("77");
        discussion.later(Duration.ofDays(3));

        readBack(new OnDiscord(Map.of("10", as("Hello @Robert"))), discussion.now());

        assertThat(discussion.kinds()).isEmpty();
        assertThat(discussion.words()).containsExactly("Hello @Bob");
    }

    @Test
    void takesAnAttachmentsNewSignatureForNoEdit() {
        var attached = "Look, this time\n📎 a.png https://cdn.discordapp.com/attachments/1/2/a.png?";
        discussion.write("10", null, attached + "ex=65a&is=651&hm=aa");
        discussion.mirrored("77");
        discussion.later(Duration.ofDays(3));

        readBack(new OnDiscord(Map.of("10", edited(attached + "ex=65f&is=656&hm=bb"))), discussion.now());

        assertThat(discussion.kinds()).isEmpty();
    }

    @Test
    void readsTheOtherRoomsWhereOneCannotBeReadAndOnlyThatOneAgain() {
        var broken = new ChannelRef(Platform.DISCORD, "100");
        discussion.openRoom(broken, null);
        var said = new OnDiscord(Map.of("20", as("Said in the gap")));
        var rooms = new OneByOne<ChannelRef>();
        var intake = new CommentIntake(discussion.comments, discussion::now);

        assertThatThrownBy(() -> intake.catchUp(said.without(broken), discussion.now(), rooms))
                .hasMessageContaining("cannot be read");
        assertThat(discussion.words()).containsExactly("Said in the gap");
        intake.catchUp(said.without(Discussion.THREAD), discussion.now(), rooms);
    }

    private void readBack(History history, Instant heard) {
        new CommentIntake(discussion.comments, discussion::now).catchUp(history, heard, new OneByOne<>());
    }

    private static CommentStore.Standing as(String words) {
        return new CommentStore.Standing(words, false);
    }

    private static CommentStore.Standing edited(String words) {
        return new CommentStore.Standing(words, true);
    }

    /** A platform on which these messages stand in the thread, by their ids. */
    private record OnDiscord(
            Map<String, CommentStore.Standing> standing,
            @Nullable ChannelRef unreadable) implements History {
        OnDiscord(Map<String, CommentStore.Standing> standing) {
            this(standing, null);
        }

        OnDiscord without(ChannelRef room) {
            return new OnDiscord(standing, room);
        }

        @Override
        public Platform platform() {
            return Platform.DISCORD;
        }

        @Override
        public Optional<List<InboundEvent.MessageWritten>> messagesAfter(ChannelRef room, @Nullable String messageId) {
            if (room.equals(unreadable)) {
                throw new IllegalStateException(room + " cannot be read");
            }
            var after = messageId == null ? 0 : Long.parseLong(messageId);
            return Optional.of(standing.entrySet().stream()
                    .filter(_ -> room.equals(Discussion.THREAD))
                    .filter(it -> Long.parseLong(it.getKey()) > after)
                    .map(it -> new InboundEvent.MessageWritten(
                            "event " + it.getKey(),
                            Discussion.message(it.getKey()),
                            Discussion.JONAS,
                            it.getValue().words(),
                            null,
                            null,
                            Instant.EPOCH,
                            it.getValue().edited()))
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
