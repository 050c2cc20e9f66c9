package afterword.platform.telegram;

import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.Pace;
import afterword.chat.RichText;
import afterword.chat.SendResult;
import afterword.command.Reply;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Says to people what commands reply: at Telegram's pace, once, and again only where Telegram asks for it. */
final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final int TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final TelegramApi api;
    private final Pace pace;
    private final StopSignal stop;

    Answers(TelegramApi api, Pace pace, StopSignal stop) {
        this.api = api;
        this.pace = pace;
        this.stop = stop;
    }

    /** One call, made to a chat that may have moved meanwhile. */
    private interface Call {
        void to(ChannelRef channel) throws TelegramApiException;
    }

    /** Ends the waiting sign on a pressed button; Telegram limits these calls in no way. */
    void acknowledge(String callbackId) {
        try {
            api.call(new AnswerCallbackQuery(callbackId));
        } catch (TelegramApiException e) {
            // Too old after a pause, which changes nothing for the command itself.
            log.debug("A button press was not acknowledged: {}", TelegramErrors.words(e));
        }
    }

    /** Replies to what was asked: in a group as an answer to the asker's message. */
    void reply(Incoming.Ask ask, Reply reply) {
        MessageRef answered = ask.inPrivate() ? null : ask.message();
        if (reply instanceof Reply.Document(var text, var name, var content)) {
            var outgoing = Outgoing.words(TelegramRenderer.text(text).cut(Rendered.MAX_CAPTION), null, answered);
            // A stream is read once: every attempt needs its own.
            said(ask.where(), channel -> api.call(outgoing.document(channel, name, content)));
            return;
        }
        var parts = words(reply).split(Rendered.MAX_LENGTH);
        for (var i = 0; i < parts.size(); i++) {
            var last = i == parts.size() - 1;
            var keyboard = last && reply instanceof Reply.Message(var _, var buttons) ? Keyboard.of(buttons) : null;
            var outgoing = Outgoing.words(parts.get(i), keyboard, i == 0 ? answered : null);
            if (!(said(ask.where(), channel -> api.call(outgoing.send(channel, false))) instanceof SendResult.Sent)) {
                return;
            }
        }
    }

    /** Shows the reply in place of the message whose button was pressed; a refusal leaves it as it is. */
    void replace(Incoming.Ask ask, Reply reply) {
        if (!(reply instanceof Reply.Message(var text, var buttons))) {
            reply(ask, reply);
            return;
        }
        var outgoing = Outgoing.words(TelegramRenderer.text(text).cut(Rendered.MAX_LENGTH), Keyboard.of(buttons), null);
        var result = said(
                ask.where(),
                channel -> api.call(
                        outgoing.edit(new MessageRef(channel, ask.message().id()))));
        if (result instanceof SendResult.Rejected) {
            reply(ask, reply);
        }
    }

    private static Rendered words(Reply reply) {
        return TelegramRenderer.text(
                switch (reply) {
                    case Reply.Message(var text, var _) -> text;
                    case Reply.Document(var text, var _, var _) -> text;
                    case Reply.Refusal(var text) -> text;
                    case Reply.Form(var line, var title, var _) ->
                        RichText.of(
                                RichText.plain(title + ": write it after the command, "), RichText.code("/" + line));
                });
    }

    /** Makes the call until it is done, refused, or without an answer, which is not repeated. */
    private SendResult said(ChannelRef channel, Call call) {
        var target = channel;
        SendResult result = new SendResult.Rejected("not tried");
        for (var tries = 0; tries < TRIES; tries++) {
            result = attempt(target, call);
            switch (result) {
                case SendResult.RetryAfter(var delay, var _, var _) -> {
                    if (delay.compareTo(LONGEST_WAIT) > 0 || stop.raisedWithin(delay)) {
                        return result;
                    }
                }
                case SendResult.Moved(var to) -> target = to;
                case SendResult.Sent _ -> {
                    return result;
                }
                case SendResult.Gone _, SendResult.Closed _, SendResult.Rejected _, SendResult.Unknown _ -> {
                    log.info("An answer in {} was not delivered: {}", channel.id(), result);
                    return result;
                }
            }
        }
        log.warn("An answer in {} was given up: {}", channel.id(), result);
        return result;
    }

    private SendResult attempt(ChannelRef channel, Call call) {
        try {
            pace.awaitTurn(channel.whole());
            call.to(channel);
            return new SendResult.Sent(new MessageRef(channel, ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Rejected("closing");
        } catch (TelegramApiException e) {
            return TelegramErrors.says(e, "message is not modified")
                    ? new SendResult.Sent(new MessageRef(channel, ""))
                    : TelegramErrors.outcome(e, channel);
        }
    }
}
