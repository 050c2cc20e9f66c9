package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
    private static ObjectNode embed(Consumer<ObjectNode> change) {
        var body = Json.object();
        change.accept(body.putArray("embeds").addObject().put("title", "x"));
        return body;
    }

    private static ObjectNode buttons(int rows, int columns, String customId) {
        var body = Json.object().put("content", "x");
        var array = body.putArray("components");
        for (int row = 0; row < rows; row++) {
            var cells = array.addObject().put("type", 1).putArray("components");
            for (int column = 0; column < columns; column++) {
                var id = customId.replace("#", row + "-" + column);
                cells.addObject()
                        .put("type", 2)
                        .put("style", 1)
                        .put("label", "x")
                        .put("custom_id", id);
            }
        }
        return body;
    }

    static Stream<Arguments> brokenLimits() {
        return Stream.of(
                Arguments.of("content of 2001", Json.object().put("content", "x".repeat(2001)), 50035),
                Arguments.of("nothing at all", Json.object().put("content", " "), 50006),
                Arguments.of("nonce of 26", Json.object().put("content", "x").put("nonce", "n".repeat(26)), 50035),
                Arguments.of(
                        "26 fields",
                        embed(it -> {
                            var fields = it.putArray("fields");
                            for (int i = 0; i < 26; i++) {
                                fields.addObject().put("name", "n").put("value", "v");
                            }
                        }),
                        50035),
                Arguments.of(
                        "field without value",
                        embed(it -> it.putArray("fields")
                                .addObject()
                                .put("name", "n")
                                .put("value", "")),
                        50035),
                Arguments.of(
                        "6001 in one embed",
                        embed(it -> {
                            it.put("description", "x".repeat(4096));
                            it.putArray("fields").addObject().put("name", "n").put("value", "v".repeat(1024));
                            it.putObject("footer").put("text", "f".repeat(900));
                        }),
                        50035),
                Arguments.of("odd address", embed(it -> it.put("url", "javascript:alert(1)")), 50035),
                Arguments.of("six rows", buttons(6, 1, "#"), 50035),
                Arguments.of("six buttons in a row", buttons(1, 6, "#"), 50035),
                Arguments.of("two buttons alike", buttons(1, 2, "same"), 50035),
                Arguments.of("custom_id of 101", buttons(1, 1, "c".repeat(101)), 50035));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenLimits")
    void refusesAMessageBeyondDiscordsLimits(String name, ObjectNode body, int code) throws IOException {
        try (var stage = new Stage()) {
            var reply = PlainCall.of(stage, "POST", "channels/" + stage.text + "/messages", body);

            assertThat(reply.status()).as(name).isEqualTo(400);
            assertThat(reply.body().path("code").asInt()).isEqualTo(code);
            assertThat(stage.people.messages(stage.text)).isEmpty();
        }
    }

    @Test
    void takesAMessageRightAtTheLimits() throws IOException {
        try (var stage = new Stage()) {
            var body = buttons(5, 5, "#").put("content", "x".repeat(2000));

            assertThat(PlainCall.of(stage, "POST", "channels/" + stage.text + "/messages", body)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysWhatIsUnknown() throws IOException {
        try (var stage = new Stage()) {
            var text = Json.object().put("content", "x");

            assertThat(PlainCall.of(stage, "POST", "channels/5/messages", text)
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(10003);
            assertThat(PlainCall.of(stage, "PATCH", "channels/" + stage.text + "/messages/5", text)
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(10008);
            assertThat(PlainCall.of(stage, "POST", "webhooks/5/token", text)
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(10015);
            assertThat(PlainCall.of(stage, "GET", "guilds/5", null)
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(10004);
            assertThat(PlainCall.of(stage, "GET", "nothing/here", null).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void asksForATagWhereTheForumRequiresOne() throws IOException {
        try (var stage = new Stage()) {
            stage.places.requireTag(stage.forum, true);
            var post = Json.object().put("name", "No tag");
            post.putObject("message").put("content", "x");

            var refused = PlainCall.of(stage, "POST", "channels/" + stage.forum + "/threads", post);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("code").asInt()).isEqualTo(40067);
        }
    }

    @Test
    void tellsSightFromRight() throws IOException {
        try (var stage = new Stage()) {
            var text = Json.object().put("content", "x");
            var path = "channels/" + stage.text + "/messages";

            stage.places.takeAwayPermission(stage.text, Permission.SEND_MESSAGES);
            var unable = PlainCall.of(stage, "POST", path, text);
            stage.places.takeAwayPermission(stage.text, Permission.VIEW_CHANNEL);
            var blind = PlainCall.of(stage, "POST", path, text);
            stage.places.kickBot(stage.guild);
            var gone = PlainCall.of(stage, "POST", path, text);

            assertThat(unable.body().path("code").asInt()).isEqualTo(50013);
            assertThat(blind.body().path("code").asInt()).isEqualTo(50001);
            assertThat(gone.body().path("code").asInt()).isEqualTo(50001);
            assertThat(gone.status()).isEqualTo(403);
            assertThat(stage.discord.invalidRequests()).isEqualTo(3);
        }
    }

    @Test
    void holdsBackMoreThanFiftyRequestsInASecond() throws IOException {
        var time = new MovableTime();
        try (var stage = new Stage(time, LocalDiscordSettings.defaults().withLimits(true))) {
            var paths = new String[] {"users/@me", "gateway/bot", "guilds/" + stage.guild};
            for (int i = 0; i < 50; i++) {
                assertThat(PlainCall.of(stage, "GET", paths[i % paths.length], null)
                                .status())
                        .isEqualTo(200);
            }

            var refused = PlainCall.of(stage, "GET", "users/@me", null);
            time.advance(Duration.ofSeconds(1));
            var later = PlainCall.of(stage, "GET", "users/@me", null);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body().path("global").asBoolean()).isTrue();
            assertThat(later.status()).isEqualTo(200);
        }
    }
}
