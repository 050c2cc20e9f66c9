package afterword.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.SendResult;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.exceptions.ContextException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Response;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordErrorsTest {
    private static final MessageRef MESSAGE = DiscordIds.message("2", "7");
    private static final Action SEND = new Action.Send(MESSAGE.channel(), Scene.text("x"), false);
    private static final Action MIRROR = new Action.Send(MESSAGE.channel(), Scene.mirror("Ada", "x"), false);
    private static final Action FORUM = new Action.SendToForum(MESSAGE.channel(), "T", Scene.text("x"), List.of());
    private static final Action EDIT = new Action.Edit(MESSAGE, Scene.text("x"));
    private static final Action DELETE = new Action.Delete(MESSAGE, false);
    private static final Action THREAD = new Action.OpenThread(MESSAGE, "T");
    private static final Action REACT = new Action.React(MESSAGE, "🔥");
    private static final Action CROSSPOST = new Action.Crosspost(MESSAGE);

    private static Action action(String name) {
        return switch (name) {
            case "send" -> SEND;
            case "mirror" -> MIRROR;
            case "forum" -> FORUM;
            case "edit" -> EDIT;
            case "delete" -> DELETE;
            case "thread" -> THREAD;
            case "react" -> REACT;
            case "crosspost" -> CROSSPOST;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "send, 404, 10003, Gone",
        "forum, 404, 10003, Gone",
        "delete, 404, 10003, Sent",
        "send, 403, 50001, Gone",
        "edit, 403, 50001, Gone",
        "send, 403, 50013, Gone",
        "mirror, 403, 50013, Gone",
        "react, 403, 50013, Rejected",
        "thread, 403, 50013, Rejected",
        "edit, 404, 10008, Rejected",
        "react, 404, 10008, Rejected",
        "delete, 404, 10008, Sent",
        "thread, 400, 160004, Sent",
        "crosspost, 400, 40033, Sent",
        "send, 403, 50007, Gone",
        "send, 400, 50278, Gone",
        "send, 400, 50035, Rejected",
        "forum, 400, 40067, Rejected",
        "mirror, 400, 30007, Rejected",
        "mirror, 404, 10015, RetryAfter",
        "send, 400, 160005, Closed",
        "edit, 400, 50083, Rejected",
        "react, 400, 30010, Rejected",
        "react, 403, 90001, Rejected",
        "edit, 429, 30046, RetryAfter",
        "send, 400, 999999, Rejected",
        "send, 401, 0, RetryAfter",
        "send, 500, 0, Unknown",
        "mirror, 503, 0, Unknown",
        "edit, 500, 0, RetryAfter",
        "delete, 502, 0, RetryAfter",
    })
    void saysWhatDiscordsCodeMeans(String action, int status, int code, String result) {
        var failure = answered(status, "application/json", "{\"message\":\"Because\",\"code\":" + code + "}");

        assertThat(DiscordErrors.result(action(action), failure).getClass().getSimpleName())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"500, Unknown", "502, Unknown", "403, RetryAfter", "429, RetryAfter"})
    void doesNotTakeAPageOfAServerInBetweenForDiscordsAnswer(int status, String result) {
        var failure = answered(status, "text/html", "<html>" + status + "</html>");

        assertThat(DiscordErrors.result(MIRROR, failure).getClass().getSimpleName())
                .isEqualTo(result);
    }

    @Test
    void takesAThreadThatIsThereForTheThread() {
        var failure = answered(400, "application/json", "{\"message\":\"There\",\"code\":160004}");

        assertThat(DiscordErrors.result(THREAD, failure)).isEqualTo(new SendResult.Sent(DiscordIds.message("7", "7")));
    }

    @Test
    void doesNotKnowWhatBecameOfACallWithoutAnAnswer() {
        var broken = unanswered(new IOException("reset"));
        var neverLeft = unanswered(new ConnectException("refused"));

        assertThat(DiscordErrors.result(FORUM, broken)).isInstanceOf(SendResult.Unknown.class);
        assertThat(DiscordErrors.result(REACT, broken)).isInstanceOf(SendResult.RetryAfter.class);
        assertThat(DiscordErrors.result(FORUM, neverLeft)).isInstanceOf(SendResult.RetryAfter.class);
    }

    @Test
    void hasSaidNothingWhileItWasStillPreparing() {
        var failure = new Unprepared(unanswered(new IOException("reset")));

        assertThat(DiscordErrors.result(MIRROR, failure)).isInstanceOf(SendResult.RetryAfter.class);
    }

    @Test
    void triesAgainWhatTheClosingLineRefused() {
        assertThat(DiscordErrors.result(SEND, new RejectedExecutionException("stopped")))
                .isInstanceOf(SendResult.RetryAfter.class);
    }

    @Test
    void saysWhichPartOfABodyIsWrong() {
        var body = """
                {"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[
                {"code":"BASE_TYPE_BAD_LENGTH","message":"Must be 2000 or fewer in length."}]}}}""";

        var result = DiscordErrors.result(SEND, answered(400, "application/json", body));

        assertThat(result)
                .isEqualTo(new SendResult.Rejected("Discord says: Invalid Form Body (50035) content -"
                        + " BASE_TYPE_BAD_LENGTH: Must be 2000 or fewer in length."));
    }

    @Test
    void namesTheStatusOfAServerInTrouble() {
        // As JDA gives it to a blocking caller: with its own place in the code as the cause.
        var failure = answered(500, "application/json", "{\"message\":\"500: Internal Server Error\",\"code\":0}");
        failure.initCause(new ContextException());

        assertThat(DiscordErrors.result(SEND, failure)).isEqualTo(new SendResult.Unknown("Discord answered 500"));
    }

    private static ErrorResponseException answered(int status, String type, String body) {
        var raw = new okhttp3.Response.Builder()
                .request(new Request.Builder().url("http://127.0.0.1/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("status")
                .body(ResponseBody.create(body, MediaType.get(type)))
                .build();
        var response = new Response(raw, -1, Set.of());
        return ErrorResponseException.create(
                ErrorResponse.fromJSON(response.optObject().orElse(null)), response);
    }

    private static ErrorResponseException unanswered(Exception cause) {
        return ErrorResponseException.create(ErrorResponse.SERVER_ERROR, new Response(cause, Set.of()));
    }
}
