package afterword.platform.telegram;

import afterword.chat.Connection;
import afterword.chat.Inbound;
import afterword.chat.InboundEvent;
import afterword.chat.Platform;
import afterword.chat.UpdateInbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Finds out who the bot is, polls, and begins again whenever the polling ends. */
final class TelegramConnection implements Connection {
    private static final Logger log = LoggerFactory.getLogger(TelegramConnection.class);

    private final Parts parts;
    private final Inbound inbound;
    private final Timing timing;
    private final InstantSource time;
    private final Polling polling;
    private final StopSignal stop;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean conflictTold = new AtomicBoolean();
    private volatile State state = new State.Connecting("not started yet");
    private volatile String account = "";
    private volatile boolean askAgain;

    TelegramConnection(Parts parts, UpdateInbox inbox, Inbound inbound, Timing timing, InstantSource time) {
        this.parts = parts;
        this.inbound = inbound;
        this.timing = timing;
        this.time = time;
        stop = parts.stop();
        polling = new Polling(parts.api(), inbox, timing, new Line());
    }

    /** What begins to work once the bot knows who it is, and ends with the connection. */
    record Parts(TelegramApi api, StopSignal stop, UpdateWorker worker, IncomingHandler handler, CommandMenu menu) {}

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public void start() {
        if (started.compareAndSet(false, true)) {
            state = new State.Connecting("asking Telegram who the bot is");
            Thread.ofVirtual().name("telegram-connection").start(this::run);
        }
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop.raise();
        polling.close();
        parts.worker().close();
        parts.api().close();
        if (!(state instanceof State.Refused)) {
            state = new State.Connecting("closed");
        }
    }

    private void run() {
        var introduced = false;
        for (var failures = 0; !stop.isRaised(); ) {
            try {
                var bot = Bot.of(parts.api().call(new GetMe()));
                account = "@" + bot.username();
                parts.handler().introduce(bot);
                if (!introduced) {
                    introduced = true;
                    parts.worker().start();
                    Thread.startVirtualThread(this::publishMenu);
                }
                poll();
                failures = 0;
            } catch (TelegramApiException e) {
                if (refused(e)) {
                    return;
                }
                failures++;
                connecting("Telegram cannot be reached: " + TelegramErrors.words(e));
                stop.raisedWithin(asked(e).orElse(timing.pauseAfter(failures)));
            } catch (RuntimeException e) {
                failures++;
                log.error("The connection to Telegram failed and will be tried again", e);
                stop.raisedWithin(timing.pauseAfter(failures));
            }
        }
    }

    /** Polls until there is a reason to begin anew. */
    private void poll() throws TelegramApiException {
        askAgain = false;
        polling.open();
        if (stop.isRaised()) {
            // Closed while it opened.
            polling.close();
            return;
        }
        while (!askAgain && !polling.ended()) {
            if (stop.raisedWithin(timing.watch())) {
                return;
            }
        }
        log.warn("Telegram polling ended and begins anew");
        polling.close();
        stop.raisedWithin(timing.firstPause());
    }

    /** How long Telegram asks to wait, where it does. */
    private static Optional<Duration> asked(TelegramApiException failure) {
        return TelegramErrors.refusal(failure)
                .map(TelegramApiRequestException::getParameters)
                .map(ResponseParameters::getRetryAfter)
                .map(Duration::ofSeconds);
    }

    private boolean refused(TelegramApiException failure) {
        var code = TelegramErrors.refusal(failure).map(it -> it.getErrorCode()).orElse(0);
        if (!new PollFailure(code, "", null).isToken()) {
            return false;
        }
        var sentence = "Telegram does not accept the bot's token (" + TelegramErrors.words(failure)
                + "): check telegram.token in the configuration; BotFather shows the one that is valid.";
        state = new State.Refused(sentence);
        log.error(sentence);
        return true;
    }

    private void connecting(String reason) {
        // Only the first of a row of failures is news.
        if (!(state instanceof State.Connecting(var before)) || !before.equals(reason)) {
            log.warn("Not connected to Telegram: {}", reason);
        }
        state = new State.Connecting(reason);
    }

    private void publishMenu() {
        try {
            parts.menu().publish();
        } catch (TelegramApiException e) {
            log.warn("The command menu could not be brought up to date: {}", TelegramErrors.words(e));
        }
    }

    private void tellReconnected() {
        var id = "t:connected:" + time.instant().toEpochMilli();
        try {
            inbound.accept(new InboundEvent.Reconnected(id, Platform.TELEGRAM));
        } catch (RuntimeException e) {
            log.error("What follows a new connection to Telegram failed", e);
        }
    }

    /** How the polling goes. */
    private final class Line implements Polling.Listener {
        @Override
        public void answered(boolean news) {
            if (!(state instanceof State.Connected) && !stop.isRaised()) {
                state = new State.Connected(account);
                log.info("Connected to Telegram as {}", account);
                Thread.startVirtualThread(TelegramConnection.this::tellReconnected);
            }
            if (news) {
                parts.worker().wake();
            }
        }

        @Override
        public void failed(PollFailure failure) {
            if (failure.isToken() || failure.isWebhook()) {
                askAgain = true;
            }
            if (failure.isConflict()) {
                var sentence = "another program fetches this bot's updates (" + failure.reason()
                        + "): stop it, or give each its own bot and token";
                state = new State.Connecting(sentence);
                if (conflictTold.compareAndSet(false, true)) {
                    log.error("Not connected to Telegram: {}", sentence);
                }
                return;
            }
            connecting(failure.reason());
        }
    }
}
