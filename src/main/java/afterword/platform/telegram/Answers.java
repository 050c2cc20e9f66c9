package afterword.platform.telegram;

import afterword.chat.Button;
import afterword.chat.OutgoingMessage;
import afterword.chat.Pace;
import afterword.chat.RichText;
import afterword.command.Reply;
import java.io.Serializable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Answers to people: past the outbox, within Telegram's pace, before everything that waits. */
final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final int TRIES = 3;
    private static final int MAX_WAIT_SECONDS = 60;

    private final TelegramClient client;
    private final Pace pace;

    Answers(TelegramClient client, Pace pace) {
        this.client = client;
        this.pace = pace;
    }

    /** Stops the button's progress mark; must come within seconds and costs no rate. */
    void acknowledge(String callback) {
        try {
            var _ = client.execute(new AnswerCallbackQuery(callback));
        } catch (TelegramApiException e) {
            log.debug("A pressed button was not acknowledged", e);
        }
    }

    /** Answers the asking message. */
    void answer(Happening.Origin origin, Reply reply) {
        var message =
                new OutgoingMessage.Text(text(reply), origin.space() == null ? null : origin.message(), buttons(reply));
        attempt(origin, TelegramCalls.send(origin.where(), message, false));
    }

    /** Shows the reply in place of the message whose button was pressed. */
    void replace(Happening.Origin origin, Reply reply) {
        attempt(
                origin,
                TelegramCalls.edit(origin.message(), new OutgoingMessage.Text(text(reply), null, buttons(reply))));
    }

    private static RichText text(Reply reply) {
        return switch (reply) {
            case Reply.Message(var text, var _) -> text;
            case Reply.Refusal(var text) -> text;
            case Reply.Form form -> throw new IllegalStateException("Telegram has no forms: " + form.title());
        };
    }

    private static List<Button> buttons(Reply reply) {
        return reply instanceof Reply.Message(var _, var buttons) ? buttons : List.of();
    }

    private void attempt(Happening.Origin origin, BotApiMethod<? extends Serializable> call) {
        try {
            for (var attempt = 1; attempt <= TRIES; attempt++) {
                pace.awaitTurn(origin.where());
                if (attempted(call, attempt == TRIES)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when Telegram asked to wait, and that was waited for. */
    private boolean attempted(BotApiMethod<? extends Serializable> call, boolean last) throws InterruptedException {
        try {
            var _ = client.execute(call);
            return true;
        } catch (TelegramApiRequestException e) {
            var parameters = e.getParameters();
            if (last
                    || parameters == null
                    || parameters.getRetryAfter() == null
                    || parameters.getRetryAfter() > MAX_WAIT_SECONDS) {
                log.warn("An answer was refused: {}", e.getMessage());
                return true;
            }
            Thread.sleep(parameters.getRetryAfter() * 1_000L);
            return false;
        } catch (TelegramApiException e) {
            log.warn("An answer may not have arrived: {}", e.getMessage());
            return true;
        }
    }
}
