package afterword.playground.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;

/** Sends a call without the library's own checks, so that the server's are seen. */
record PlainCall(TestBot bot) {
    JsonNode post(BotApiMethod<?> method) {
        var mapper = new ObjectMapper();
        try {
            var body = RequestBody.create(mapper.writeValueAsBytes(method), MediaType.get("application/json"));
            var address = bot.telegram.url() + "/bot" + bot.telegram.token() + "/" + method.getMethod();
            var request = new Request.Builder().url(address).post(body).build();
            try (var response = bot.http.newCall(request).execute()) {
                return mapper.readTree(response.body().string());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Calling " + method.getMethod(), e);
        }
    }
}
