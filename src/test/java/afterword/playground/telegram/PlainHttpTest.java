package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, whichever client sends it. */
final class PlainHttpTest {
    private final TestBot bot = new TestBot();
    private final ObjectMapper mapper = new ObjectMapper();
    private long ada;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", null);
        bot.people().start(ada);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void everyWayToSendArgumentsServes() throws IOException {
        var json = RequestBody.create(
                "{\"chat_id\":" + ada + ",\"text\":\"json\",\"method\":\"sendmessage\"}",
                MediaType.get("application/json"));
        var form = new FormBody.Builder()
                .add("chat_id", Long.toString(ada))
                .add("text", "form")
                .build();
        var multipart = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("chat_id", Long.toString(ada))
                .addFormDataPart("text", "multipart")
                .build();

        var byJson = ask(post("SENDMESSAGE", json));
        var byForm = ask(post("sendMessage", form));
        var byMultipart = ask(post("sendmessage", multipart));
        var byGet = ask(address("sendMessage?chat_id=" + ada + "&text=get").get());

        assertThat(byJson.at("/result/text").asText()).isEqualTo("json");
        assertThat(byForm.at("/result/text").asText()).isEqualTo("form");
        assertThat(byMultipart.at("/result/text").asText()).isEqualTo("multipart");
        assertThat(byGet.at("/result/text").asText()).isEqualTo("get");
    }

    @Test
    void refusesUnknownMethodsTokensAndAddresses() throws IOException {
        var method = ask(address("getMyStarBalance").get());
        var token = ask(new Request.Builder().url(bot.telegram.url() + "/bot1:wrong/getMe"));
        var nowhere = ask(new Request.Builder().url(bot.telegram.url() + "/nowhere"));

        assertThat(method.toString())
                .isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found: method not found\"}");
        assertThat(token.path("error_code").asInt()).isEqualTo(401);
        assertThat(nowhere.path("error_code").asInt()).isEqualTo(404);
    }

    @Test
    void answersGetMeInFull() throws IOException {
        var me = ask(address("getMe").get()).path("result");

        assertThat(me.path("id").asLong()).isEqualTo(bot.community().bot());
        assertThat(me.path("can_read_all_group_messages").asBoolean(true)).isFalse();
    }

    private Request.Builder address(String method) {
        return new Request.Builder().url(bot.telegram.url() + "/bot" + bot.telegram.token() + "/" + method);
    }

    private Request.Builder post(String method, RequestBody body) {
        return address(method).post(body);
    }

    private JsonNode ask(Request.Builder request) throws IOException {
        try (var response = bot.http.newCall(request.build()).execute()) {
            return mapper.readTree(response.body().string());
        }
    }
}
