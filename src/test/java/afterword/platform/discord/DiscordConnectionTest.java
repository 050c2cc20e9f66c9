package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.Connection.State;
import afterword.chat.InboundEvent.MessageWritten;
import afterword.chat.InboundEvent.Reconnected;
import afterword.chat.SendResult;
import afterword.playground.discord.LocalDiscordSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscordConnectionTest {
    private static final LocalDiscordSettings SETTINGS = LocalDiscordSettings.defaults();

    private static Scene scene(LocalDiscordSettings settings, String token) {
        return new Scene(settings, token, List.of());
    }

    @Test
    void connectsSaysSoAndStops() {
        var scene = Scene.connected();
        try (scene) {
            var connection = scene.platform.connection();

            assertThat(connection.state()).isEqualTo(new State.Connected("Afterword"));
            assertThat(scene.platform.directory().limitation()).isEmpty();
            assertThat(scene.event(Reconnected.class).id()).startsWith("d:ready:");
            connection.close();
            connection.close();

            assertThat(connection.state()).isInstanceOf(State.Connecting.class);
            assertThat(scene.perform(new Action.Send(Scene.channel(scene.text), Scene.text("x"), false)))
                    .isInstanceOf(SendResult.RetryAfter.class);
        }
    }

    @Test
    void saysWhatToDoAboutAWrongToken() {
        try (var scene = scene(SETTINGS, "wrong-token")) {
            scene.platform.connection().start();

            Scene.until(() -> scene.platform.connection().state() instanceof State.Refused);

            assertThat(scene.platform.connection().state())
                    .isInstanceOfSatisfying(
                            State.Refused.class,
                            it -> assertThat(it.sentence())
                                    .contains("token", "https://discord.com/developers")
                                    .doesNotContain("wrong-token"));
        }
    }

    @Test
    void waitsForADiscordThatIsDownAtTheStart() {
        try (var scene = scene(SETTINGS, SETTINGS.token())) {
            scene.discord.down();
            scene.platform.connection().start();
            Scene.until(() -> scene.platform.connection().state() instanceof State.Connecting(var reason)
                    && reason.contains("cannot be reached"));

            scene.discord.up();

            scene.awaitConnected();
            scene.say(scene.text, "here");
        }
    }

    @Test
    void doesWithoutTheContentOfMessagesWhereDiscordRefusesIt() {
        try (var scene = scene(SETTINGS.withContentAllowed(false), SETTINGS.token())) {
            scene.platform.connection().start();

            scene.awaitConnected();

            assertThat(scene.platform.directory().limitation())
                    .hasValueSatisfying(it -> assertThat(it).contains("Message Content Intent", "/comment"));
            scene.people.write(scene.text, scene.ada, "unseen");
            var named = scene.people.write(scene.text, scene.ada, "seen, <@" + scene.places.bot() + ">");
            Scene.until(() -> !scene.heard(MessageWritten.class).isEmpty());
            assertThat(scene.heard(MessageWritten.class))
                    .extracting(it -> it.message().id())
                    .containsExactly(Long.toString(named));
        }
    }

    @Test
    void comesBackAfterAnOutage() {
        try (var scene = Scene.connected()) {
            scene.discord.down();
            Scene.until(() -> scene.platform.connection().state() instanceof State.Connecting);
            assertThat(scene.perform(new Action.Send(Scene.channel(scene.text), Scene.text("x"), false)))
                    .isInstanceOf(SendResult.RetryAfter.class);

            scene.discord.up();
            scene.awaitConnected();

            // The first call may still meet a connection that the outage broke, and then nobody knows its outcome.
            var back = new Action.Send(Scene.channel(scene.text), Scene.text("back"), false);
            Scene.until(() -> scene.perform(back) instanceof SendResult.Sent);
            assertThat(scene.people.messages(scene.text))
                    .extracting(it -> it.content())
                    .contains("back");
        }
    }

    @Test
    void isRefusedWhenTheTokenIsTakenAwayLater() {
        try (var scene = Scene.connected()) {
            scene.discord.closeGateway(4004);

            Scene.until(() -> scene.platform.connection().state() instanceof State.Refused);
        }
    }

    @Test
    void printsNoToken() {
        var settings = new DiscordSettings(
                new BotToken("very-secret"), URI.create("http://127.0.0.1:1/api/v10"), URI.create("ws://127.0.0.1:1"));

        assertThat(settings.toString()).contains("***").doesNotContain("very-secret");
        assertThat(settings.baseUrl()).isEqualTo("http://127.0.0.1:1/api/v10/");
    }
}
