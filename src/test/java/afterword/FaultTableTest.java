package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.delivery.Fate;
import afterword.delivery.Fate.State;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import afterword.playground.telegram.Fault.Html502;
import afterword.playground.telegram.Right;
import afterword.playground.telegram.View.MessageView;
import afterword.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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
 * One call goes wrong in each way that the platforms know, while an article is posted to a text channel, a forum, a
 * group and a Telegram channel: what becomes of that delivery, and that its neighbours have their article once.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultTableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PLACES = List.of("articles", "Discussions", "Reading Room", "News");

    private Community community;
    private int articles;

    /** Where a fault strikes, how often the article then stands there, and how its delivery ends. */
    record Case(String name, String place, Consumer<Community> arm, int least, int most, State end) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        community = new Community(folder);
        community.startBot();
        community.setUp();
    }

    @AfterAll
    void close() {
        community.close();
    }

    static Stream<Case> cases() {
        return Stream.of(posts(), forumPosts(), steps(), telegram()).flatMap(it -> it);
    }

    private static Stream<Case> posts() {
        var place = "articles";
        return Stream.of(
                discord("429 of the route", place, Endpoint.CREATE_MESSAGE, limited(Fault.Scope.USER)),
                discord("429 of everything", place, Endpoint.CREATE_MESSAGE, limited(Fault.Scope.GLOBAL)),
                discord("429 shared with others", place, Endpoint.CREATE_MESSAGE, limited(Fault.Scope.SHARED)),
                discord("500", place, Endpoint.CREATE_MESSAGE, Fault.json(500, 0, "Internal Server Error")),
                discord("502 in HTML", place, Endpoint.CREATE_MESSAGE, Fault.html(502)),
                discord("503 in HTML", place, Endpoint.CREATE_MESSAGE, Fault.html(503)),
                discord("reset before the effect", place, Endpoint.CREATE_MESSAGE, new Fault.ResetBefore()),
                discord("reset after the effect", place, Endpoint.CREATE_MESSAGE, new Fault.ResetAfter()),
                discord("no answer, and no effect", place, Endpoint.CREATE_MESSAGE, new Fault.Hang()),
                discord("no answer after the effect", place, Endpoint.CREATE_MESSAGE, new Fault.HangAfter()),
                refused(
                        "400 for its form",
                        place,
                        Endpoint.CREATE_MESSAGE,
                        Fault.json(400, 50035, "Invalid Form Body")),
                suspended("403 no access", place, Endpoint.CREATE_MESSAGE, Fault.json(403, 50001, "Missing Access")),
                suspended(
                        "403 no permission",
                        place,
                        Endpoint.CREATE_MESSAGE,
                        Fault.json(403, 50013, "Missing Permissions")),
                suspended(
                        "404 no such channel",
                        place,
                        Endpoint.CREATE_MESSAGE,
                        Fault.json(404, 10003, "Unknown Channel")));
    }

    private static Stream<Case> forumPosts() {
        var place = "Discussions";
        return Stream.of(
                discord("429 of a forum post", place, Endpoint.START_THREAD, limited(Fault.Scope.USER)),
                discord("429 of everything at a forum post", place, Endpoint.START_THREAD, limited(Fault.Scope.GLOBAL)),
                discord("429 shared at a forum post", place, Endpoint.START_THREAD, limited(Fault.Scope.SHARED)),
                discord(
                        "500 of a forum post",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(500, 0, "Internal Server Error")),
                discord("no answer after a forum post", place, Endpoint.START_THREAD, new Fault.HangAfter()),
                discord(
                        "a forum's tag was removed",
                        place,
                        Endpoint.START_THREAD,
                        new Fault.Status(400, "application/json", """
                        {"code":50035,"message":"Invalid Form Body","errors":{"applied_tags":{"0":
                        {"_errors":[{"code":"FORUM_TAG_INVALID","message":"Unknown tag"}]}}}}""")),
                suspended(
                        "403 no access to the forum",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(403, 50001, "Missing Access")),
                suspended(
                        "403 no permission in the forum",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(403, 50013, "Missing Permissions")),
                suspended("404 no such forum", place, Endpoint.START_THREAD, Fault.json(404, 10003, "Unknown Channel")),
                discord("502 of a forum post", place, Endpoint.START_THREAD, Fault.html(502)),
                discord("forum post reset before the effect", place, Endpoint.START_THREAD, new Fault.ResetBefore()),
                discord("forum post reset after the effect", place, Endpoint.START_THREAD, new Fault.ResetAfter()),
                refused(
                        "400 for a forum post's form",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(400, 50035, "Invalid Form Body")));
    }

    /** The post's steps: the post itself is there whatever becomes of them. */
    private static Stream<Case> steps() {
        var place = "articles";
        return Stream.of(
                discord("429 of the thread", place, Endpoint.START_THREAD_ON_MESSAGE, limited(Fault.Scope.USER)),
                discord(
                        "thread reset after the effect",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        new Fault.ResetAfter()),
                discord(
                        "429 of everything at the thread",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        limited(Fault.Scope.GLOBAL)),
                discord(
                        "500 of the thread",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        Fault.json(500, 0, "Internal Server Error")),
                discord(
                        "thread reset before the effect",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        new Fault.ResetBefore()),
                discord("502 of a reaction", place, Endpoint.ADD_REACTION, Fault.html(502)),
                discord("reaction refused", place, Endpoint.ADD_REACTION, Fault.json(400, 10014, "Unknown Emoji")),
                discord("502 of the thread", place, Endpoint.START_THREAD_ON_MESSAGE, Fault.html(502)),
                discord("429 of a reaction", place, Endpoint.ADD_REACTION, limited(Fault.Scope.USER)),
                discord("reaction reset after the effect", place, Endpoint.ADD_REACTION, new Fault.ResetAfter()),
                discord(
                        "reaction forbidden",
                        place,
                        Endpoint.ADD_REACTION,
                        Fault.json(403, 50013, "Missing Permissions")));
    }

    private static Stream<Case> telegram() {
        return Stream.of(
                inGroup("Telegram 429", new afterword.playground.telegram.Fault.RateLimited(1), 1, 1, State.SENT),
                inGroup("Telegram 502 in HTML", new Html502(), 1, 1, State.SENT),
                inChannel(
                        "Telegram 429 in a channel",
                        new afterword.playground.telegram.Fault.RateLimited(1),
                        1,
                        State.SENT),
                inChannel("Telegram 502 in a channel", new Html502(), 1, State.SENT),
                inChannel(
                        "reset after the effect in a channel",
                        new afterword.playground.telegram.Fault.ResetAfter(),
                        2,
                        State.SENT),
                inGroup(
                        "Telegram answers nothing after the effect",
                        new afterword.playground.telegram.Fault.HangAfter(),
                        1,
                        2,
                        State.SENT),
                inGroup(
                        "Telegram answers nothing, and no effect",
                        new afterword.playground.telegram.Fault.Hang(),
                        1,
                        1,
                        State.SENT),
                inGroup(
                        "Telegram chat not found",
                        new afterword.playground.telegram.Fault.Status(400, "Bad Request: chat not found"),
                        0,
                        0,
                        State.OWED),
                inGroup("Telegram 500", afterword.playground.telegram.Fault.internalError(), 1, 1, State.SENT),
                inGroup(
                        "Telegram reset before the effect",
                        new afterword.playground.telegram.Fault.ResetBefore(),
                        1,
                        1,
                        State.SENT),
                // Nobody can tell that it arrived: said twice, and counted.
                inGroup(
                        "Telegram reset after the effect",
                        new afterword.playground.telegram.Fault.ResetAfter(),
                        1,
                        2,
                        State.SENT),
                inGroup(
                        "Telegram 400 for its form",
                        new afterword.playground.telegram.Fault.Status(400, "Bad Request: MESSAGE_TOO_LONG"),
                        0,
                        0,
                        State.DEAD),
                inGroup("Telegram topic closed", afterword.playground.telegram.Fault.topicClosed(), 0, 0, State.OWED),
                inGroup(
                        "Telegram kicked",
                        new afterword.playground.telegram.Fault.Status(
                                403, "Forbidden: bot was kicked from the supergroup chat"),
                        0,
                        0,
                        State.OWED),
                inGroup(
                        "Telegram no rights",
                        new afterword.playground.telegram.Fault.Status(
                                400, "Bad Request: not enough rights to send text messages to the chat"),
                        0,
                        0,
                        State.OWED));
    }

    private static Fault limited(Fault.Scope scope) {
        return new Fault.RateLimited(Duration.ofMillis(300), scope);
    }

    private static Case discord(String name, String place, Endpoint endpoint, Fault fault) {
        return new Case(name, place, it -> it.discord().faults().next(endpoint, fault), 1, 1, State.SENT);
    }

    private static Case refused(String name, String place, Endpoint endpoint, Fault fault) {
        return new Case(name, place, it -> it.discord().faults().next(endpoint, fault), 0, 0, State.DEAD);
    }

    private static Case suspended(String name, String place, Endpoint endpoint, Fault fault) {
        return new Case(name, place, it -> it.discord().faults().next(endpoint, fault), 0, 0, State.OWED);
    }

    private static Case inChannel(String name, afterword.playground.telegram.Fault fault, int most, State end) {
        return new Case(
                name,
                "News",
                it -> it.telegram()
                        .faults()
                        .nextCall(
                                (method, call) -> method.equals("sendMessage")
                                        && call.path("chat_id").asText().equals(String.valueOf(it.channel())),
                                fault),
                1,
                most,
                end);
    }

    private static Case inGroup(
            String name, afterword.playground.telegram.Fault fault, int least, int most, State end) {
        return new Case(
                name,
                "Reading Room",
                it -> it.telegram()
                        .faults()
                        .nextCall(
                                (method, call) -> method.equals("sendMessage")
                                        && call.path("chat_id").asText().equals(String.valueOf(it.group())),
                                fault),
                least,
                most,
                end);
    }

    @Test
    void whoeverAnswersEitherCopyOfAPostIsHeard() {
        var title = "Article said twice";
        var telegram = community.telegram().community();
        var comments = telegram.addSupergroup("Comments", community.mira());
        telegram.promote(comments, telegram.bot(), Right.all());
        telegram.link(community.channel(), comments);
        inGroup("", new afterword.playground.telegram.Fault.ResetAfter(), 2, 2, State.SENT)
                .arm()
                .accept(community);
        inChannel("", new afterword.playground.telegram.Fault.ResetAfter(), 2, State.SENT)
                .arm()
                .accept(community);
        community.blog().publish(title, "Guides", "What it says.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(copies(community.group(), title)).hasSize(2);
            assertThat(copies(comments, title)).hasSize(2);
            assertThat(community.hasThread(title)).isTrue();
        });
        telegram.unlink(community.channel());

        answerEach(community.group(), title);
        answerEach(comments, title);
    }

    private void answerEach(long chat, String title) {
        for (var copy : copies(chat, title)) {
            var words = "About %d in %d.".formatted(copy, chat);
            community.telegram().people().write(chat, community.mira(), words, copy, null);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(community.mirrorsOnDiscord(title, words))
                            .as("in the thread and in the forum post")
                            .hasSize(2));
        }
    }

    private List<Integer> copies(long chat, String title) {
        return community.telegram().view().chat(chat).messages().stream()
                .filter(it -> it.text().startsWith(title))
                .map(MessageView::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsItShouldAndDelaysNoNeighbour(Case fault) {
        articles++;
        var title = "Article %03d".formatted(articles);
        fault.arm().accept(community);

        community.blog().publish(title, "Guides", "What it says.");

        await(fault.name())
                .atMost(PATIENCE)
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> {
                    var copies = copies(title);
                    assertThat(state(title, fault.place())).isEqualTo(fault.end());
                    assertThat(copies.get(fault.place())).isBetween(fault.least(), fault.most());
                    for (var place : PLACES) {
                        if (!place.equals(fault.place())) {
                            assertThat(copies.get(place)).as(place).isEqualTo(1);
                        }
                    }
                    if (fault.end() == State.SENT) {
                        assertThat(community.hasThread(title)).isTrue();
                    }
                    assertThat(community.discord().faults().pending()
                                    + community.telegram().faults().open())
                            .as("faults that nothing met")
                            .isZero();
                });
        if (fault.end() == State.OWED) {
            goesOnWhenAskedTo(title, fault);
        }
    }

    /** What waits for a destination that could not be reached is posted when somebody adds it again. */
    private void goesOnWhenAskedTo(String title, Case fault) {
        if (fault.place().equals("articles")) {
            assertThat(community.command("channel add", Map.of())).isNotNull();
        } else if (fault.place().equals("Discussions")) {
            assertThat(community.command("channel add", Map.of("channel", String.valueOf(community.forum()))))
                    .isNotNull();
        } else {
            community.inGroup("/channel add", "already");
        }
        await(fault.name() + ", afterwards").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state(title, fault.place())).isEqualTo(State.SENT);
            assertThat(copies(title)).containsEntry(fault.place(), 1);
        });
    }

    private Map<String, Integer> copies(String title) {
        return Map.of(
                "articles", community.discordPosts(title).size(),
                "Discussions",
                        (int) community.forumPosts().stream()
                                .filter(title::equals)
                                .count(),
                "Reading Room", community.groupPosts(title).size(),
                "News", community.channelPosts(title).size());
    }

    private State state(String title, String place) {
        try (var storage = SqliteStorage.open(community.database(), InstantSource.system())) {
            var article = storage.articles().newest(100).stream()
                    .filter(it -> it.title().equals(title))
                    .findFirst()
                    .orElseThrow();
            return storage.deliveries().fates(article.id().value()).places().stream()
                    .filter(it -> place.equals(it.name()) || ("#" + place).equals(it.name()))
                    .map(Fate::delivery)
                    .findFirst()
                    .orElseThrow()
                    .state();
        }
    }
}
