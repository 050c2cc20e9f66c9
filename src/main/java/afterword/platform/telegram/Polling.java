package afterword.platform.telegram;

import afterword.chat.UpdateInbox;
import afterword.chat.UpdateInbox.StoredUpdate;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.util.ExponentialBackOff;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Keeps one {@code getUpdates} open at a time and writes what comes into the inbox before asking for more. */
final class Polling {
    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final List<String> KINDS = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "callback_query",
            "message_reaction",
            "message_reaction_count",
            "my_chat_member",
            "chat_member");
    private static final int LIMIT = 100;

    private final TelegramApi api;
    private final UpdateInbox inbox;
    private final Timing timing;
    private final Listener listener;
    /** The highest id that is in the inbox; it outlives a session that died. */
    private final AtomicInteger lastReceived = new AtomicInteger();

    private volatile @Nullable Session session;

    Polling(TelegramApi api, UpdateInbox inbox, Timing timing, Listener listener) {
        this.api = api;
        this.inbox = inbox;
        this.timing = timing;
        this.listener = listener;
    }

    /** Learns how the polling goes, on the polling's thread. */
    interface Listener {
        /** Telegram answered; there are new updates in the inbox when {@code news}. */
        void answered(boolean news);

        void failed(PollFailure failure);
    }

    /** Removes a webhook and begins to poll, in place of what polled before. */
    void open() throws TelegramApiException {
        // A session whose start failed, or which died, must be gone before the next one.
        close();
        var opened = new Session();
        session = opened;
        opened.library.start();
    }

    /** Whether the library has stopped by itself, which it tells nobody. */
    boolean ended() {
        var current = session;
        return current == null
                || current.library.getRunningPolling() == null
                || current.library.getRunningPolling().isDone();
    }

    /** Stops polling; a question under way is dropped. */
    void close() {
        var current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }

    /** One session of the library's, with a thread of its own. */
    private final class Session {
        private final StopSignal stop = new StopSignal();
        private final PollExchange exchange = new PollExchange(stop, this::failed);
        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("telegram-poll").factory());
        private final BotSession library;
        private int failures;
        private Duration pause = Duration.ZERO;
        private boolean confirmed;

        Session() {
            library = new BotSession(
                    api.mapper(),
                    api.pollingHttp().newBuilder().addInterceptor(exchange).build(),
                    thread,
                    api.token(),
                    api::url,
                    this::question,
                    ExponentialBackOff::new,
                    // What there is to do was done before the offset moved; an exception here would end the polling.
                    _ -> {});
            library.setLastReceivedUpdate(lastReceived);
        }

        void close() {
            stop.raise();
            library.stop();
            exchange.cancel();
            thread.shutdown();
        }

        /** The first question and each after a failure is answered at once, so that the line is known to work. */
        private GetUpdates question(int last) {
            stop.raisedWithin(pause);
            pause = Duration.ZERO;
            var question = new RawGetUpdates(api.mapper(), this::arrived, this::notTaken);
            if (last > 0) {
                question.setOffset(last + 1);
            }
            question.setLimit(LIMIT);
            question.setTimeout(confirmed ? Math.toIntExact(timing.longPoll().toSeconds()) : 0);
            question.setAllowedUpdates(KINDS);
            return question;
        }

        private void arrived(List<StoredUpdate> updates) {
            if (exchange.failed()) {
                return;
            }
            var lowest = updates.stream().mapToLong(StoredUpdate::updateId).min();
            inbox.add(updates);
            if (lowest.isPresent() && lowest.getAsLong() <= lastReceived.get()) {
                // Ids start again at a random one after a quiet week; the library would leave the lower ones out.
                lastReceived.set(Math.toIntExact(lowest.getAsLong()) - 1);
            }
            // A server that does not wait as asked would otherwise be asked without end.
            pause = confirmed && updates.isEmpty() && exchange.wasHasty() ? timing.firstPause() : Duration.ZERO;
            failures = 0;
            confirmed = true;
            listener.answered(!updates.isEmpty());
        }

        private void notTaken(Exception cause) {
            if (cause instanceof JsonProcessingException) {
                failed(new PollFailure(0, "what answers is not the Bot API: check telegram.api-url", null));
                return;
            }
            log.error("Telegram's updates could not be stored and will be asked for again", cause);
            failed(new PollFailure(0, "updates could not be stored: " + cause.getMessage(), null));
        }

        private void failed(PollFailure failure) {
            failures++;
            confirmed = false;
            pause = failure.delay() == null ? timing.pauseAfter(failures) : failure.delay();
            listener.failed(failure);
        }
    }
}
