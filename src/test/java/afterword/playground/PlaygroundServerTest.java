package afterword.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundServerTest {
    private Playground playground;

    @BeforeAll
    void open() {
        playground = new Playground(new PlaygroundSettings(0, null), InstantSource.system());
    }

    @AfterAll
    void close() {
        playground.close();
    }

    private URI at(String path) {
        return playground.page().resolve(path);
    }

    private JsonNode state() throws JsonProcessingException {
        return new ObjectMapper().readTree(Http.get(at("/state")).body());
    }

    @Test
    void showsWhatIsThere() throws JsonProcessingException {
        var state = state();

        assertThat(state.path("blog").path("articles")).hasSize(7);
        assertThat(state.path("discord").path("guilds").path(0).path("channels").findValuesAsText("name"))
                .contains("articles", "announcements", "Discussions");
        assertThat(state.path("telegram").path("chats").findValuesAsText("type"))
                .contains("channel", "supergroup");
        assertThat(state.path("discord").path("people").path(0).path("admin").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/style.css", "/page.js", "/discord.js", "/icon.svg"})
    void servesThePagesFiles(String path) {
        assertThat(Http.get(at(path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing.js", "/articles", "/..%2fplayground%2findex.html", "/index.txt"})
    void servesNothingElse(String path) {
        assertThat(Http.get(at(path)).statusCode()).isIn(400, 404);
    }

    @Test
    void writesInAPersonsName() throws JsonProcessingException {
        var discord = state().path("discord");
        var person = discord.path("people").path(1).path("id").asText();
        var channel = discord.path("guilds")
                .path(0)
                .path("channels")
                .path(0)
                .path("id")
                .asText();

        var answer = Http.post(
                at("/discord/write"),
                "{\"channel\":\"" + channel + "\",\"person\":\"" + person + "\",\"text\":\"Hello\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(playground.discord().people().messages(Long.parseLong(channel)))
                .extracting(it -> it.content())
                .contains("Hello");
    }

    @Test
    void refusesWhatDiscordWouldWithASentence() throws JsonProcessingException {
        var discord = state().path("discord");
        var person = discord.path("people").path(1).path("id").asText();

        var answer =
                Http.post(at("/discord/write"), "{\"channel\":\"1\",\"person\":\"" + person + "\",\"text\":\"Hello\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Discord says: Unknown Channel\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"person\":\"me\"}", "nonsense"})
    void saysWhatARequestLacks(String body) throws JsonProcessingException {
        var answer = Http.post(at("/telegram/write"), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).path("error").asText())
                .isNotBlank();
    }

    @Test
    void refusesPagesOfOtherSites() {
        var body = "{\"title\":\"x\",\"category\":\"x\",\"text\":\"x\"}";

        assertThat(Http.post(at("/blog/publish"), body, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Http.post(at("/blog/publish"), body, "Origin", "null").statusCode())
                .isEqualTo(403);
        assertThat(Http.get(at("/state"), "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesFormsWhichOtherSitesCouldSend() {
        var form = HttpRequest.newBuilder(at("/blog/publish"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"title\":\"x\",\"category\":\"x\",\"text\":\"x\"}"))
                .build();

        assertThat(Http.send(form).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesOtherNamesForThisMachine() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), playground.page().getPort())) {
            var request = "GET /state HTTP/1.1\r\nHost: rebound.example:"
                    + playground.page().getPort() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void tellsThePageOfChanges() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), playground.page().getPort())) {
            var request = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:"
                    + playground.page().getPort() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            awaitLine(reader, "event: changed");

            var _ = playground
                    .telegram()
                    .people()
                    .say(playground.access().telegramOwners().getFirst(), "Hello");

            awaitLine(reader, "event: changed");
            assertThat(reader.readLine()).startsWith("data: ");
        }
    }

    private static void awaitLine(java.io.BufferedReader reader, String wanted) throws IOException {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("The stream ended without: " + wanted);
    }

    @Test
    void saysThatAPortIsTaken() {
        var settings = new PlaygroundSettings(playground.page().getPort(), null);

        assertThatThrownBy(() -> new Playground(settings, InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--port");
    }
}
