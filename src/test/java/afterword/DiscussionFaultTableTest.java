package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import afterword.playground.telegram.Fault.Html502;
import afterword.playground.telegram.MessageAddress;
import afterword.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One call goes wrong in each way that the platforms know, while comments and an article's corrections are on their way
 * into its rooms and posts: each arrives, once where the platform can tell.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscussionFaultTableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TALKED_ABOUT = "A bridge of rope";

    private Community community;
    private int comments;

    @BeforeAll
    void open(@TempDir Path folder) {
        community = new Community(folder);
        community.startBot();
        community.setUp();
        community.blog().publish(TALKED_ABOUT, "Guides", "What it says.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().hasThread(TALKED_ABOUT)).isTrue();
            assertThat(community.shown().forumPosts()).containsExactly(TALKED_ABOUT);
            assertThat(community.shown().groupPosts(TALKED_ABOUT)).hasSize(1);
            assertThat(community.shown().channelPosts(TALKED_ABOUT)).hasSize(1);
        });
    }

    @AfterAll
    void close() {
        community.close();
    }

    /** What goes wrong while a comment is on its way to the thread and to the forum post. */
    record MirrorCase(String name, Consumer<Community> arm) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<MirrorCase> mirrorCases() {
        return Stream.concat(
                Stream.of(
                                Mishaps.limited(Fault.Scope.USER),
                                Mishaps.limited(Fault.Scope.GLOBAL),
                                Fault.html(503),
                                new Fault.HangAfter(),
                                Mishaps.limited(Fault.Scope.SHARED),
                                Fault.json(500, 0, "Internal Server Error"),
                                Fault.html(502),
                                new Fault.ResetBefore(),
                                new Fault.ResetAfter(),
                                Fault.json(404, 10015, "Unknown Webhook"))
                        .map(fault -> new MirrorCase(
                                "mirror: " + fault, it -> it.discord().faults().next(Endpoint.EXECUTE_WEBHOOK, fault))),
                Stream.of(
                        new MirrorCase(
                                "thread archived", it -> it.discord().places().archiveThread(thread(it))),
                        new MirrorCase("webhooks deleted", Community::deleteWebhooks)));
    }

    @Test
    void keepsACommentForALockedThreadUntilItIsOpened() {
        var words = "Word behind a lock.";
        community.discord().places().lockThread(thread(community), true);

        var said = comment(words);
        await("the forum post has it")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(community.shown().mirrorsOnDiscord(TALKED_ABOUT, words))
                        .hasSize(1));
        assertThat(community.onDiscord("admin deliveries", Map.of()))
                .contains("1 comment waiting", "the thread is locked");
        community.discord().places().lockThread(thread(community), false);

        assertThat(said.chat()).isEqualTo(community.group());
        await("the thread has it")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(community.shown().mirrorsOnDiscord(TALKED_ABOUT, words))
                        .hasSize(2));
    }

    /** What goes wrong while a comment from Discord is on its way to the group; how often it then stands there at most. */
    record GroupCase(String name, afterword.playground.telegram.Fault fault, int most) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<GroupCase> groupCases() {
        return Stream.of(
                new GroupCase("Telegram 429 of a mirror", new afterword.playground.telegram.Fault.RateLimited(1), 1),
                new GroupCase("Telegram 502 of a mirror", new Html502(), 1),
                new GroupCase("Telegram 500 of a mirror", afterword.playground.telegram.Fault.internalError(), 1),
                new GroupCase(
                        "mirror reset before the effect", new afterword.playground.telegram.Fault.ResetBefore(), 1),
                new GroupCase(
                        "mirror reset after the effect", new afterword.playground.telegram.Fault.ResetAfter(), 2));
    }

    @ParameterizedTest
    @MethodSource("groupCases")
    void mirrorsACommentIntoTheGroupWhateverGoesWrong(GroupCase fault) {
        comments++;
        var words = "Word %03d.".formatted(comments);
        community.telegram().faults().nextCall(Mishaps.messagesTo(community.group()), fault.fault());

        var thread = Long.parseLong(community.shown().thread(TALKED_ABOUT).id());
        community.discord().people().write(thread, community.jonas(), words);

        await(fault.name()).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(inGroup(words)).isBetween(1L, (long) fault.most());
            assertThat(outstanding()).isZero();
            assertThat(community.telegram().faults().open())
                    .as("faults that nothing met")
                    .isZero();
        });
    }

    private long inGroup(String words) {
        return community.telegram().view().chat(community.group()).messages().stream()
                .filter(it -> it.fromBot() && it.text().contains(words))
                .count();
    }

    private long outstanding() {
        try (var storage = SqliteStorage.open(community.database(), InstantSource.system())) {
            return storage.deliveries().outstanding();
        }
    }

    /** What goes wrong while an article's correction is on its way to its posts. */
    static Stream<MirrorCase> editCases() {
        var onDiscord = Stream.of(
                        Mishaps.limited(Fault.Scope.USER),
                        Mishaps.limited(Fault.Scope.GLOBAL),
                        Mishaps.limited(Fault.Scope.SHARED),
                        Fault.json(500, 0, "Internal Server Error"),
                        Fault.html(502),
                        new Fault.ResetBefore(),
                        new Fault.ResetAfter())
                .map(fault -> new MirrorCase(
                        "edit on Discord: " + fault, it -> it.discord().faults().next(Endpoint.EDIT_MESSAGE, fault)));
        var onTelegram = Stream.of(
                        new afterword.playground.telegram.Fault.RateLimited(1),
                        new Html502(),
                        afterword.playground.telegram.Fault.internalError(),
                        new afterword.playground.telegram.Fault.ResetBefore(),
                        new afterword.playground.telegram.Fault.ResetAfter())
                .map(fault -> new MirrorCase(
                        "edit on Telegram: " + fault,
                        it -> it.telegram().faults().next("editMessageText", fault)));
        var archived = Stream.of(new MirrorCase(
                "edit of an archived forum post",
                it -> it.discord()
                        .places()
                        .archiveThread(Long.parseLong(
                                it.shown().forumPost(TALKED_ABOUT).id()))));
        return Stream.of(onDiscord, onTelegram, archived).flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("editCases")
    void correctsEachPostWhateverGoesWrong(MirrorCase fault) {
        comments++;
        var text = "What it says, corrected for the time of number %d.".formatted(comments);
        fault.arm().accept(community);

        var article = community.blog().articles().stream()
                .filter(it -> it.title().equals(TALKED_ABOUT))
                .findFirst()
                .orElseThrow();
        assertThat(community.blog().edit(article.id(), TALKED_ABOUT, "Guides", text))
                .isNotNull();

        await(fault.name()).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().discordPost(TALKED_ABOUT).embeds().toString())
                    .contains(text);
            assertThat(community
                            .shown()
                            .forumPost(TALKED_ABOUT)
                            .messages()
                            .getFirst()
                            .embeds()
                            .toString())
                    .contains(text);
            assertThat(community.shown().groupPost(TALKED_ABOUT).text()).contains(text);
            assertThat(community.shown().channelPost(TALKED_ABOUT).text()).contains(text);
            assertThat(Mishaps.unmet(community)).as("faults that nothing met").isZero();
        });
    }

    private static long thread(Community community) {
        return Long.parseLong(community.shown().thread(TALKED_ABOUT).id());
    }

    private MessageAddress comment(String words) {
        return community
                .telegram()
                .people()
                .write(
                        community.group(),
                        community.lena(),
                        words,
                        community.shown().groupPost(TALKED_ABOUT).id(),
                        null);
    }

    @ParameterizedTest
    @MethodSource("mirrorCases")
    void mirrorsACommentOnceIntoEachRoomWhateverGoesWrong(MirrorCase fault) {
        comments++;
        var words = "Word %03d.".formatted(comments);
        fault.arm().accept(community);

        var said = comment(words);

        assertThat(said.chat()).isEqualTo(community.group());
        await(fault.name()).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(community.shown().mirrorsOnDiscord(TALKED_ABOUT, words)).hasSize(2);
            assertThat(community.discord().faults().pending())
                    .as("faults that nothing met")
                    .isZero();
        });
    }
}
