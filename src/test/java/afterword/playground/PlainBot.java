package afterword.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls both platforms' APIs as a bot would, without a client library: enough to give the page something to show. */
final class PlainBot {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BotAccess access;
    private final HttpClient client = HttpClient.newHttpClient();

    PlainBot(BotAccess access) {
        this.access = access;
    }

    JsonNode discord(String method, String path, String json) {
        var request = HttpRequest.newBuilder(URI.create(access.discordApiUrl() + path))
                .header("Authorization", "Bot " + access.discordToken())
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        return call(request);
    }

    JsonNode telegram(String method, String json) {
        var address = access.telegramApiUrl() + "/bot" + access.telegramToken() + "/" + method;
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return call(request).path("result");
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
