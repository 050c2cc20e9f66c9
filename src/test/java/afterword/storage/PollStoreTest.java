package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.poll.Poll;
import afterword.poll.PollStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Votes on disk: one for each person, the latest wins, told once. */
final class PollStoreTest {
    private static final PersonRef JONAS = new PersonRef(Platform.DISCORD, "5");
    private static final PersonRef LENA = new PersonRef(Platform.TELEGRAM, "7");
    private static final MessageRef POST = new MessageRef(new ChannelRef(Platform.DISCORD, "100"), "1");
    private static final MessageRef FORUM_POST = new MessageRef(new ChannelRef(Platform.DISCORD, "200"), "2");
    private static final MessageRef CHANNEL_POST = new MessageRef(new ChannelRef(Platform.TELEGRAM, "-200"), "3");

    @TempDir
    Path folder;

    private final Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private SqliteStorage storage;
    private PollStore polls;
    private Poll poll;

    @BeforeEach
    void open() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        polls = storage.polls();
        var article = new StoredBlog(storage, now).publish(1, now).getFirst();
        poll = polls.of(article).orElseThrow();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void offersTheFourUsualOptionsWhereAnArticleHasNoHeadings() {
        assertThat(poll.options()).extracting(it -> it.emoji()).containsExactly("👍", "👎", "🤔", "🔥");
    }

    @Test
    void countsAPersonOnceAndTheLatestVoteWins() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);
        polls.vote(poll, POST, JONAS, "🔥", "2", now);
        polls.vote(poll, POST, LENA, "🔥", "3", now);

        assertThat(polls.votes(poll)).isEqualTo(Map.of("🔥", 2));
    }

    @Test
    void countsTheReactionThatStillStandsWhenALaterOneIsTakenBack() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);
        polls.vote(poll, FORUM_POST, JONAS, "🔥", "2", now);

        polls.withdraw(poll, FORUM_POST, JONAS, "🔥", "3", now);
        assertThat(polls.votes(poll)).isEqualTo(Map.of("👍", 1));

        polls.withdraw(poll, POST, JONAS, "👍", "4", now);
        assertThat(polls.votes(poll)).isEmpty();
    }

    @Test
    void keepsTheVoteWhenAnEarlierReactionIsTakenBack() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);
        polls.vote(poll, POST, JONAS, "🔥", "2", now);

        polls.withdraw(poll, POST, JONAS, "👍", "3", now);

        assertThat(polls.votes(poll)).isEqualTo(Map.of("🔥", 1));
    }

    @Test
    void countsAReactionThatWasMadeAgainAsTheLatest() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);
        polls.vote(poll, POST, JONAS, "🔥", "2", now);
        polls.vote(poll, POST, JONAS, "👍", "3", now);

        assertThat(polls.votes(poll)).isEqualTo(Map.of("👍", 1));
    }

    @Test
    void countsWhatWasAddedWhileNobodyListenedAsTheLatest() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);

        polls.reconcile(
                poll,
                Map.of(POST, Map.of("👍", List.of(JONAS)), FORUM_POST, Map.of("🔥", List.of(JONAS))),
                now.plusSeconds(1),
                now.plusSeconds(2));

        assertThat(polls.votes(poll)).isEqualTo(Map.of("🔥", 1));
    }

    @Test
    void leavesAPostAloneThatCouldNotBeRead() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);

        polls.reconcile(poll, Map.of(FORUM_POST, Map.of("👍", List.of())), now.plusSeconds(1), now.plusSeconds(2));

        assertThat(polls.votes(poll)).isEqualTo(Map.of("👍", 1));
    }

    @Test
    void looksAfterAGapAtTheReactionsOfHundredsOfPosts() {
        try (var database = Database.open(folder.resolve("test.db"))) {
            database.write(handle -> {
                for (var post = 0; post < 400; post++) {
                    handle.execute(
                            "INSERT INTO message (platform, channel, id, article_id, own, at) VALUES ('DISCORD', '100', ?, ?, 1, ?)",
                            String.valueOf(post),
                            poll.article().value(),
                            now.minusSeconds(post).toEpochMilli());
                }
                return null;
            });
        }

        assertThat(polls.newestDiscordPosts())
                .hasSize(400)
                .last()
                .extracting(MessageRef::id)
                .isEqualTo("399");
    }

    @Test
    void hearsTheSameVoteOnce() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);
        polls.vote(poll, POST, JONAS, "🔥", "2", now);

        polls.vote(poll, POST, JONAS, "👍", "1", now);

        assertThat(polls.votes(poll)).isEqualTo(Map.of("🔥", 1));
    }

    @Test
    void countsReadersOfAChannelWithoutKnowingThemAndKeepsTheLatestCount() {
        polls.count(poll, CHANNEL_POST, Map.of("👍", 3, "🔥", 1, "🎉", 9), now);
        polls.count(poll, CHANNEL_POST, Map.of("👍", 2), now);

        assertThat(polls.anonymous(poll)).isEqualTo(Map.of("👍", 2));
        assertThat(polls.votes(poll)).isEmpty();
    }

    @Test
    void bringsDiscordsVotesUpToWhatStandsThereAndLeavesTelegramsAlone() {
        polls.vote(poll, POST, JONAS, "👍", "1", now);
        polls.vote(poll, POST, LENA, "👍", "2", now);
        var mira = new PersonRef(Platform.DISCORD, "6");

        polls.reconcile(
                poll,
                Map.of(POST, Map.of("👍", List.of(), "🔥", List.of(mira))),
                now.plusSeconds(1),
                now.plusSeconds(2));

        assertThat(polls.votes(poll)).isEqualTo(Map.of("👍", 1, "🔥", 1));
    }

    @Test
    void keepsAVoteThatCameWhileDiscordWasReadBack() {
        polls.vote(poll, POST, JONAS, "👍", "1", now.plusSeconds(1));

        polls.reconcile(poll, Map.of(POST, Map.of("👍", List.of())), now, now.plusSeconds(2));

        assertThat(polls.votes(poll)).isEqualTo(Map.of("👍", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithOneVoteForEachPersonWhateverTheyDo(long seed) {
        var random = new Random(seed);
        var emoji = poll.options().stream().map(it -> it.emoji()).toList();
        var posts = List.of(POST, FORUM_POST);
        var standing = new HashMap<PersonRef, List<Map.Entry<MessageRef, String>>>();
        for (var i = 0; i < 300; i++) {
            var person = new PersonRef(
                    random.nextBoolean() ? Platform.DISCORD : Platform.TELEGRAM, String.valueOf(random.nextInt(6)));
            var reaction = Map.entry(posts.get(random.nextInt(2)), emoji.get(random.nextInt(emoji.size())));
            var theirs = standing.computeIfAbsent(person, _ -> new ArrayList<>());
            theirs.remove(reaction);
            if (random.nextInt(2) == 0) {
                polls.withdraw(poll, reaction.getKey(), person, reaction.getValue(), "w" + i, now);
            } else {
                polls.vote(poll, reaction.getKey(), person, reaction.getValue(), "v" + i, now);
                theirs.add(reaction);
            }
        }

        var expected = new HashMap<String, Integer>();
        standing.values().stream()
                .filter(it -> !it.isEmpty())
                .forEach(it -> expected.merge(it.getLast().getValue(), 1, Integer::sum));
        assertThat(polls.votes(poll)).as("seed %d", seed).isEqualTo(expected);
    }
}
