package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void resetsTheConnectionBeforeAnythingHappens() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.faults().always(Endpoint.CREATE_MESSAGE, new Fault.ResetBefore());

            assertThatThrownBy(() -> stage.textOf(bot).sendMessage("lost").complete())
                    .isInstanceOf(ErrorResponseException.class);

            assertThat(stage.people.messages(stage.text)).isEmpty();
        }
    }

    @Test
    void resetsTheConnectionAfterItHappened() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.faults().always(Endpoint.CREATE_MESSAGE, new Fault.ResetAfter());

            assertThatThrownBy(() -> stage.textOf(bot)
                            .sendMessage("there")
                            .setNonce("n1")
                            .complete())
                    .isInstanceOf(ErrorResponseException.class);
            stage.discord.faults().clear();
            var again = stage.textOf(bot).sendMessage("there").setNonce("n1").complete();

            assertThat(stage.people.messages(stage.text)).extracting("id").containsExactly(again.getId());
        }
    }

    @Test
    void answersWithTheStatusThatItIsTold() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.faults().next(Endpoint.CREATE_MESSAGE, Fault.html(500));
            stage.discord.faults().next(Endpoint.CREATE_MESSAGE, Fault.json(403, 50013, "Missing Permissions"));

            assertThatThrownBy(() -> stage.textOf(bot).sendMessage("x").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.isServerError()).isTrue());
            assertThatThrownBy(() -> stage.textOf(bot).sendMessage("x").complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            it -> assertThat(it.getErrorResponse()).isEqualTo(ErrorResponse.MISSING_PERMISSIONS));
            assertThat(stage.discord.faults().pending()).isZero();
        }
    }

    @Test
    void makesJdaWaitAndTryAgainOn429() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.faults().next(Endpoint.CREATE_MESSAGE, Fault.rateLimited(Duration.ofMillis(200)));

            stage.textOf(bot).sendMessage("in the end").complete();

            assertThat(stage.people.messages(stage.text)).hasSize(1);
            assertThat(stage.discord.invalidRequests()).isEqualTo(1);
        }
    }

    @Test
    void hangsUntilItIsReleased() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            stage.discord.faults().next(Endpoint.CREATE_MESSAGE, new Fault.HangAfter());

            var sending = stage.textOf(bot).sendMessage("held").submit();
            TestBot.until(() -> stage.people.messages(stage.text).size() == 1);

            assertThat(sending).isNotDone();
            stage.discord.releaseHanging();
            TestBot.until(sending::isDone);
        }
    }

    @Test
    void keepsJdaWithinItsLimits() {
        try (var stage = new Stage(LocalDiscordSettings.defaults().withLimits(true));
                var bot = TestBot.connect(stage.discord)) {
            var sent = stage.textOf(bot).sendMessage("0").complete();

            for (int i = 1; i < 8; i++) {
                stage.textOf(bot).deleteMessageById(sent.getId()).queue(it -> {}, it -> {});
            }
            stage.textOf(bot).sendMessage("1").complete();

            assertThat(stage.discord.invalidRequests()).isZero();
            assertThat(stage.people.messages(stage.text)).extracting("content").containsExactly("1");
        }
    }

    @Test
    void tellsAClientThatDoesNotKeepToThemHowLongToWait() throws Exception {
        try (var stage =
                new Stage(new MovableTime(), LocalDiscordSettings.defaults().withLimits(true))) {
            var client = new OkHttpClient();
            var request = new Request.Builder()
                    .url(stage.discord.restUrl() + "channels/" + stage.text + "/messages")
                    .header("Authorization", "Bot " + stage.discord.token())
                    .post(RequestBody.create("{\"content\":\"x\"}", MediaType.get("application/json")))
                    .build();
            for (int i = 0; i < 5; i++) {
                client.newCall(request).execute().close();
            }

            try (var refused = client.newCall(request).execute()) {
                var body = Json.parse(refused.body().string());

                assertThat(refused.code()).isEqualTo(429);
                assertThat(refused.header("Via")).isNotNull();
                assertThat(refused.header("Retry-After")).isEqualTo("5");
                assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
                assertThat(body.path("retry_after").asDouble()).isEqualTo(5.0);
                assertThat(body.path("global").asBoolean()).isFalse();
            }
            assertThat(stage.people.messages(stage.text)).hasSize(5);
        }
    }

    @Test
    void takesRightsAwayAtOnce() {
        try (var stage = new Stage();
                var bot = TestBot.connect(stage.discord)) {
            var channel = stage.textOf(bot);
            stage.places.takeAwayPermission(stage.text, Permission.SEND_MESSAGES);
            TestBot.until(() -> !channel.canTalk());

            assertThatThrownBy(() -> channel.sendMessage("x").complete())
                    .isInstanceOf(InsufficientPermissionException.class);
            stage.places.givePermission(stage.text, Permission.SEND_MESSAGES);
            TestBot.until(channel::canTalk);

            assertThat(channel.sendMessage("x").complete().getContentRaw()).isEqualTo("x");
        }
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        try (var stage = new Stage()) {
            var embed = new EmbedBuilder()
                    .setTitle("x".repeat(256))
                    .build()
                    .toData()
                    .put("title", "x".repeat(257));
            var request = new Request.Builder()
                    .url(stage.discord.restUrl() + "channels/" + stage.text + "/messages")
                    .header("Authorization", "Bot " + stage.discord.token())
                    .post(RequestBody.create("{\"embeds\":[" + embed + "]}", MediaType.get("application/json")))
                    .build();

            try (var refused = new OkHttpClient().newCall(request).execute()) {
                var body = Json.parse(refused.body().string());

                assertThat(refused.code()).isEqualTo(400);
                assertThat(body.path("code").asInt()).isEqualTo(50035);
                assertThat(body.at("/errors/embeds/0/title/_errors/0/code").asText())
                        .isEqualTo("BASE_TYPE_MAX_LENGTH");
            }
        }
    }
}
