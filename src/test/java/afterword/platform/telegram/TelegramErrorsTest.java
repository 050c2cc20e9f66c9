package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SendResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.objects.ApiResponse;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** What refusals and silence mean for a call. */
final class TelegramErrorsTest {
    private static final ChannelRef TOPIC = new ChannelRef(Platform.TELEGRAM, "-1005", "3");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            400, Bad Request: chat not found,                                        Gone
            400, Bad Request: message thread not found,                              Gone
            400, Bad Request: not enough rights to send text messages to the chat,   Gone
            400, Bad Request: have no rights to send a message,                      Gone
            400, Bad Request: need administrator rights in the channel chat,         Gone
            400, Bad Request: message to edit not found,                             Rejected
            400, Bad Request: message can't be edited,                               Rejected
            400, Bad Request: REACTION_INVALID,                                      Rejected
            400, Bad Request: message text is empty,                                 Rejected
            403, Forbidden: bot was blocked by the user,                             Gone
            403, Forbidden: bot was kicked from the supergroup chat,                 Gone
            403, Forbidden: user is deactivated,                                     Gone
            403, Forbidden: bot can't initiate conversation with a user,             Gone
            401, Unauthorized,                                                       RetryAfter
            429, Too Many Requests: retry after 3,                                   RetryAfter
            404, Not Found,                                                          Rejected
            500, Internal Server Error,                                              Unknown
            """)
    void aRefusalHasItsMeaning(int code, String description, String meaning) {
        var outcome = TelegramErrors.outcome(refusal(code, description, "{}"), TOPIC);

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(outcome.toString()).contains(description);
    }

    @Test
    void aLimitWaitsAsLongAsTelegramSays() {
        var parameters = TelegramErrors.outcome(refusal(429, "Too Many Requests", "{\"retry_after\":17}"), TOPIC);
        var words = TelegramErrors.outcome(refusal(429, "Too Many Requests: retry after 9", "{}"), TOPIC);

        assertThat(parameters)
                .isEqualTo(new SendResult.RetryAfter(Duration.ofSeconds(17), false, "429 Too Many Requests"));
        assertThat(words)
                .isEqualTo(new SendResult.RetryAfter(
                        Duration.ofSeconds(9), false, "429 Too Many Requests: retry after 9"));
    }

    @Test
    void aGroupThatBecameASupergroupIsTheSameChatElsewhere() {
        var moved = refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                "{\"migrate_to_chat_id\":-1009876543210}");

        var outcome = TelegramErrors.outcome(moved, TOPIC);

        assertThat(outcome).isEqualTo(new SendResult.Moved(new ChannelRef(Platform.TELEGRAM, "-1009876543210", "3")));
    }

    @Test
    void whatNeverLeftMayBeTriedAgainAndWhatMayHaveIsUnknown() {
        var refused = new CallWatch.NeverSentException(new ConnectException("Connection refused"));

        assertThat(TelegramErrors.outcome(wrapped(refused), TOPIC)).isInstanceOf(SendResult.RetryAfter.class);
        assertThat(TelegramErrors.outcome(wrapped(new SocketTimeoutException("timeout")), TOPIC))
                .isInstanceOf(SendResult.Unknown.class);
        assertThat(TelegramErrors.outcome(wrapped(new CallWatch.ServerFailureException(502)), TOPIC))
                .isEqualTo(new SendResult.Unknown(
                        "no answer from Telegram: " + new CallWatch.ServerFailureException(502)));
        assertThat(TelegramErrors.outcome(wrapped(new CallWatch.NotTelegramException(403)), TOPIC))
                .isInstanceOfSatisfying(
                        SendResult.RetryAfter.class,
                        it -> assertThat(it.everywhere()).isTrue());
        assertThat(TelegramErrors.outcome(
                        wrapped(new InterruptedIOException("executor rejected")
                                .initCause(new RejectedExecutionException())),
                        TOPIC))
                .isInstanceOf(SendResult.RetryAfter.class);
        assertThat(TelegramErrors.outcome(new TelegramApiException("nothing came"), TOPIC))
                .isInstanceOf(SendResult.Unknown.class);
    }

    private static TelegramApiException wrapped(Throwable cause) {
        return new TelegramApiException("Unable to execute", new ExecutionException(cause));
    }

    private static TelegramApiRequestException refusal(int code, String description, String parameters) {
        var json = "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\",\"parameters\":%s}"
                .formatted(code, description, parameters);
        try {
            return new TelegramApiRequestException("Error", new ObjectMapper().readValue(json, ApiResponse.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
