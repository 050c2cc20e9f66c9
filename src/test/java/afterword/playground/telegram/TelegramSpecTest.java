package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the check finds what it is there to find; without it "no violations" would mean nothing. */
final class TelegramSpecTest {
    private static final String CHAT = "{\"id\":1,\"type\":\"private\"}";
    private static final String SENT = "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":" + CHAT + "}}";
    private static final String HELLO = "{\"chat_id\":\"1\",\"text\":\"Hello\",\"method\":\"sendmessage\"}";

    @Test
    void whatTheClientLibraryDoesIsAllowed() {
        assertThat(violations("sendmessage", HELLO, 200, SENT)).isEmpty();
    }

    static Stream<Arguments> deviations() {
        return Stream.of(
                Arguments.of("sendCoffee", "{}", 404, "", "sendCoffee: no such method"),
                Arguments.of("sendMessage", "{\"chat_id\":1}", 200, SENT, "text is required"),
                Arguments.of(
                        "sendMessage", "{\"chat_id\":1,\"text\":\"a\",\"colour\":1}", 200, SENT, "no field colour"),
                Arguments.of("sendMessage", "{\"chat_id\":1,\"text\":5}", 200, SENT, "text: expected String"),
                Arguments.of(
                        "sendMessage",
                        "{\"chat_id\":1,\"text\":\"a\",\"entities\":[{\"type\":\"bold\",\"offset\":\"0\",\"length\":1}]}",
                        200,
                        SENT,
                        "entities[0].offset: expected Integer"),
                Arguments.of("sendMessage", HELLO, 200, SENT.replace("\"date\":1,", ""), "date is required"),
                Arguments.of(
                        "sendMessage", HELLO, 200, SENT.replace("\"date\"", "\"mood\":1,\"date\""), "no field mood"),
                Arguments.of("sendMessage", HELLO, 400, "{\"ok\":false,\"error_code\":403}", "malformed refusal"),
                Arguments.of(
                        "getChatMember",
                        "{\"chat_id\":1,\"user_id\":2}",
                        200,
                        "{\"ok\":true,\"result\":{\"status\":\"bored\",\"user\":{\"id\":2,\"is_bot\":false,\"first_name\":\"A\"}}}",
                        "status: expected"),
                Arguments.of(
                        "getUpdates",
                        "{}",
                        200,
                        "{\"ok\":true,\"result\":[{\"update_id\":1,\"message\":{\"message_id\":1,\"chat\":" + CHAT
                                + "}}]}",
                        "getUpdates result[0].message: date is required"));
    }

    @ParameterizedTest
    @MethodSource
    void deviations(String method, String request, int status, String response, String finding) {
        assertThat(violations(method, request, status, response)).anyMatch(it -> it.contains(finding));
    }

    @Test
    void theReactionsAreThoseOfTheDescription() {
        try (var telegram = new LocalTelegram(InstantSource.system(), LocalTelegramSettings.defaults())) {
            assertThat(ReactionEmoji.STANDARD)
                    .hasSize(73)
                    .isEqualTo(TelegramSpec.attach(telegram).reactionEmoji());
        }
    }

    private static Iterable<String> violations(String method, String request, int status, String response) {
        try (var telegram = new LocalTelegram(InstantSource.system(), LocalTelegramSettings.defaults())) {
            var spec = TelegramSpec.attach(telegram);
            var arguments = (ObjectNode) new ObjectMapper().readTree(request);
            spec.check(new Exchange(method, arguments, false, status, response));
            return spec.violations();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(request, e);
        }
    }
}
