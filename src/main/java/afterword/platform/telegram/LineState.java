package afterword.platform.telegram;

import afterword.chat.Connection.State;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the line to Telegram is, as seen from the answers to polls: the library repeats 401 and 409 for ever without
 * telling anybody.
 */
final class LineState implements Interceptor {
    private static final Logger log = LoggerFactory.getLogger(LineState.class);
    private static final String POLL = "/getupdates";

    private final AtomicReference<State> state = new AtomicReference<>(new State.Connecting("not started yet"));
    private volatile String account = "";

    State now() {
        return state.get();
    }

    void account(String name) {
        account = name;
    }

    void set(State next) {
        var before = state.getAndSet(next);
        if (!before.equals(next)) {
            switch (next) {
                case State.Connected(var name) -> log.info("Connected to Telegram as @{}", name);
                case State.Connecting(var reason) -> log.warn("Telegram: {}", reason);
                case State.Refused(var sentence) -> log.error("Telegram: {}", sentence);
            }
        }
    }

    static State.Refused refused() {
        return new State.Refused(
                "the token is refused. Check telegram.token: BotFather shows it (/mybots, API Token). Then start again.");
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var poll = chain.request().url().encodedPath().toLowerCase(Locale.ROOT).endsWith(POLL);
        try {
            var response = chain.proceed(chain.request());
            if (poll) {
                polled(response.code());
            }
            return response;
        } catch (IOException e) {
            if (poll && !chain.call().isCanceled()) {
                set(new State.Connecting("Telegram cannot be reached; I keep trying"));
            }
            throw e;
        }
    }

    private void polled(int code) {
        switch (code) {
            case 200 -> set(new State.Connected(account));
            case 401, 404 -> set(refused());
            case 409 ->
                set(
                        new State.Connecting(
                                "another process polls with the same token: stop that one, or give this one a token of its own"));
            default -> set(new State.Connecting("Telegram answers " + code + "; I keep trying"));
        }
    }
}
