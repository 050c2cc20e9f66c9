package afterword.platform.telegram;

import afterword.chat.Connection;
import afterword.chat.Platform;
import afterword.chat.UpdateInbox;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Polls Telegram: first asks who the bot is, then keeps one poll going and starts it anew when it has died. */
final class TelegramConnection implements Connection {
    private static final Logger log = LoggerFactory.getLogger(TelegramConnection.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration WATCH = Duration.ofSeconds(2);

    private final Wire wire;
    private final CommandMenu menu;
    private final UpdateInbox inbox;
    private final InboxWorker worker;
    private final Consumer<User> known;
    private volatile @Nullable BotSession session;
    private @Nullable TelegramBotsLongPollingApplication application;
    private @Nullable Thread thread;

    /** What calls go through. */
    record Wire(OkHttpClient http, TelegramClient client, TelegramUrl url, String token, LineState state) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Wire[" + url + "]";
        }
    }

    /** @param known told who the bot is */
    TelegramConnection(Wire wire, CommandMenu menu, UpdateInbox inbox, InboxWorker worker, Consumer<User> known) {
        this.wire = wire;
        this.menu = menu;
        this.inbox = inbox;
        this.worker = worker;
        this.known = known;
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public State state() {
        return wire.state().now();
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("telegram").start(this::run);
    }

    private void run() {
        try {
            var wait = FIRST_WAIT;
            while (!introduced()) {
                if (state() instanceof State.Refused) {
                    return;
                }
                Thread.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
            worker.start();
            menu.publish();
            while (true) {
                if (dead()) {
                    register();
                }
                Thread.sleep(WATCH);
            }
        } catch (InterruptedException _) {
            // close() ends the watch.
            Thread.currentThread().interrupt();
        }
    }

    private boolean introduced() {
        try {
            var me = wire.client().execute(new GetMe());
            known.accept(me);
            wire.state().account(me.getUserName());
            return true;
        } catch (TelegramApiRequestException e) {
            Integer code = e.getErrorCode();
            // 404 is Telegram's answer to something that does not even look like a token.
            if (code != null && (code == 401 || code == 404)) {
                wire.state().set(LineState.refused());
            } else {
                unreachable();
            }
            return false;
        } catch (TelegramApiException _) {
            unreachable();
            return false;
        }
    }

    private void unreachable() {
        wire.state().set(new State.Connecting("Telegram cannot be reached; I keep trying"));
    }

    /** A poll that ended by an exception of the library's is never scheduled again. */
    private boolean dead() {
        var current = session;
        return current == null
                || !current.isRunning()
                || current.getRunningPolling() == null
                || current.getRunningPolling().isDone();
    }

    private synchronized void register() {
        var polls = application;
        if (polls == null) {
            polls = new TelegramBotsLongPollingApplication(
                    ObjectMapper::new,
                    wire::http,
                    () -> Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                            .name("telegram-poll")
                            .daemon(true)
                            .factory()));
            application = polls;
        }
        try {
            unregister(polls);
            session = polls.registerBot(
                    wire.token(),
                    wire::url,
                    last -> {
                        var current = session;
                        return new RawUpdates(
                                last + 1, inbox, current == null ? null : current.getLastReceivedUpdate());
                    },
                    _ -> worker.wake());
        } catch (TelegramApiException e) {
            // The half-registered session would stand in the way of the next try.
            unregister(polls);
            log.warn("Polling could not start and will be tried again: {}", e.getMessage());
        }
    }

    private void unregister(TelegramBotsLongPollingApplication polls) {
        try {
            polls.unregisterBot(wire.token());
        } catch (TelegramApiException e) {
            log.debug("There was no session to end", e);
        }
        session = null;
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
        var polls = application;
        application = null;
        // The poll under way would hold the process for its timeout.
        wire.http().dispatcher().cancelAll();
        if (polls != null) {
            var current = session;
            if (current != null) {
                current.stop();
                current.getExecutor().shutdownNow();
            }
            session = null;
        }
        wire.http().dispatcher().cancelAll();
        worker.close();
        wire.http().dispatcher().executorService().shutdown();
        wire.http().connectionPool().evictAll();
    }
}
