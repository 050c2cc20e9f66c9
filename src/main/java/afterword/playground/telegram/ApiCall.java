package afterword.playground.telegram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of the bot on its way through a method. */
final class ApiCall {
    private final String method;
    private final Arguments arguments;
    private final List<Runnable> afterAnswer = new ArrayList<>();
    private @Nullable String note;

    /** {@code method} as the documentation spells it. */
    ApiCall(String method, Arguments arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    String method() {
        return method;
    }

    Arguments arguments() {
        return arguments;
    }

    /** Runs once the answer has gone out. */
    void afterAnswer(Runnable action) {
        afterAnswer.add(action);
    }

    /** A description that goes with a good answer, as deleteWebhook gives. */
    void note(String text) {
        note = text;
    }

    @Nullable
    String note() {
        return note;
    }

    void answered() {
        afterAnswer.forEach(Runnable::run);
    }
}
