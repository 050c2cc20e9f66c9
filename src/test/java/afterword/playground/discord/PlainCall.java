package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** One REST call without a library in between, and what came back. */
record PlainCall(int status, JsonNode body) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final OkHttpClient CLIENT = new OkHttpClient();

    static PlainCall of(Stage stage, String method, String path, @Nullable JsonNode body) throws IOException {
        var sent = body == null ? null : RequestBody.create(Json.write(body), JSON);
        var none = method.equals("GET") ? null : RequestBody.create(new byte[0]);
        var request = new Request.Builder()
                .url(stage.discord.restUrl() + path)
                .header("Authorization", "Bot " + stage.discord.token())
                .method(method, sent == null ? none : sent)
                .build();
        try (var response = CLIENT.newCall(request).execute()) {
            return new PlainCall(response.code(), Json.parse(response.body().string()));
        }
    }
}
