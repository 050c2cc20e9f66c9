package afterword.poll;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.Reacted;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.delivery.Content;
import afterword.storage.SqliteStorage;
import afterword.storage.StoredBlog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with reactions on a post, over the real database. */
final class VoteIntakeTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100500");
    private static final MessageRef POST = new MessageRef(GROUP, "10");
    private static final PersonRef LENA = new PersonRef(Platform.TELEGRAM, "7");

    @TempDir
    Path folder;

    private SqliteStorage storage;
    private VoteIntake votes;
    private int events;

    @BeforeEach
    void post() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> NOW);
        votes = new VoteIntake(storage.polls(), () -> NOW);
        var added = storage.destinations()
                .add(
                        new ChannelInfo(
                                GROUP,
                                new SpaceRef(Platform.TELEGRAM, GROUP.id()),
                                "Readers",
                                ChannelKind.TELEGRAM_GROUP,
                                null),
                        0,
                        NOW);
        assertThat(added.isNew()).isTrue();
        var article = new StoredBlog(storage, NOW).publish(1, NOW).getFirst();
        var delivery =
                storage.deliveries().due(NOW, Platform.TELEGRAM, Set.of(), 1).getFirst();
        assertThat(storage.deliveries().recordSending(delivery, NOW)).isTrue();
        storage.deliveries()
                .recordSent(
                        delivery,
                        POST,
                        new Content.After(new Content.Meaning.Post(article.value()), null, List.of()),
                        NOW);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void react(List<String> added, List<String> removed) {
        votes.reacted(new Reacted("event" + events++, POST, LENA, added, removed));
    }

    private Map<String, Integer> tally() {
        return storage.polls().votes(storage.polls().on(POST).orElseThrow());
    }

    @Test
    void countsTheOtherReactionWhereOneReplacesAnother() {
        react(List.of("👍"), List.of());

        react(List.of("🔥"), List.of("👍"));

        assertThat(tally()).isEqualTo(Map.of("🔥", 1));
    }

    @Test
    void countsNothingWhenTheReactionThatReplacedAnotherIsTakenBack() {
        react(List.of("👍"), List.of());
        react(List.of("🔥"), List.of("👍"));

        react(List.of(), List.of("🔥"));

        assertThat(tally()).isEmpty();
    }

    @Test
    void countsNothingWhereAVoteIsReplacedByAReactionThatIsNoOption() {
        react(List.of("👍"), List.of());

        react(List.of("🦄"), List.of("👍"));

        assertThat(tally()).isEmpty();
    }

    @Test
    void countsOneOfSeveralReactionsAtOnce() {
        react(List.of("👍", "🔥"), List.of());

        assertThat(tally()).isEqualTo(Map.of("🔥", 1));
    }
}
