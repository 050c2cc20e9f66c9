package afterword;

import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One call to Discord goes wrong in each way that it knows, while an article is posted. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordFaultTableTest {
    private FaultTable table;

    @BeforeAll
    void open(@TempDir Path folder) {
        table = new FaultTable(folder);
    }

    @AfterAll
    void close() {
        table.close();
    }

    static Stream<FaultCase> cases() {
        return Stream.of(posts(), forumPosts(), steps()).flatMap(it -> it);
    }

    private static Stream<FaultCase> posts() {
        var place = "articles";
        return Stream.of(
                FaultCase.discord(
                        "429 of the route", place, Endpoint.CREATE_MESSAGE, Mishaps.limited(Fault.Scope.USER)),
                FaultCase.discord(
                        "429 of everything", place, Endpoint.CREATE_MESSAGE, Mishaps.limited(Fault.Scope.GLOBAL)),
                FaultCase.discord(
                        "429 shared with others", place, Endpoint.CREATE_MESSAGE, Mishaps.limited(Fault.Scope.SHARED)),
                FaultCase.discord("500", place, Endpoint.CREATE_MESSAGE, Fault.json(500, 0, "Internal Server Error")),
                FaultCase.discord("502 in HTML", place, Endpoint.CREATE_MESSAGE, Fault.html(502)),
                FaultCase.discord("503 in HTML", place, Endpoint.CREATE_MESSAGE, Fault.html(503)),
                FaultCase.discord("reset before the effect", place, Endpoint.CREATE_MESSAGE, new Fault.ResetBefore()),
                FaultCase.discord("reset after the effect", place, Endpoint.CREATE_MESSAGE, new Fault.ResetAfter()),
                FaultCase.discord("no answer, and no effect", place, Endpoint.CREATE_MESSAGE, new Fault.Hang()),
                FaultCase.discord("no answer after the effect", place, Endpoint.CREATE_MESSAGE, new Fault.HangAfter()),
                FaultCase.refused(
                        "400 for its form",
                        place,
                        Endpoint.CREATE_MESSAGE,
                        Fault.json(400, 50035, "Invalid Form Body")),
                FaultCase.suspended(
                        "403 no access", place, Endpoint.CREATE_MESSAGE, Fault.json(403, 50001, "Missing Access")),
                FaultCase.suspended(
                        "403 no permission",
                        place,
                        Endpoint.CREATE_MESSAGE,
                        Fault.json(403, 50013, "Missing Permissions")),
                FaultCase.suspended(
                        "404 no such channel",
                        place,
                        Endpoint.CREATE_MESSAGE,
                        Fault.json(404, 10003, "Unknown Channel")));
    }

    private static Stream<FaultCase> forumPosts() {
        var place = "Discussions";
        return Stream.of(
                FaultCase.discord(
                        "429 of a forum post", place, Endpoint.START_THREAD, Mishaps.limited(Fault.Scope.USER)),
                FaultCase.discord(
                        "429 of everything at a forum post",
                        place,
                        Endpoint.START_THREAD,
                        Mishaps.limited(Fault.Scope.GLOBAL)),
                FaultCase.discord(
                        "429 shared at a forum post",
                        place,
                        Endpoint.START_THREAD,
                        Mishaps.limited(Fault.Scope.SHARED)),
                FaultCase.discord(
                        "500 of a forum post",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(500, 0, "Internal Server Error")),
                FaultCase.discord("no answer after a forum post", place, Endpoint.START_THREAD, new Fault.HangAfter()),
                FaultCase.discord(
                        "a forum's tag was removed",
                        place,
                        Endpoint.START_THREAD,
                        new Fault.Status(400, "application/json", """
                        {"code":50035,"message":"Invalid Form Body","errors":{"applied_tags":{"0":
                        {"_errors":[{"code":"FORUM_TAG_INVALID","message":"Unknown tag"}]}}}}""")),
                FaultCase.suspended(
                        "403 no access to the forum",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(403, 50001, "Missing Access")),
                FaultCase.suspended(
                        "403 no permission in the forum",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(403, 50013, "Missing Permissions")),
                FaultCase.suspended(
                        "404 no such forum", place, Endpoint.START_THREAD, Fault.json(404, 10003, "Unknown Channel")),
                FaultCase.discord("502 of a forum post", place, Endpoint.START_THREAD, Fault.html(502)),
                FaultCase.discord(
                        "forum post reset before the effect", place, Endpoint.START_THREAD, new Fault.ResetBefore()),
                FaultCase.discord(
                        "forum post reset after the effect", place, Endpoint.START_THREAD, new Fault.ResetAfter()),
                FaultCase.refused(
                        "400 for a forum post's form",
                        place,
                        Endpoint.START_THREAD,
                        Fault.json(400, 50035, "Invalid Form Body")));
    }

    /** The post's steps: the post itself is there whatever becomes of them. */
    private static Stream<FaultCase> steps() {
        var place = "articles";
        return Stream.of(
                FaultCase.discord(
                        "429 of the thread",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        Mishaps.limited(Fault.Scope.USER)),
                FaultCase.discord(
                        "thread reset after the effect",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        new Fault.ResetAfter()),
                FaultCase.discord(
                        "429 of everything at the thread",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        Mishaps.limited(Fault.Scope.GLOBAL)),
                FaultCase.discord(
                        "500 of the thread",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        Fault.json(500, 0, "Internal Server Error")),
                FaultCase.discord(
                        "thread reset before the effect",
                        place,
                        Endpoint.START_THREAD_ON_MESSAGE,
                        new Fault.ResetBefore()),
                FaultCase.discord("502 of a reaction", place, Endpoint.ADD_REACTION, Fault.html(502)),
                FaultCase.discord(
                        "reaction refused", place, Endpoint.ADD_REACTION, Fault.json(400, 10014, "Unknown Emoji")),
                FaultCase.discord("502 of the thread", place, Endpoint.START_THREAD_ON_MESSAGE, Fault.html(502)),
                FaultCase.discord("429 of a reaction", place, Endpoint.ADD_REACTION, Mishaps.limited(Fault.Scope.USER)),
                FaultCase.discord(
                        "reaction reset after the effect", place, Endpoint.ADD_REACTION, new Fault.ResetAfter()),
                FaultCase.discord(
                        "reaction forbidden",
                        place,
                        Endpoint.ADD_REACTION,
                        Fault.json(403, 50013, "Missing Permissions")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsItShouldAndDelaysNoNeighbour(FaultCase fault) {
        table.check(fault);
    }
}
